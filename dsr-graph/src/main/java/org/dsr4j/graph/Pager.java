package org.dsr4j.graph;

import java.io.IOException;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;

/** Reads listings page by page, and single objects, in memory that does not grow with them. */
final class Pager {

  private interface BodyReader<T> {
    T read(Answer answer) throws IOException;
  }

  private final HostGuard guard;
  private final Sender sender;
  private final int limit;

  /**
   * @param limit how many bytes a row or an object may have
   */
  Pager(HostGuard guard, Sender sender, int limit) {
    this.guard = guard;
    this.sender = sender;
    this.limit = limit;
  }

  /**
   * Hands on all rows of a listing.
   *
   * @throws GraphIoException when it could not be read to its end
   */
  void rows(GraphRequest request, RowConsumer rows, Cancellation cancellation)
      throws GraphIoException {
    LinkMemory pages = new LinkMemory();
    HttpUrl page = guard.first(request);
    while (true) {
      if (!pages.isNew(page)) {
        throw new GraphIoException(
            FailureMapping.unusable(GraphError.LOOPING_LINK, "a listing came back to a page"));
      }
      Optional<String> next =
          read(
              Outgoing.of(request, page),
              cancellation,
              answer -> PageReader.read(answer.body(), limit, rows, cancellation));
      if (next.isEmpty()) {
        return;
      }
      page = guard.next(next.get(), request.version());
    }
  }

  /**
   * Reads one object.
   *
   * @throws GraphIoException when there is none
   */
  Content object(GraphRequest request, Cancellation cancellation) throws GraphIoException {
    return read(
        Outgoing.of(request, guard.first(request)),
        cancellation,
        answer -> ObjectReader.read(answer.body(), limit));
  }

  private <T> T read(Outgoing outgoing, Cancellation cancellation, BodyReader<T> reader)
      throws GraphIoException {
    try (Answer answer = sender.send(outgoing, cancellation)) {
      try {
        return reader.read(answer);
      } catch (IOException e) {
        answer.stopWhenOver();
        throw e;
      }
    } catch (GraphIoException e) {
      throw e;
    } catch (IOException e) {
      throw new GraphIoException(FailureMapping.interrupted(e));
    }
  }

  static GraphIoException cancelled() {
    return new GraphIoException(
        FailureMapping.failure(GraphError.CANCELLED, "the run was cancelled"));
  }
}
