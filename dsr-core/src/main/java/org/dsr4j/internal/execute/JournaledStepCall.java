package org.dsr4j.internal.execute;

import java.time.Instant;
import java.util.Optional;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.internal.cases.StepHistory;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.CaseId;
import org.dsr4j.spi.StepCall;

/**
 * A step as an adapter is handed it, with what the journal knows of it.
 *
 * @param memory what the journal knew when the step was handed over
 */
record JournaledStepCall(
    PlannedStep step,
    String planDigest,
    CaseId caseReference,
    StepHistory memory,
    Cancellation cancellation)
    implements StepCall {

  @Override
  public Optional<Instant> firstAttempt() {
    return Optional.ofNullable(memory.first());
  }

  @Override
  public Optional<String> approvalCode() {
    return Optional.ofNullable(memory.approvalCode());
  }
}
