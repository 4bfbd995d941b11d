package org.dsr4j.graph;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Headers;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.jspecify.annotations.Nullable;

/** Reads listings page by page, and single objects, in memory that does not grow with them. */
final class Pager {

  private interface BodyReader<T> {
    T read(Answer answer) throws IOException;
  }

  private final HostGuard guard;
  private final Sender sender;
  private final PagerSettings settings;

  Pager(HostGuard guard, Sender sender, PagerSettings settings) {
    this.guard = guard;
    this.sender = sender;
    this.settings = settings;
  }

  /** The same over another sender. */
  Pager over(Sender other) {
    return new Pager(guard, other, settings);
  }

  /** What a request's first page is asked for with. */
  Outgoing first(GraphRequest request, boolean list) throws GraphIoException {
    GraphRequest sized = list ? PageSizes.sized(request) : request;
    return Outgoing.of(sized, guard.first(sized));
  }

  /**
   * Hands on all rows of a listing.
   *
   * @return what is missing although every page was read, or empty
   * @throws GraphIoException when it could not be read to its end
   */
  Optional<GraphFailure> rows(GraphRequest request, RowConsumer rows, Cancellation cancellation)
      throws GraphIoException {
    Listing listing = new Listing(request, rows);
    Outgoing first = first(request, true);
    Optional<Outgoing> page = Optional.of(first);
    while (page.isPresent()) {
      Outgoing current = page.get();
      listing.enter(current.url());
      try {
        page = turned(listing, current, cancellation);
      } catch (GraphIoException e) {
        if (!listing.mayRestart(e.failure(), settings.policy())) {
          throw new GraphIoException(listing.named(e.failure()), e.headers());
        }
        page = Optional.of(first.again());
      }
    }
    return Optional.ofNullable(listing.gap());
  }

  /** Reads a page, again where its body was spoiled; the page after it, or empty on the last. */
  private Optional<Outgoing> turned(Listing listing, Outgoing page, Cancellation cancellation)
      throws GraphIoException {
    RetryWaits waits = Listing.waits(settings.policy());
    while (true) {
      try {
        Optional<String> next =
            read(
                page,
                cancellation,
                answer -> PageReader.read(answer.body(), settings.limit(), listing, cancellation));
        listing.turn(settings.events());
        return next.isEmpty()
            ? Optional.empty()
            : Optional.of(page.at(guard.next(next.get(), page.version())));
      } catch (GraphIoException e) {
        pause(page, e, waits, cancellation);
        listing.repeat();
      }
    }
  }

  /** Waits before a spoiled body is read again; throws the failure when it is not. */
  private void pause(
      Outgoing page, GraphIoException spoiled, RetryWaits waits, Cancellation cancellation)
      throws GraphIoException {
    Optional<Duration> wait =
        Listing.spoiled(spoiled) ? waits.next(Optional.empty()) : Optional.empty();
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
  GraphAnswer object(GraphRequest request, Cancellation cancellation) throws GraphIoException {
    GraphAnswer answer = answer(request, cancellation);
    ExpandCheck expand = ExpandCheck.of(request);
    if (expand == null) {
      return answer;
    }
    Content content = requireNonNull(answer.content(), "content");
    expand.check(content);
    return new GraphAnswer(content, expand.failure(), answer.retryAfter());
  }

  private GraphAnswer answer(GraphRequest request, Cancellation cancellation)
      throws GraphIoException {
    Outgoing outgoing = first(request, false);
    RetryWaits waits = Listing.waits(settings.policy());
    while (true) {
      try {
        return read(outgoing, cancellation, this::object);
      } catch (GraphIoException e) {
        if (!outgoing.reads()) {
          throw e;
        }
        pause(outgoing, e, waits, cancellation);
      }
    }
  }

  private GraphAnswer object(Answer answer) throws IOException {
    Content content = ObjectReader.read(answer.body(), settings.limit());
    return new GraphAnswer(content, null, retryAfter(answer.headers()));
  }

  /** The wait that the service asks for, or null. */
  static @Nullable Duration retryAfter(Headers headers) {
    return RetryAfter.of(headers, Clock.systemUTC()).orElse(null);
  }

  private <T> T read(Outgoing outgoing, Cancellation cancellation, BodyReader<T> reader)
      throws GraphIoException {
    try (Answer answer = sender.send(outgoing, cancellation)) {
      try {
        return reader.read(answer);
      } catch (GraphIoException e) {
        answer.stopWhenOver();
        throw GraphIoException.spoiled(e.failure());
      } catch (IOException e) {
        answer.stopWhenOver();
        throw GraphIoException.spoiled(FailureMapping.interrupted(e));
      }
    }
  }

  static GraphIoException cancelled() {
    return new GraphIoException(
        FailureMapping.failure(GraphError.CANCELLED, "the run was cancelled"));
  }
}
