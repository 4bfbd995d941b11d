package org.dsr4j.spi;

import java.time.Instant;
import java.util.Optional;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.CaseId;

/** One step of an approved plan that is being executed. */
public interface StepCall {

  /**
   * The step.
   *
   * @return as it was planned and approved
   */
  PlannedStep step();

  /**
   * The plan it belongs to.
   *
   * @return the digest that was approved
   */
  String planDigest();

  /**
   * The case, for services that want a reason.
   *
   * @return the id of the request, which holds no personal data
   */
  CaseId caseReference();

  /**
   * When the step was performed first, or first seen under way at the service, for telling its
   * traces from older ones.
   *
   * @return empty when neither ever was
   */
  Optional<Instant> firstAttempt();

  /**
   * The code under which somebody was asked to approve the step at the service.
   *
   * @return of {@link StepOutcome.AwaitingApproval}, or empty
   */
  Optional<String> approvalCode();

  /**
   * To be heeded while waiting.
   *
   * @return the cancellation
   */
  Cancellation cancellation();
}
