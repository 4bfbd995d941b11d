package org.dsr4j.graph;

import java.util.Optional;

/** Lets one disclosing POST leave, and nothing else. */
record DisclosureAuthorization(DisclosingPost post) implements WriteAuthorization {

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
