package org.dsr4j.graph.internal.paging;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Headers;
import org.dsr4j.graph.internal.send.BodyGate;
import org.dsr4j.graph.internal.send.GraphHttpRequest;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.graph.internal.send.GraphResponse;
import org.dsr4j.graph.internal.send.HostGuard;
import org.dsr4j.graph.internal.send.RetryAfter;
import org.dsr4j.graph.internal.send.RetryWaits;
import org.dsr4j.graph.internal.send.Sender;
import org.dsr4j.graph.model.FailureMapping;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.graph.model.RowConsumer;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.jspecify.annotations.Nullable;

/** Reads lists page by page, and single objects, with constant memory. */
public final class Pager {

  private interface BodyReader<T> {
    T read(GraphResponse answer) throws IOException;
  }

  private final HostGuard guard;
  private final Sender sender;
  private final PagerSettings settings;

  public Pager(HostGuard guard, Sender sender, PagerSettings settings) {
    this.guard = guard;
    this.sender = sender;
    this.settings = settings;
  }

  /** Returns a copy with another sender. */
  public Pager over(Sender other) {
    return new Pager(guard, other, settings);
  }

  /** Returns the request for the first page. */
  public GraphHttpRequest first(GraphRequest request, boolean list) throws GraphIoException {
    GraphRequest sized = list ? PageSizes.sized(request) : request;
    return GraphHttpRequest.of(sized, guard.first(sized));
  }

  /**
   * Delivers all rows of a list.
   *
   * @return the gap although every page was read, or empty
   * @throws GraphIoException when it could not be read completely
   */
  public Optional<GraphFailure> rows(
      GraphRequest request, RowConsumer rows, Cancellation cancellation) throws GraphIoException {
    try (BodyGate.Reading reading = settings.gate().reading(cancellation)) {
      return rows(request, rows, reading, cancellation);
    }
  }

  private Optional<GraphFailure> rows(
      GraphRequest request, RowConsumer rows, BodyGate.Reading reading, Cancellation cancellation)
      throws GraphIoException {
    ListingProgress listing = new ListingProgress(request, rows);
    GraphHttpRequest first = first(request, true);
    Optional<GraphHttpRequest> page = Optional.of(first);
    while (page.isPresent()) {
      GraphHttpRequest current = page.get();
      listing.enter(current.url());
      try {
        page = turned(listing, current, reading, cancellation);
      } catch (GraphIoException e) {
        if (!listing.mayRestart(e.failure(), settings.policy())) {
          throw new GraphIoException(listing.named(e.failure()), e.headers());
        }
        page = Optional.of(first.withNewRequestId());
      }
    }
    return Optional.ofNullable(listing.gap());
  }

  /**
   * Reads a page, with retries after a broken body; returns the next page, or empty for the last
   * one.
   */
  private Optional<GraphHttpRequest> turned(
      ListingProgress listing,
      GraphHttpRequest page,
      BodyGate.Reading reading,
      Cancellation cancellation)
      throws GraphIoException {
    RetryWaits waits = ListingProgress.waits(settings.policy());
    while (true) {
      try {
        Optional<String> next =
            read(
                page,
                reading,
                cancellation,
                answer ->
                    PageReader.read(
                        answer.body(), settings.limit(), listing, listing::counted, cancellation));
        listing.nextPage(settings.events());
        return next.isEmpty()
            ? Optional.empty()
            : Optional.of(page.at(guard.next(next.get(), page)));
      } catch (GraphIoException e) {
        pause(page, e, waits, cancellation);
        listing.repeat();
      }
    }
  }

  /**
   * Waits before a broken body is read again; throws the failure when there is no further attempt.
   */
  private void pause(
      GraphHttpRequest page, GraphIoException spoiled, RetryWaits waits, Cancellation cancellation)
      throws GraphIoException {
    Optional<Duration> wait =
        ListingProgress.spoiled(spoiled) ? waits.next(Optional.empty()) : Optional.empty();
    if (wait.isEmpty()) {
      throw spoiled;
    }
    settings.events().repeated(page, waits.attempts(), spoiled.failure().error(), wait.get());
    settings.delays().pause(wait.get(), cancellation);
  }

  /**
   * Reads one object.
   *
   * @throws GraphIoException when there is none
   */
  public ObjectResult object(GraphRequest request, Cancellation cancellation)
      throws GraphIoException {
    ObjectResult answer = answer(request, cancellation);
    ExpandTruncationCheck expand = ExpandTruncationCheck.of(request);
    if (expand == null) {
      return answer;
    }
    Content content = requireNonNull(answer.content(), "content");
    expand.check(content);
    return new ObjectResult(content, expand.failure(), answer.retryAfter());
  }

  private ObjectResult answer(GraphRequest request, Cancellation cancellation)
      throws GraphIoException {
    GraphHttpRequest outgoing = first(request, false);
    RetryWaits waits = ListingProgress.waits(settings.policy());
    try (BodyGate.Reading reading = settings.gate().reading(cancellation)) {
      while (true) {
        try {
          return read(outgoing, reading, cancellation, this::object);
        } catch (GraphIoException e) {
          if (!outgoing.isRead()) {
            throw e;
          }
          pause(outgoing, e, waits, cancellation);
        }
      }
    }
  }

  private ObjectResult object(GraphResponse answer) throws IOException {
    Content content = SingleObjectReader.read(answer.body(), settings.limit());
    return new ObjectResult(content, null, retryAfter(answer.headers()));
  }

  /** Returns the wait that the service requests, or null. */
  public static @Nullable Duration retryAfter(Headers headers) {
    return RetryAfter.of(headers, Clock.systemUTC()).orElse(null);
  }

  private <T> T read(
      GraphHttpRequest outgoing,
      BodyGate.Reading reading,
      Cancellation cancellation,
      BodyReader<T> reader)
      throws GraphIoException {
    try (GraphResponse answer = sender.send(outgoing, cancellation)) {
      try {
        return reader.read(answer.withBody(reading.over(answer.body())));
      } catch (GraphIoException e) {
        answer.failIfCancelled();
        throw GraphIoException.spoiled(e.failure());
      } catch (IOException e) {
        answer.failIfCancelled();
        throw GraphIoException.spoiled(FailureMapping.interrupted(e));
      } finally {
        reading.rest();
      }
    }
  }
}
