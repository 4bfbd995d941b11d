package org.dsr4j.graph.internal.paging;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.dsr4j.graph.internal.http.GraphIoException;
import org.dsr4j.graph.internal.http.GraphResponse;
import org.dsr4j.graph.internal.http.HostGuard;
import org.dsr4j.graph.internal.http.PreparedRequest;
import org.dsr4j.graph.internal.http.Sender;
import org.dsr4j.graph.model.FailureMapping;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.graph.model.RowConsumer;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;

/** Reads listings page by page, and single objects, in memory that does not grow with them. */
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

  /** The same over another sender. */
  public Pager over(Sender other) {
    return new Pager(guard, other, settings);
  }

  /** What a request's first page is asked for with. */
  public PreparedRequest first(GraphRequest request, boolean list) throws GraphIoException {
    GraphRequest sized = list ? PageSizes.sized(request) : request;
    return PreparedRequest.of(sized, guard.first(sized));
  }

  /**
   * Hands on all rows of a listing.
   *
   * @return what is missing although every page was read, or empty
   * @throws GraphIoException when it could not be read to its end
   */
  public Optional<GraphFailure> rows(
      GraphRequest request, RowConsumer rows, Cancellation cancellation) throws GraphIoException {
    ListingProgress listing = new ListingProgress(request, rows);
    PreparedRequest first = first(request, true);
    Optional<PreparedRequest> page = Optional.of(first);
    while (page.isPresent()) {
      PreparedRequest current = page.get();
      listing.enter(current.url());
      try {
        page = turned(listing, current, cancellation);
      } catch (GraphIoException e) {
        if (!listing.mayRestart(e.failure(), settings.policy())) {
          throw new GraphIoException(listing.named(e.failure()), e.headers());
        }
        page = Optional.of(first.withNewRequestId());
      }
    }
    return Optional.ofNullable(listing.gap());
  }

  /** Reads a page, again where its body was spoiled; the page after it, or empty on the last. */
  private Optional<PreparedRequest> turned(
      ListingProgress listing, PreparedRequest page, Cancellation cancellation)
      throws GraphIoException {
    while (true) {
      try {
        Optional<String> next =
            read(
                page,
                cancellation,
                answer -> PageReader.read(answer.body(), settings.limit(), listing, cancellation));
        listing.nextPage(settings.events());
        return next.isEmpty()
            ? Optional.empty()
            : Optional.of(page.at(guard.next(next.get(), page.version())));
      } catch (GraphIoException e) {
        if (!listing.mayRepeat(e, settings.policy())) {
          throw e;
        }
        pause(page, e.failure(), listing.repetitions(), cancellation);
      }
    }
  }

  private void pause(
      PreparedRequest page, GraphFailure failure, int repetition, Cancellation cancellation)
      throws GraphIoException {
    Duration pause = settings.policy().delayAfter(repetition);
    settings.events().repeated(page, repetition, failure.error(), pause);
    settings.delays().pause(pause, cancellation);
  }

  /**
   * Reads one object.
   *
   * @throws GraphIoException when there is none
   */
  public ObjectResult object(GraphRequest request, Cancellation cancellation)
      throws GraphIoException {
    Content content = content(request, cancellation);
    ExpandTruncationCheck expand = ExpandTruncationCheck.of(request);
    if (expand == null) {
      return ObjectResult.of(content);
    }
    expand.check(content);
    return new ObjectResult(content, expand.failure());
  }

  private Content content(GraphRequest request, Cancellation cancellation) throws GraphIoException {
    PreparedRequest outgoing = first(request, false);
    for (int repetition = 1; ; repetition++) {
      try {
        return read(
            outgoing,
            cancellation,
            answer -> SingleObjectReader.read(answer.body(), settings.limit()));
      } catch (GraphIoException e) {
        if (!ListingProgress.spoiled(e)
            || !outgoing.isRead()
            || repetition > ListingProgress.repetitions(settings.policy())) {
          throw e;
        }
        pause(outgoing, e.failure(), repetition, cancellation);
      }
    }
  }

  private <T> T read(PreparedRequest outgoing, Cancellation cancellation, BodyReader<T> reader)
      throws GraphIoException {
    try (GraphResponse answer = sender.send(outgoing, cancellation)) {
      try {
        return reader.read(answer);
      } catch (GraphIoException e) {
        answer.failIfCancelled();
        throw GraphIoException.spoiled(e.failure());
      } catch (IOException e) {
        answer.failIfCancelled();
        throw GraphIoException.spoiled(FailureMapping.interrupted(e));
      }
    }
  }
}
