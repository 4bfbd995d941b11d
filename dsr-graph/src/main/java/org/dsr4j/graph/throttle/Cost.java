package org.dsr4j.graph.throttle;

import static java.util.Objects.requireNonNull;

/**
 * The amount that a call uses of one limit.
 *
 * @param limit the limit
 * @param key the person or report, for limits that apply to each of them separately; empty for all
 *     others
 * @param amount the amount, in the limit's unit
 */
public record Cost(ThrottleLimit limit, String key, double amount) {

  /**
   * Refuses null.
   *
   * @param limit not null
   * @param key not null
   * @param amount how much
   */
  public Cost {
    requireNonNull(limit, "limit");
    requireNonNull(key, "key");
  }

  /** The key may be a person's id. */
  @Override
  public String toString() {
    return amount + " of " + limit.name();
  }
}
