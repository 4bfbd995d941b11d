package org.dsr4j.graph.internal.send;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.dsr4j.graph.model.RetryPolicy;

/**
 * Decides whether one request is sent again, and how long it waits before that.
 *
 * <p>A wait that the service asks for ({@code Retry-After}) is kept, however long. Without one, the
 * wait doubles from the policy's initial delay up to its maximum delay. There is no next attempt
 * when the attempts are used up, or when all waits together would exceed the policy's total. Used
 * by one thread, for one request.
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
   * Waits exactly as the policy says.
   *
   * @param policy limits the attempts and the waits
   * @return for one request, before its first attempt
   */
  public static RetryWaits of(RetryPolicy policy) {
    return new RetryWaits(policy, policy.maxAttempts(), 0);
  }

  /** At most so many repetitions, if the policy does not allow fewer. */
  public static RetryWaits of(RetryPolicy policy, int maxRepetitions) {
    return new RetryWaits(policy, Math.min(policy.maxAttempts(), maxRepetitions + 1), 0);
  }

  /** Adds up to a fifth to own waits, so that requests refused together do not return together. */
  static RetryWaits withJitter(RetryPolicy policy) {
    return new RetryWaits(policy, policy.maxAttempts(), JITTER);
  }

  /** Limits the waits only: whether an attempt counts is for the caller to decide. */
  public static RetryWaits ofAnyAttempts(RetryPolicy policy) {
    return new RetryWaits(policy, Integer.MAX_VALUE, 0);
  }

  /**
   * Counts an attempt that failed.
   *
   * @param hint the wait that the service asked for, if it did
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
      refusal = "the next attempt is due in " + wait.toSeconds() + " s, beyond patience";
      return Optional.empty();
    }
    waited = total;
    return Optional.of(wait);
  }

  /** How many attempts failed so far. */
  public int attempts() {
    return attempts;
  }

  /** Why there was no next attempt. */
  String refusal() {
    return refusal;
  }

  /** Starts over, because the request made progress. */
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
