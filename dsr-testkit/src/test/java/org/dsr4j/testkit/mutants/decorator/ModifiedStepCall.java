package org.dsr4j.testkit.mutants.decorator;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.CaseId;
import org.dsr4j.spi.StepCall;
import org.dsr4j.spi.StepPeriod;

/** A call like another, but for what a mutant does otherwise. */
public record ModifiedStepCall(
    PlannedStep step,
    String planDigest,
    CaseId caseId,
    Optional<Instant> firstAttempt,
    Optional<String> approvalCode,
    Cancellation cancellation,
    Function<String, Optional<StepPeriod>> periods)
    implements StepCall {

  public static ModifiedStepCall like(StepCall call) {
    return new ModifiedStepCall(
        call.step(),
        call.planDigest(),
        call.caseId(),
        call.firstAttempt(),
        call.approvalCode(),
        call.cancellation(),
        call::period);
  }

  public ModifiedStepCall stoppedBy(Cancellation other) {
    return new ModifiedStepCall(
        step, planDigest, caseId, firstAttempt, approvalCode, other, periods);
  }

  /** The same step with another target. */
  public ModifiedStepCall at(String target) {
    PlannedStep elsewhere =
        new PlannedStep(
            step.id(),
            step.source(),
            step.phase(),
            step.kind(),
            step.version(),
            step.title(),
            target,
            step.label(),
            step.arguments(),
            step.prior(),
            step.preconditions(),
            step.reversibility(),
            step.after(),
            step.permissions(),
            step.requestDigest(),
            step.settledBy());
    return new ModifiedStepCall(
        elsewhere, planDigest, caseId, firstAttempt, approvalCode, cancellation, periods);
  }

  @Override
  public Optional<StepPeriod> period(String stepId) {
    return periods.apply(stepId);
  }
}
