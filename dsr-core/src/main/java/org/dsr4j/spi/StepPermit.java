package org.dsr4j.spi;

import java.util.Optional;
import org.dsr4j.change.RequestDigest;
import org.dsr4j.internal.execute.IssuedPermit;

/**
 * Permits one adapter to perform one step of one approved plan, once.
 *
 * <p>Only the engine creates permits: it creates one after the step's intent is durable in the
 * journal, hands it to {@link ChangeAction#perform}, and revokes it as soon as that method returns
 * or throws. A permit that was kept is of no use.
 *
 * <p>An adapter hands its permit to what sends requests, and that checks it right before sending:
 * {@link #claim} where the plan pins the request, else {@link #isRevoked}. Thread-safe; shows no
 * personal data.
 */
public sealed interface StepPermit permits IssuedPermit {

  /**
   * The plan that was approved.
   *
   * @return its digest
   */
  String planDigest();

  /**
   * The step that may be performed.
   *
   * @return its id
   */
  String stepId();

  /**
   * The case that the plan belongs to.
   *
   * @return its reference
   */
  String caseReference();

  /**
   * The one request that the plan pins for the step.
   *
   * @return its {@link RequestDigest}, or empty when the plan pins none
   */
  Optional<String> requestDigest();

  /**
   * Uses the permit up for the request that the plan pins.
   *
   * @param requestDigest the {@link RequestDigest} of what is about to be sent
   * @return true once, for the pinned request, while the permit is not revoked; false means that
   *     nothing may be sent
   */
  boolean claim(String requestDigest);

  /**
   * Whether the step is over.
   *
   * @return true for ever, once {@link ChangeAction#perform} returned or threw
   */
  boolean isRevoked();
}
