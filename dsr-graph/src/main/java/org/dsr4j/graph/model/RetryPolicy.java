package org.dsr4j.graph.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.dsr4j.model.DsrException;

/**
 * How patient a connection is with a service that fails or asks to slow down.
 *
 * <p>What the service asks for ({@code Retry-After}) is kept, however long, as far as the patience
 * goes; a request whose wait would go beyond it fails at once and says so. Waiting for one's own
 * throttle budget is no repetition and has no bound but the run's deadline. Immutable.
 *
 * @param maxAttempts how often one request is sent at most, from 1
 * @param maxTotalWait how long one request waits between its attempts at most, all waits together
 * @param initialDelay the first wait where the service names none; doubles each time
 * @param maxDelay the longest wait where the service names none
 */
public record RetryPolicy(
    int maxAttempts, Duration maxTotalWait, Duration initialDelay, Duration maxDelay) {

  private static final RetryPolicy DEFAULTS =
      new RetryPolicy(6, Duration.ofMinutes(10), Duration.ofSeconds(1), Duration.ofMinutes(1));
  private static final RetryPolicy NONE =
      new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /**
   * Refuses values outside the limits.
   *
   * @param maxAttempts how often one request is sent at most
   * @param maxTotalWait not null
   * @param initialDelay not null
   * @param maxDelay not null
   */
  public RetryPolicy {
    requireNonNull(maxTotalWait, "patience");
    requireNonNull(initialDelay, "firstPause");
    requireNonNull(maxDelay, "longestPause");
    if (maxAttempts < 1
        || maxTotalWait.isNegative()
        || initialDelay.isNegative()
        || maxDelay.compareTo(initialDelay) < 0) {
      throw new DsrException(
          GraphError.INVALID_CONFIGURATION,
          "A retry policy needs at least one attempt, and waits that are not negative with the"
              + " longest no shorter than the first");
    }
  }

  /**
   * Six attempts within ten minutes, from one second up to one minute apart.
   *
   * @return the policy of a connection for which none was set
   */
  public static RetryPolicy defaults() {
    return DEFAULTS;
  }

  /**
   * Sends each request once.
   *
   * @return the policy
   */
  public static RetryPolicy none() {
    return NONE;
  }

  /**
   * Changes how long one request waits at most.
   *
   * @param value all waits together
   * @return a copy
   */
  public RetryPolicy maxTotalWait(Duration value) {
    return new RetryPolicy(maxAttempts, value, initialDelay, maxDelay);
  }

  /**
   * The wait before the next attempt where the service names none; reading adds up to a fifth.
   *
   * @param attempt how often it was sent so far, from 1
   * @return no longer than the longest
   */
  public Duration delayAfter(int attempt) {
    int doublings = Math.min(attempt - 1, 30);
    Duration pause = initialDelay.multipliedBy(1L << doublings);
    return pause.compareTo(maxDelay) > 0 ? maxDelay : pause;
  }
}
