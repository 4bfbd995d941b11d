package org.dsr4j.testkit.contract;

import java.time.Instant;
import java.util.Optional;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.CaseId;
import org.dsr4j.spi.StepCall;

/** One step as the kit hands it to an adapter when it plays the engine. */
record StepOfPlan(
    PlannedStep step, String planDigest, Optional<Instant> firstAttempt, Cancellation cancellation)
    implements StepCall {

  @Override
  public CaseId caseReference() {
    return Seeds.CASE;
  }

  @Override
  public Optional<String> approvalCode() {
    return Optional.empty();
  }

  @Override
  public String toString() {
    return "StepOfPlan[" + step.id() + "]";
  }
}
