package org.dsr4j.graph.internal.write;

import java.util.Optional;
import org.dsr4j.graph.model.DisclosureRequest;

/** Authorises one disclosing POST, and no other request. */
record DisclosureAuthorization(DisclosureRequest post) implements WriteAuthorization {

  @Override
  public Optional<String> refusal(String requestDigest) {
    return requestDigest.equals(post.write().requestDigest())
        ? Optional.empty()
        : Optional.of("it is not the requested disclosure");
  }

  @Override
  public boolean isRevoked() {
    return false;
  }
}
