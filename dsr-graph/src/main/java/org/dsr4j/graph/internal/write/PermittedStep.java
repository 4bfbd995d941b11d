package org.dsr4j.graph.internal.write;

import java.util.Optional;
import org.dsr4j.spi.StepPermit;

/** Lets the one request leave that the approved plan pins for the step being performed. */
record PermittedStep(StepPermit permit) implements WriteAuthorization {

  @Override
  public Optional<String> refusal(String requestDigest) {
    if (permit.claim(requestDigest)) {
      return Optional.empty();
    }
    if (permit.isRevoked()) {
      return Optional.of("the step's permit was revoked");
    }
    Optional<String> pinned = permit.requestDigest();
    if (pinned.isEmpty()) {
      return Optional.of(
          "the plan is of an older version and does not pin the step's request: make a new plan");
    }
    return Optional.of(
        pinned.get().equals(requestDigest)
            ? "the step's permit was used before"
            : "it is not the request that the approved plan pins for the step");
  }

  @Override
  public boolean isRevoked() {
    return permit.isRevoked();
  }
}
