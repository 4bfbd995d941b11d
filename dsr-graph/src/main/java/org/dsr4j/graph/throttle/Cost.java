package org.dsr4j.graph.throttle;

import static java.util.Objects.requireNonNull;

/**
 * What a call takes from one limit.
 *
 * @param limit the limit
 * @param key tells the instances of a limit for each person or report apart; empty for all others
 * @param amount how much, in the limit's unit
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
