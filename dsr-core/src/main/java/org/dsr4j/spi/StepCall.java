package org.dsr4j.spi;

import java.time.Instant;
import java.util.Optional;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.CaseId;

/** One step of an approved plan during its execution. */
public interface StepCall {

  /**
   * The step to execute.
   *
   * @return the step as it was planned and approved
   */
  PlannedStep step();

  /**
   * The digest of the step's plan.
   *
   * @return the approved digest
   */
  String planDigest();

  /**
   * The case, for services that require a reason.
   *
   * @return the id of the request, which contains no personal data
   */
  CaseId caseId();

  /**
   * The first time at which the step was attempted or observed in progress. The adapter uses it to
   * distinguish the effects of this step from older ones.
   *
   * @return empty when neither happened
   */
  Optional<Instant> firstAttempt();

  /**
   * Whether the last attempt may still take effect: the service accepted it, or its response was
   * lost. False after a definite refusal.
   *
   * @return by default, whether there was an attempt
   */
  default boolean unsettled() {
    return firstAttempt().isPresent();
  }

  /**
   * When another step of the same plan was carried out. An adapter uses it to recognise the state
   * that this step left, for example which deletion of an account was the one of this plan.
   *
   * @param stepId the id of the other step, for example one of {@link PlannedStep#after()}
   * @return empty when the other step has not ended
   */
  default Optional<StepPeriod> period(String stepId) {
    return Optional.empty();
  }

  /**
   * The code with which the service identifies the requested approval.
   *
   * @return the code of {@link StepOutcome.AwaitingApproval}, or empty
   */
  Optional<String> approvalCode();

  /**
   * The cancellation, which the adapter must check while waiting.
   *
   * @return the cancellation
   */
  Cancellation cancellation();
}
