package org.dsr4j.graph;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.dsr4j.graph.internal.paging.BoundedBodyStream;
import org.dsr4j.graph.internal.paging.TenantConfirmation;
import org.dsr4j.graph.internal.send.BodyGate;
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

/** Reads response bodies that are not Graph's own JSON, from a confirmed tenant. */
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
   * Streams the body of a request, or of a link from such a body.
   *
   * @return empty when the body was complete and the consumer could use it
   * @throws IOException the exception of the consumer
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
    try (BodyGate.Reading reading = BodyGate.ofProcess().reading(cancellation);
        GraphResponse answer = sender.send(outgoing, cancellation)) {
      BoundedBodyStream body =
          new BoundedBodyStream(answer.withBody(reading.over(answer.body())), limit);
      try {
        consumer.accept(mediaType(answer), body);
        body.finish();
      } catch (UnreadableBodyException e) {
        return Optional.of(first(body, e.failure()));
      } catch (IOException | RuntimeException e) {
        // A consumer may wrap the exception that the body threw.
        if (body.failure() == null) {
          throw e;
        }
      }
      return Optional.ofNullable(body.failure());
    }
  }

  /**
   * Returns the first cause: a body that ends too early is reported as truncated, not as malformed.
   */
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
