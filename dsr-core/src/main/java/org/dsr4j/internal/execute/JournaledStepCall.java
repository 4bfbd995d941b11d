package org.dsr4j.internal.execute;

import java.time.Instant;
import java.util.Optional;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.internal.cases.StepHistory;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.CaseId;
import org.dsr4j.spi.StepCall;

/**
 * The step call for an adapter, with the history of the step in the journal.
 *
 * @param history the history at the time of the call
 */
record JournaledStepCall(
    PlannedStep step,
    String planDigest,
    CaseId caseId,
    StepHistory history,
    Cancellation cancellation)
    implements StepCall {

  @Override
  public Optional<Instant> firstAttempt() {
    return Optional.ofNullable(history.first());
  }

  @Override
  public Optional<String> approvalCode() {
    return Optional.ofNullable(history.approvalCode());
  }
}
