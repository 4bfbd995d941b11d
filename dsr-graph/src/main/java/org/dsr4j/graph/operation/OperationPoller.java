package org.dsr4j.graph.operation;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.model.Cancellation;

/** Polls long-running operations over a connection that reads. Thread-safe. */
public final class OperationPoller {

  /** The reads that the poller uses. */
  interface Source {
    ObjectResult object(GraphRequest request, Cancellation cancellation);

    /** Runs requests that do not depend on one another. */
    default void sideBySide(List<Runnable> requests) {
      requests.forEach(Runnable::run);
    }

    static Source of(GraphConnection graph) {
      return new Source() {
        @Override
        public ObjectResult object(GraphRequest request, Cancellation cancellation) {
          return graph.object(request, cancellation);
        }

        @Override
        public void sideBySide(List<Runnable> requests) {
          graph.sideBySide(requests);
        }
      };
    }
  }

  private final Source source;
  private final PollDelays waiting;
  private final Clock clock;

  /**
   * Creates a poller.
   *
   * @param graph a connection to the tenant of the operations
   */
  public OperationPoller(GraphConnection graph) {
    this(Source.of(graph), PollDelays::system, Clock.systemUTC());
  }

  /**
   * Creates a poller with another clock, which decides when an operation may be polled.
   *
   * @param graph the connection for the status requests
   * @param clock the clock
   */
  public OperationPoller(GraphConnection graph, Clock clock) {
    this(Source.of(graph), PollDelays::system, requireNonNull(clock, "clock"));
  }

  OperationPoller(Source source, PollDelays waiting, Clock clock) {
    this.source = source;
    this.waiting = waiting;
    this.clock = clock;
  }

  /**
   * Sends one status request, or none when it is too early.
   *
   * @param operation the operation to poll
   * @param cancellation ends the wait for a response
   * @return the state; success is reported even if the deadline has passed
   */
  public OperationState poll(LongRunningOperation operation, Cancellation cancellation) {
    Instant now = clock.instant();
    if (now.isBefore(operation.notBefore())) {
      return new OperationState.Running(operation, null);
    }
    ObjectResult answer =
        source.object(operation.request(), requireNonNull(cancellation, "cancellation"));
    OperationState state = OperationAnswer.state(operation, answer, clock.instant());
    return state.status() == OperationState.Status.RUNNING && !now.isBefore(operation.deadline())
        ? new OperationState.Expired(operation)
        : state;
  }

  /**
   * Polls an operation until it ends, on this thread.
   *
   * @param operation the operation to poll
   * @param cancellation ends the wait
   * @return the end state; or a running state, to be saved and resumed, when the wait was cancelled
   *     or the connection was closed connection closed
   */
  public OperationState await(LongRunningOperation operation, Cancellation cancellation) {
    return awaitAll(List.of(operation), cancellation).get(0);
  }

  /**
   * Polls several operations until all have ended; this thread waits. The service works on all of
   * them at the same time.
   *
   * @param operations the operations to poll
   * @param cancellation ends the wait
   * @return the end state of each, in the given order; or running states, as in {@link #await}
   */
  public List<OperationState> awaitAll(
      List<LongRunningOperation> operations, Cancellation cancellation) {
    return awaitAll(operations, (state, index) -> {}, cancellation);
  }

  /**
   * Polls several operations like {@link #awaitAll(List, Cancellation)}, and reports each end
   * immediately, so that no result is lost during the wait for another one.
   *
   * @param operations the operations to poll
   * @param ended called once for each operation that ends, with its index; on this thread or on one
   *     of the connection's, and at the same time for several operations
   * @param cancellation ends the wait
   * @return the end state of each, in the given order; or running states, as in {@link #await}
   */
  public List<OperationState> awaitAll(
      List<LongRunningOperation> operations,
      ObjIntConsumer<OperationState> ended,
      Cancellation cancellation) {
    List<OperationState> states = new CopyOnWriteArrayList<>();
    for (LongRunningOperation operation : operations) {
      states.add(new OperationState.Running(operation, null));
    }
    Optional<Instant> next = next(states);
    while (next.isPresent() && states.stream().noneMatch(OperationPoller::over)) {
      Duration wait = Duration.between(clock.instant(), next.get());
      if (wait.compareTo(Duration.ZERO) > 0 && !waiting.pause(wait, cancellation)) {
        break;
      }
      poll(states, ended, cancellation);
      next = next(states);
    }
    return List.copyOf(states);
  }

  private void poll(
      List<OperationState> states,
      ObjIntConsumer<OperationState> ended,
      Cancellation cancellation) {
    List<Runnable> requests = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      if (states.get(i) instanceof OperationState.Running running) {
        int index = i;
        requests.add(
            () -> {
              OperationState state = poll(running.operation(), cancellation);
              states.set(index, state);
              if (!(state instanceof OperationState.Running)) {
                ended.accept(state, index);
              }
            });
      }
    }
    source.sideBySide(requests);
  }

  /** Returns the earliest time of the next status request of a running operation. */
  private static Optional<Instant> next(List<OperationState> states) {
    return states.stream()
        .flatMap(OperationPoller::running)
        .map(running -> running.operation().notBefore())
        .min(Comparator.naturalOrder());
  }

  private static Stream<OperationState.Running> running(OperationState state) {
    return state instanceof OperationState.Running running ? Stream.of(running) : Stream.empty();
  }

  private static boolean over(OperationState state) {
    return state instanceof OperationState.Running running && over(running);
  }

  private static boolean over(OperationState.Running running) {
    GraphFailure failure = running.failure();
    return failure != null
        && (failure.error() == GraphError.CANCELLED || failure.error() == GraphError.CLOSED);
  }
}
