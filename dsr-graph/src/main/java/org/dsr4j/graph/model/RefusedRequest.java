package org.dsr4j.graph.model;

import java.util.Locale;
import java.util.Map;

/**
 * What is known about a request that Graph refused.
 *
 * @param reads whether the request only reads
 * @param token what other responses show about its token
 * @param options its decoded query options
 */
public record RefusedRequest(boolean reads, TokenUse token, Map<String, String> options) {

  /** What other responses show about a token. */
  public enum TokenUse {
    /** Graph answered another request with this token. */
    ACCEPTED_BEFORE,
    /** Graph answered a request with an earlier token of the same credential. */
    ANOTHER_ACCEPTED,
    /** Graph answered no request yet. */
    UNPROVEN
  }

  /**
   * Copies the options.
   *
   * @param reads whether the request only reads
   * @param token what other responses show about its token
   * @param options its decoded query options
   */
  public RefusedRequest {
    options = Map.copyOf(options);
  }

  /** Whether a message in lower case quotes a property that the request selects. */
  boolean selects(String message) {
    for (String property : options.getOrDefault("$select", "").split(",", -1)) {
      if (!property.isEmpty() && message.contains("'" + property.toLowerCase(Locale.ROOT) + "'")) {
        return true;
      }
    }
    return false;
  }
}
