package org.dsr4j.graph;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.dsr4j.graph.internal.paging.BoundedBodyStream;
import org.dsr4j.graph.internal.paging.TenantConfirmation;
import org.dsr4j.graph.internal.send.GraphHttpRequest;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.graph.internal.send.GraphResponse;
import org.dsr4j.graph.internal.send.HostGuard;
import org.dsr4j.graph.internal.send.Sender;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.StreamConsumer;
import org.dsr4j.graph.model.UnreadableBodyException;
import org.dsr4j.model.Cancellation;
import org.jspecify.annotations.Nullable;

/** Reads bodies that are no JSON of Graph's own, for a tenant that was confirmed. */
final class RawBodyReader {

  private static final String UNKNOWN = "application/octet-stream";

  private final HostGuard guard;
  private final Sender sender;
  private final TenantConfirmation confirmation;

  RawBodyReader(HostGuard guard, Sender sender, TenantConfirmation confirmation) {
    this.guard = guard;
    this.sender = sender;
    this.confirmation = confirmation;
  }

  /**
   * Hands on the body behind a request, or behind a link that such a body held.
   *
   * @return empty when it came whole and its consumer could use it
   * @throws IOException what the consumer threw
   */
  Optional<GraphFailure> read(
      GraphRequest request,
      @Nullable String link,
      long limit,
      StreamConsumer consumer,
      Cancellation cancellation)
      throws IOException {
    requireNonNull(consumer, "consumer");
    try {
      GraphHttpRequest first = first(request);
      GraphHttpRequest outgoing = link == null ? first : next(first, link);
      confirmation.require(requireNonNull(cancellation, "cancellation"));
      return read(outgoing, limit, consumer, cancellation);
    } catch (GraphIoException e) {
      return Optional.of(e.failure());
    }
  }

  private GraphHttpRequest first(GraphRequest request) throws GraphIoException {
    return GraphHttpRequest.of(request, guard.first(request)).accepting(GraphHttpRequest.ANYTHING);
  }

  private GraphHttpRequest next(GraphHttpRequest first, String link) throws GraphIoException {
    return first.at(guard.next(link, first.version())).accepting(GraphHttpRequest.ANYTHING);
  }

  private Optional<GraphFailure> read(
      GraphHttpRequest outgoing, long limit, StreamConsumer consumer, Cancellation cancellation)
      throws IOException {
    try (GraphResponse answer = sender.send(outgoing, cancellation)) {
      BoundedBodyStream body = new BoundedBodyStream(answer, limit);
      try {
        consumer.accept(mediaType(answer), body);
        body.finish();
      } catch (UnreadableBodyException e) {
        return Optional.of(first(body, e.failure()));
      } catch (IOException | RuntimeException e) {
        // A consumer may dress up what the body threw.
        if (body.failure() == null) {
          throw e;
        }
      }
      return Optional.ofNullable(body.failure());
    }
  }

  /** What broke first: a body that ends in the middle is no body of the wrong kind. */
  private static GraphFailure first(BoundedBodyStream body, GraphFailure otherwise) {
    GraphFailure failure = body.failure();
    return failure == null ? otherwise : failure;
  }

  private static String mediaType(GraphResponse answer) {
    String type = answer.headers().get("Content-Type");
    String bare = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return bare.isEmpty() ? UNKNOWN : bare;
  }
}
