package org.dsr4j.graph.operation;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dsr4j.graph.GraphAnswer;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.GraphError;
import org.dsr4j.graph.GraphFailure;
import org.dsr4j.graph.GraphRequest;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.FieldPath;

/** Asks after long-running operations, over a connection that reads. Thread-safe. */
public final class OperationPoller {

  /** What is asked. */
  interface Source {
    GraphAnswer object(GraphRequest request, Cancellation cancellation);
  }

  private static final FieldPath URL = FieldPath.of("url");

  private final Source source;
  private final Waiting waiting;
  private final Clock clock;

  /**
   * A poller.
   *
   * @param graph a connection to the tenant in which the operations are
   */
  public OperationPoller(GraphConnection graph) {
    this(graph::object, Waiting::forReal, Clock.systemUTC());
  }

  /**
   * Asks by another clock, which tells when an operation may be asked about.
   *
   * @param graph the connection to ask over
   * @param clock the clock
   */
  public OperationPoller(GraphConnection graph, Clock clock) {
    this(graph::object, Waiting::forReal, requireNonNull(clock, "clock"));
  }

  OperationPoller(Source source, Waiting waiting, Clock clock) {
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
    GraphAnswer answer =
        source.object(operation.request(), requireNonNull(cancellation, "cancellation"));
    OperationState state = state(operation, answer);
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
    OperationState state = poll(operation, cancellation);
    while (state instanceof OperationState.Running running && !over(running)) {
      Duration wait = Duration.between(clock.instant(), running.operation().notBefore());
      if (!waiting.pause(wait, cancellation)) {
        return state;
      }
      state = poll(running.operation(), cancellation);
    }
    return state;
  }

  /**
   * Asks after several again and again until all are at their end, on this thread: while one is
   * waited for, the service is at the others too.
   *
   * @param operations what to ask after
   * @param cancellation ends the wait
   * @return the end of each, in their order; or running still, as {@link #await} says
   */
  public List<OperationState> awaitAll(
      List<LongRunningOperation> operations, Cancellation cancellation) {
    List<OperationState> states = new ArrayList<>();
    for (LongRunningOperation operation : operations) {
      states.add(poll(operation, cancellation));
    }
    Optional<Instant> next = next(states);
    while (next.isPresent() && states.stream().noneMatch(OperationPoller::over)) {
      if (!waiting.pause(Duration.between(clock.instant(), next.get()), cancellation)) {
        return List.copyOf(states);
      }
      states.replaceAll(
          state ->
              state instanceof OperationState.Running running
                  ? poll(running.operation(), cancellation)
                  : state);
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

  private OperationState state(LongRunningOperation operation, GraphAnswer answer) {
    GraphFailure failure = answer.failure();
    if (failure != null) {
      return unanswered(operation, failure);
    }
    Content content = requireNonNull(answer.content(), "content");
    Optional<String> word = word(operation, content);
    if (word.isEmpty()) {
      return operation.kind() == OperationKind.DEVICE_ACTION
          ? running(operation)
          : unrecognised(operation, "an answer about an operation has no status");
    }
    return switch (operation.kind().meaning(word.get())) {
      case RUNNING -> running(operation);
      case SUCCEEDED -> succeeded(operation, content);
      case FAILED -> failed(word.get());
      case UNRECOGNISED -> unrecognised(operation, "an operation has a status that is not known");
    };
  }

  /** Whoever closed or cancelled did not ask; what passes by itself is asked again. */
  private OperationState unanswered(LongRunningOperation operation, GraphFailure failure) {
    if (failure.error() == GraphError.CANCELLED || failure.error() == GraphError.CLOSED) {
      return new OperationState.Running(operation, failure);
    }
    return failure.error().retryable()
        ? new OperationState.Running(operation.askedAt(clock.instant()), failure)
        : new OperationState.Unrecognised(operation, failure);
  }

  private static Optional<String> word(LongRunningOperation operation, Content content) {
    return operation.kind() == OperationKind.DEVICE_ACTION
        ? DeviceActions.state(content, operation.action(), operation.times().started())
        : content.text("status");
  }

  private OperationState running(LongRunningOperation operation) {
    return new OperationState.Running(operation.askedAt(clock.instant()), null);
  }

  private static OperationState succeeded(LongRunningOperation operation, Content content) {
    if (operation.kind() != OperationKind.EXPORT_JOB) {
      return new OperationState.Succeeded(content, null);
    }
    Optional<String> url = content.text("url").filter(text -> !text.isBlank());
    if (url.isEmpty()) {
      return unrecognised(operation, "a report is completed and has no link");
    }
    Optional<Instant> expires =
        DeviceActions.instant(content.text("expirationDateTime").orElse(null));
    try {
      DownloadLink link = DownloadLink.of(url.get(), expires.orElse(null));
      // The content may be kept; who has the address has what it leads to.
      return new OperationState.Succeeded(content.withhold(List.of(URL)).content(), link);
    } catch (DsrException e) {
      return unrecognised(operation, "a report is completed and its link is none");
    }
  }

  /** One of the words that are known. */
  private static OperationState failed(String word) {
    return new OperationState.Failed(
        new GraphFailure(
            GraphError.OPERATION_FAILED,
            200,
            "the service ended an operation as "
                + word
                + "; look in its portal, then start again"));
  }

  private static OperationState unrecognised(LongRunningOperation operation, String happened) {
    return new OperationState.Unrecognised(
        operation,
        new GraphFailure(
            GraphError.UNEXPECTED_ANSWER, 200, happened + "; look in the service's portal"));
  }
}
