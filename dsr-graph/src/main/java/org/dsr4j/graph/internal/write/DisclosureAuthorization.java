package org.dsr4j.graph.internal.write;

import java.util.Optional;
import org.dsr4j.graph.model.DisclosureRequest;

/** Lets one disclosing POST leave, and nothing else. */
record DisclosureAuthorization(DisclosureRequest post) implements WriteAuthorization {

  @Override
  public Optional<String> refusal(String requestDigest) {
    return requestDigest.equals(post.write().requestDigest())
        ? Optional.empty()
        : Optional.of("it is not the disclosure that was asked for");
  }

  @Override
  public boolean isRevoked() {
    return false;
  }
}
