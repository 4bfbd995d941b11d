package org.dsr4j.graph.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.dsr4j.model.DsrException;

/**
 * Limits the attempts and waits of a connection after errors and throttling.
 *
 * <p>The connection waits as long as the service requests ({@code Retry-After}), up to the maximum
 * total wait. If the requested wait exceeds it, the request fails immediately and the failure
 * reports this. A wait for the connection's own throttle budget does not count as a retry; only the
 * deadline of the run limits it. Immutable.
 *
 * @param maxAttempts the maximum number of attempts for one request, from 1
 * @param maxTotalWait the maximum sum of all waits between the attempts of one request
 * @param initialDelay the first wait if the service requests none; it doubles with each attempt
 * @param maxDelay the longest wait if the service requests none
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
   * @param maxAttempts the maximum number of attempts for one request
   * @param maxTotalWait not null
   * @param initialDelay not null
   * @param maxDelay not null
   */
  public RetryPolicy {
    requireNonNull(maxTotalWait, "maxTotalWait");
    requireNonNull(initialDelay, "initialDelay");
    requireNonNull(maxDelay, "maxDelay");
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
   * Six attempts within ten minutes, with waits from one second to one minute.
   *
   * @return the default policy of a connection
   */
  public static RetryPolicy defaults() {
    return DEFAULTS;
  }

  /**
   * A policy that sends each request once.
   *
   * @return the policy
   */
  public static RetryPolicy none() {
    return NONE;
  }

  /**
   * Returns a copy with another maximum total wait.
   *
   * @param value the sum of all waits
   * @return a copy
   */
  public RetryPolicy maxTotalWait(Duration value) {
    return new RetryPolicy(maxAttempts, value, initialDelay, maxDelay);
  }

  /**
   * Returns the wait before the next attempt if the service requests none; reads add up to 20
   * percent.
   *
   * @param attempt the number of attempts so far, from 1
   * @return at most the maximum delay
   */
  public Duration delayAfter(int attempt) {
    int doublings = Math.min(attempt - 1, 30);
    Duration pause = initialDelay.multipliedBy(1L << doublings);
    return pause.compareTo(maxDelay) > 0 ? maxDelay : pause;
  }
}
