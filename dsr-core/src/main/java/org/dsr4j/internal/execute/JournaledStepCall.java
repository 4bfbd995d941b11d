package org.dsr4j.internal.execute;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.internal.cases.StepHistory;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.CaseId;
import org.dsr4j.spi.StepCall;
import org.dsr4j.spi.StepPeriod;

/**
 * The step call for an adapter, with the history of the step in the journal.
 *
 * @param history the history at the time of the call
 * @param steps the histories of all steps of the plan
 */
record JournaledStepCall(
    PlannedStep step,
    String planDigest,
    CaseId caseId,
    StepHistory history,
    Function<String, StepHistory> steps,
    Cancellation cancellation)
    implements StepCall {

  @Override
  public Optional<Instant> firstAttempt() {
    return Optional.ofNullable(history.first());
  }

  @Override
  public boolean unsettled() {
    return history.inProgress();
  }

  @Override
  public Optional<StepPeriod> period(String stepId) {
    StepHistory other = steps.apply(stepId);
    return Optional.ofNullable(other.ended()).map(ended -> new StepPeriod(other.first(), ended));
  }

  @Override
  public Optional<String> approvalCode() {
    return Optional.ofNullable(history.approvalCode());
  }
}
