package org.dsr4j.graph.internal.write;

import java.util.Optional;

/** What lets one write leave. Thread-safe. */
public interface WriteAuthorization {

  /**
   * Uses the authorization up for a write that is about to be sent.
   *
   * @param requestDigest of what will be on the wire
   * @return why it may not be sent, or empty
   */
  Optional<String> refusal(String requestDigest);

  /** Whether it ended, so that nothing more may leave. */
  boolean isRevoked();
}
