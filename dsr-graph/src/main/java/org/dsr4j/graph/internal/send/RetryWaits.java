package org.dsr4j.graph.internal.send;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.dsr4j.graph.model.RetryPolicy;

/**
 * Decides whether one request is sent again, and how long it waits before that.
 *
 * <p>A wait that the service requests ({@code Retry-After}) is respected without an upper limit of
 * its own. Without such a request, the wait doubles from the policy's initial delay up to its
 * maximum delay. There is no further attempt when the attempts are used up, or when the sum of all
 * waits would exceed the policy's maximum total wait. Used by one thread, for one request.
 */
public final class RetryWaits {

  private static final double JITTER = 0.2;

  private final RetryPolicy policy;
  private final int maxAttempts;
  private final double jitter;
  private int attempts;
  private Duration waited = Duration.ZERO;
  private String refusal = "";

  private RetryWaits(RetryPolicy policy, int maxAttempts, double jitter) {
    this.policy = requireNonNull(policy, "policy");
    this.maxAttempts = maxAttempts;
    this.jitter = jitter;
  }

  /**
   * Waits exactly according to the policy.
   *
   * @param policy limits the attempts and the waits
   * @return the waits of one request, before its first attempt
   */
  public static RetryWaits of(RetryPolicy policy) {
    return new RetryWaits(policy, policy.maxAttempts(), 0);
  }

  /** Limits the number of retries, if the policy does not allow fewer. */
  public static RetryWaits of(RetryPolicy policy, int maxRepetitions) {
    return new RetryWaits(policy, Math.min(policy.maxAttempts(), maxRepetitions + 1), 0);
  }

  /**
   * Adds up to 20 percent to waits of the policy, so that requests that were refused together do
   * not return together.
   */
  static RetryWaits withJitter(RetryPolicy policy) {
    return new RetryWaits(policy, policy.maxAttempts(), JITTER);
  }

  /** Limits the waits only: the caller decides whether an attempt counts. */
  public static RetryWaits ofAnyAttempts(RetryPolicy policy) {
    return new RetryWaits(policy, Integer.MAX_VALUE, 0);
  }

  /**
   * Counts a failed attempt.
   *
   * @param hint the wait that the service requested, or null
   * @return the wait before the next attempt, or empty when there is none
   */
  public Optional<Duration> next(Optional<Duration> hint) {
    attempts++;
    if (attempts >= maxAttempts) {
      refusal = "sent " + attempts + " times";
      return Optional.empty();
    }
    Duration wait = hint.orElseGet(this::ownDelay);
    Duration total = waited.plus(wait);
    if (total.compareTo(policy.maxTotalWait()) > 0) {
      refusal =
          "the next attempt is due in " + wait.toSeconds() + " s, beyond the maximum total wait";
      return Optional.empty();
    }
    waited = total;
    return Optional.of(wait);
  }

  /** Returns the number of failed attempts. */
  public int attempts() {
    return attempts;
  }

  /** Returns why there is no further attempt. */
  String refusal() {
    return refusal;
  }

  /** Resets the attempts, because the request made progress. */
  public void reset() {
    attempts = 0;
    waited = Duration.ZERO;
  }

  private Duration ownDelay() {
    Duration delay = policy.delayAfter(attempts);
    return jitter == 0
        ? delay
        : Duration.ofNanos(
            (long) (delay.toNanos() * (1 + jitter * ThreadLocalRandom.current().nextDouble())));
  }
}
