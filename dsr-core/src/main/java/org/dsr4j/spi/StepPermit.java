package org.dsr4j.spi;

import java.util.Optional;
import org.dsr4j.change.RequestDigest;
import org.dsr4j.internal.execute.IssuedPermit;
import org.dsr4j.model.CaseId;

/**
 * Allows one adapter to execute one step of one approved plan, once.
 *
 * <p>Only the engine creates permits. It creates a permit after the intent of the step is durable
 * in the journal, passes it to {@link ChangeAction#perform}, and revokes it when that method
 * returns or throws. A permit that was stored is useless.
 *
 * <p>The adapter passes the permit to the component that sends requests. That component checks the
 * permit immediately before it sends: with {@link #claim} when the plan pins the request, otherwise
 * with {@link #isRevoked}. Thread-safe; shows no personal data.
 */
public sealed interface StepPermit permits IssuedPermit {

  /**
   * The plan that was approved.
   *
   * @return its digest
   */
  String planDigest();

  /**
   * The step that may be executed.
   *
   * @return its id
   */
  String stepId();

  /**
   * The case that the plan belongs to.
   *
   * @return the id of the request
   */
  CaseId caseId();

  /**
   * The one request that the plan pins for the step.
   *
   * @return its {@link RequestDigest}, or empty when the plan pins none
   */
  Optional<String> requestDigest();

  /**
   * Uses the permit for the request that the plan pins.
   *
   * @param requestDigest the {@link RequestDigest} of the request to send
   * @return true once, for the pinned request, while the permit is not revoked; false means that
   *     nothing may be sent
   */
  boolean claim(String requestDigest);

  /**
   * Returns whether the step is over.
   *
   * @return true permanently after {@link ChangeAction#perform} returned or threw
   */
  boolean isRevoked();
}
