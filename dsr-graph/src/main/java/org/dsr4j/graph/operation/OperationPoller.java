package org.dsr4j.graph.operation;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.model.Cancellation;

/** Asks after long-running operations, over a connection that reads. Thread-safe. */
public final class OperationPoller {

  /** What is asked. */
  interface Source {
    ObjectResult object(GraphRequest request, Cancellation cancellation);
  }

  private final Source source;
  private final PollDelays waiting;
  private final Clock clock;

  /**
   * A poller.
   *
   * @param graph a connection to the tenant in which the operations are
   */
  public OperationPoller(GraphConnection graph) {
    this(graph::object, PollDelays::system, Clock.systemUTC());
  }

  /**
   * Asks by another clock, which tells when an operation may be asked about.
   *
   * @param graph the connection to ask over
   * @param clock the clock
   */
  public OperationPoller(GraphConnection graph, Clock clock) {
    this(graph::object, PollDelays::system, requireNonNull(clock, "clock"));
  }

  OperationPoller(Source source, PollDelays waiting, Clock clock) {
    this.source = source;
    this.waiting = waiting;
    this.clock = clock;
  }

  /**
   * Asks once, or not at all when it is too early.
   *
   * @param operation what to ask after
   * @param cancellation ends the wait for an answer
   * @return how far the service is; a deadline that passed never hides that it is done
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
   * Asks again and again until the end, on this thread.
   *
   * @param operation what to ask after
   * @param cancellation ends the wait
   * @return the end; or running still, to be saved and resumed, when the wait was cancelled or the
   *     connection closed
   */
  public OperationState await(LongRunningOperation operation, Cancellation cancellation) {
    return awaitAll(List.of(operation), cancellation).get(0);
  }

  /**
   * Asks after several again and again until all are at their end, on this thread: while one is
   * waited for, the service works on the others too.
   *
   * @param operations what to ask after
   * @param cancellation ends the wait
   * @return the end of each, in their order; or running still, as {@link #await} says
   */
  public List<OperationState> awaitAll(
      List<LongRunningOperation> operations, Cancellation cancellation) {
    return awaitAll(operations, (state, index) -> {}, cancellation);
  }

  /**
   * Does the same, and hands on each end as soon as it is known, so that the result of one is not
   * lost while another is waited for.
   *
   * @param operations what to ask after
   * @param ended is called on this thread, once for each operation that ends, with its index
   * @param cancellation ends the wait
   * @return the end of each, in their order; or running still, as {@link #await} says
   */
  public List<OperationState> awaitAll(
      List<LongRunningOperation> operations,
      ObjIntConsumer<OperationState> ended,
      Cancellation cancellation) {
    List<OperationState> states = new ArrayList<>();
    for (LongRunningOperation operation : operations) {
      states.add(new OperationState.Running(operation, null));
    }
    Optional<Instant> next = next(states);
    while (next.isPresent() && states.stream().noneMatch(OperationPoller::over)) {
      Duration wait = Duration.between(clock.instant(), next.get());
      if (wait.compareTo(Duration.ZERO) > 0 && !waiting.pause(wait, cancellation)) {
        break;
      }
      for (int i = 0; i < states.size(); i++) {
        if (states.get(i) instanceof OperationState.Running running) {
          OperationState state = poll(running.operation(), cancellation);
          states.set(i, state);
          if (!(state instanceof OperationState.Running)) {
            ended.accept(state, i);
          }
        }
      }
      next = next(states);
    }
    return List.copyOf(states);
  }

  /** When the first of those that are running is to be asked after. */
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
