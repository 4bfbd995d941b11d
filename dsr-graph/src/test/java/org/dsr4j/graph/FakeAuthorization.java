package org.dsr4j.graph;

import java.util.Optional;

/** Authorises one write until it is revoked, without an engine. */
final class FakeAuthorization implements WriteAuthorization, AutoCloseable {

  private final String digest;
  private volatile boolean revoked;

  FakeAuthorization(GraphWrite write) {
    this.digest = write.requestDigest();
  }

  @Override
  public Optional<String> refusal(String requestDigest) {
    return !revoked && digest.equals(requestDigest)
        ? Optional.empty()
        : Optional.of("it is not authorised");
  }

  @Override
  public boolean isRevoked() {
    return revoked;
  }

  @Override
  public void close() {
    revoked = true;
  }
}
