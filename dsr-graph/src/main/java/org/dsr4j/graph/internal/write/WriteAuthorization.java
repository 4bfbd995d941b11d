package org.dsr4j.graph.internal.write;

import java.util.Optional;

/** The authorisation of one write. Thread-safe. */
public interface WriteAuthorization {

  /**
   * Uses up the authorisation for a write that is about to be sent.
   *
   * @param requestDigest the digest of the request that is sent
   * @return why it must not be sent, or empty
   */
  Optional<String> refusal(String requestDigest);

  /** Whether it has ended, so that no further request may be sent. */
  boolean isRevoked();
}
