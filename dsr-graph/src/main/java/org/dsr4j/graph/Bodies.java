package org.dsr4j.graph;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.dsr4j.model.Cancellation;
import org.jspecify.annotations.Nullable;

/** Reads bodies that are no JSON of Graph's own, for a tenant that was confirmed. */
final class Bodies {

  private static final String UNKNOWN = "application/octet-stream";

  private final HostGuard guard;
  private final Sender sender;
  private final TenantConfirmation confirmation;

  Bodies(HostGuard guard, Sender sender, TenantConfirmation confirmation) {
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
      Outgoing first = first(request);
      Outgoing outgoing = link == null ? first : next(first, link);
      confirmation.require(requireNonNull(cancellation, "cancellation"));
      return read(outgoing, limit, consumer, cancellation);
    } catch (GraphIoException e) {
      return Optional.of(e.failure());
    }
  }

  private Outgoing first(GraphRequest request) throws GraphIoException {
    return Outgoing.of(request, guard.first(request)).accepting(Outgoing.ANYTHING);
  }

  private Outgoing next(Outgoing first, String link) throws GraphIoException {
    return first.at(guard.next(link, first.version())).accepting(Outgoing.ANYTHING);
  }

  private Optional<GraphFailure> read(
      Outgoing outgoing, long limit, StreamConsumer consumer, Cancellation cancellation)
      throws IOException {
    try (Answer answer = sender.send(outgoing, cancellation)) {
      BodyStream body = new BodyStream(answer, limit);
      try {
        consumer.accept(mediaType(answer), body);
        body.finish();
      } catch (UnreadableException e) {
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
  private static GraphFailure first(BodyStream body, GraphFailure otherwise) {
    GraphFailure failure = body.failure();
    return failure == null ? otherwise : failure;
  }

  private static String mediaType(Answer answer) {
    String type = answer.headers().get("Content-Type");
    String bare = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return bare.isEmpty() ? UNKNOWN : bare;
  }
}
