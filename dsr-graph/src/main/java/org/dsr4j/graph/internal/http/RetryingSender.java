package org.dsr4j.graph.internal.http;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.RetryPolicy;
import org.dsr4j.graph.throttle.Cost;
import org.dsr4j.graph.throttle.Permit;
import org.dsr4j.graph.throttle.ThrottleBudgets;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.model.Cancellation;

/**
 * Sends within the budgets, and again when the service was not able to answer.
 *
 * <p>Reading can be repeated at will. What was throttled was not carried out and can be repeated
 * whatever it is. No time limit of a call runs while one waits here.
 */
public final class RetryingSender implements Sender {

  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504, 509);
  private static final double JITTER = 0.2;

  /** Whoever repeats nothing keeps what the service asks for all the same. */
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

  /** A first attempt that somebody made already. */
  interface FirstAttempt {
    GraphResponse answer() throws GraphIoException;
  }

  @Override
  public GraphResponse send(PreparedRequest request, Cancellation cancellation)
      throws GraphIoException {
    return send(request, cancellation, () -> admitted(request, 1, cancellation));
  }

  GraphResponse send(PreparedRequest request, Cancellation cancellation, FirstAttempt first)
      throws GraphIoException {
    Duration waited = Duration.ZERO;
    for (int attempt = 1; ; attempt++) {
      try {
        return attempt == 1 ? first.answer() : admitted(request, attempt, cancellation);
      } catch (GraphIoException e) {
        Duration pause = pause(request, e, attempt, waited);
        waited = waited.plus(pause);
        events.repeated(request, attempt, e.failure().error(), pause);
        delays.pause(pause, cancellation);
      }
    }
  }

  /** Sends when there is room. */
  private GraphResponse admitted(PreparedRequest request, int attempt, Cancellation cancellation)
      throws GraphIoException {
    Permit admission =
        budgets
            .acquire(charges(request), cancellation, limit -> events.throttled(request, limit))
            .orElseThrow(GraphIoException::cancelled);
    return attempt(request, attempt, admission, cancellation);
  }

  /** Sends if there is room now. */
  Optional<Permit> tryAcquire(PreparedRequest request) {
    return budgets.tryAcquire(charges(request));
  }

  /** Sends once. */
  GraphResponse attempt(
      PreparedRequest request, int attempt, Permit admission, Cancellation cancellation)
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
   * How long the limit is held: nobody waits for another's refusal beyond patience, but finds out
   * for itself.
   */
  private Duration held(Duration asked) {
    Duration longest =
        policy.maxTotalWait().compareTo(LEAST_HOLD) > 0 ? policy.maxTotalWait() : LEAST_HOLD;
    return asked.compareTo(longest) > 0 ? longest : asked;
  }

  private List<Cost> charges(PreparedRequest request) {
    return limits.costs(request.method(), request.path(), request.options());
  }

  /** How long to wait before the next attempt; throws the failure when there is none. */
  private Duration pause(PreparedRequest request, GraphIoException e, int attempt, Duration waited)
      throws GraphIoException {
    if (!mayRepeat(request, e.failure()) || policy.maxAttempts() == 1) {
      throw e;
    }
    Optional<Duration> asked = RetryAfter.of(e.headers(), clock);
    Duration pause = asked.orElseGet(() -> jittered(policy.delayAfter(attempt)));
    if (attempt >= policy.maxAttempts()) {
      throw givenUp(e, "sent " + attempt + " times");
    }
    if (waited.plus(pause).compareTo(policy.maxTotalWait()) > 0) {
      throw givenUp(e, "the next attempt is due in " + pause.toSeconds() + " s, beyond patience");
    }
    return pause;
  }

  private static boolean mayRepeat(PreparedRequest request, GraphFailure failure) {
    if (failure.error() == GraphError.THROTTLED) {
      return true;
    }
    // To have a report made twice does no harm, but it is not nothing.
    return request.method().equals("GET")
        && (PASSING.contains(failure.httpStatus())
            || failure.error() == GraphError.CONNECTION_FAILED
            // No answer of Graph's at all: something in between answered in its place.
            || (failure.error() == GraphError.UNEXPECTED_ANSWER && failure.httpStatus() == 200));
  }

  private static GraphIoException givenUp(GraphIoException e, String why) {
    GraphFailure failure = e.failure();
    return new GraphIoException(
        new GraphFailure(
            failure.error(), failure.httpStatus(), "[" + why + "] " + failure.detail()),
        e.headers());
  }

  /** So that those who were refused together do not come back together. */
  private static Duration jittered(Duration pause) {
    double factor = 1 + JITTER * ThreadLocalRandom.current().nextDouble();
    return Duration.ofNanos((long) (pause.toNanos() * factor));
  }
}
