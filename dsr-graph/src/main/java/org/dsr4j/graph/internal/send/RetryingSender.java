package org.dsr4j.graph.internal.send;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.RetryPolicy;
import org.dsr4j.graph.throttle.Cost;
import org.dsr4j.graph.throttle.Permit;
import org.dsr4j.graph.throttle.ThrottleBudgets;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.model.Cancellation;

/**
 * Sends within the budgets, and repeats a request after a temporary failure.
 *
 * <p>Reads can be repeated without harm. A throttled request was not executed and can always be
 * repeated. The timeouts of a call do not run during these waits.
 */
public final class RetryingSender implements Sender {

  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504, 509);

  /** Without retries, the wait that the service requests is still respected. */
  private static final Duration LEAST_HOLD = Duration.ofMinutes(1);

  private final Sender sender;
  private final ThrottleBudgets budgets;
  private final ThrottleLimits limits;
  private final RetryPolicy policy;
  private final Delays delays;
  private final RequestEvents events;
  private final Clock clock = Clock.systemUTC();

  public RetryingSender(
      Sender sender,
      ThrottleBudgets budgets,
      ThrottleLimits limits,
      RetryPolicy policy,
      Delays delays,
      RequestEvents events) {
    this.sender = sender;
    this.budgets = budgets;
    this.limits = limits;
    this.policy = policy;
    this.delays = delays;
    this.events = events;
  }

  /** Continues after a first attempt that was already made. */
  interface FirstAttempt {
    GraphResponse answer() throws GraphIoException;
  }

  @Override
  public GraphResponse send(GraphHttpRequest request, Cancellation cancellation)
      throws GraphIoException {
    return send(request, cancellation, () -> admitted(request, 1, cancellation));
  }

  GraphResponse send(GraphHttpRequest request, Cancellation cancellation, FirstAttempt first)
      throws GraphIoException {
    RetryWaits waits = RetryWaits.withJitter(policy);
    for (int attempt = 1; ; attempt++) {
      try {
        return attempt == 1 ? first.answer() : admitted(request, attempt, cancellation);
      } catch (GraphIoException e) {
        Duration wait = wait(request, e, waits);
        events.repeated(request, attempt, e.failure().error(), wait);
        delays.pause(wait, cancellation);
      }
    }
  }

  /** Sends when the budgets have room. */
  private GraphResponse admitted(GraphHttpRequest request, int attempt, Cancellation cancellation)
      throws GraphIoException {
    Permit admission =
        budgets
            .acquire(charges(request), cancellation, limit -> events.throttled(request, limit))
            .orElseThrow(GraphIoException::cancelled);
    return attempt(request, attempt, admission, cancellation);
  }

  /** Sends if the budgets have room now. */
  Optional<Permit> tryAcquire(GraphHttpRequest request) {
    return budgets.tryAcquire(charges(request));
  }

  /** Sends once. */
  GraphResponse attempt(
      GraphHttpRequest request, int attempt, Permit admission, Cancellation cancellation)
      throws GraphIoException {
    long start = System.nanoTime();
    try (admission) {
      GraphResponse answer = sender.send(request, cancellation);
      events.answered(request, attempt, answer.status(), System.nanoTime() - start);
      return answer;
    } catch (GraphIoException e) {
      events.answered(request, attempt, e.failure().httpStatus(), System.nanoTime() - start);
      if (e.failure().error() == GraphError.THROTTLED) {
        admission.throttled(held(RetryAfter.of(e.headers(), clock).orElse(Duration.ZERO)));
      }
      throw e;
    }
  }

  /**
   * Returns how long the limit is paused: at most the maximum total wait, because a longer wait
   * ends in a failure for every request.
   */
  private Duration held(Duration asked) {
    Duration longest =
        policy.maxTotalWait().compareTo(LEAST_HOLD) > 0 ? policy.maxTotalWait() : LEAST_HOLD;
    return asked.compareTo(longest) > 0 ? longest : asked;
  }

  private List<Cost> charges(GraphHttpRequest request) {
    return limits.costs(request.method(), request.path(), request.options());
  }

  /** Returns the wait before the next attempt; throws the failure when there is none. */
  private Duration wait(GraphHttpRequest request, GraphIoException e, RetryWaits waits)
      throws GraphIoException {
    if (!mayRepeat(request, e.failure()) || policy.maxAttempts() == 1) {
      throw e;
    }
    Optional<Duration> wait = waits.next(RetryAfter.of(e.headers(), clock));
    if (wait.isEmpty()) {
      throw givenUp(e, waits.refusal());
    }
    return wait.get();
  }

  private static boolean mayRepeat(GraphHttpRequest request, GraphFailure failure) {
    if (failure.error() == GraphError.THROTTLED) {
      return true;
    }
    // Creating a report twice is harmless, but creates a second report.
    return request.method().equals("GET")
        && (PASSING.contains(failure.httpStatus())
            || failure.error() == GraphError.CONNECTION_FAILED
            // The response does not come from Graph: a proxy responded instead.
            || (failure.error() == GraphError.UNEXPECTED_ANSWER && failure.httpStatus() == 200));
  }

  private static GraphIoException givenUp(GraphIoException e, String why) {
    GraphFailure failure = e.failure();
    return new GraphIoException(
        new GraphFailure(
            failure.error(), failure.httpStatus(), "[" + why + "] " + failure.detail()),
        e.headers());
  }
}
