package org.dsr4j.graph.internal.write;

import java.util.Optional;
import org.dsr4j.graph.model.GraphWrite;

/** Authorises one write until it is revoked, without an engine. */
public final class FakeAuthorization implements WriteAuthorization, AutoCloseable {

  private final String digest;
  private volatile boolean revoked;

  public FakeAuthorization(GraphWrite write) {
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
