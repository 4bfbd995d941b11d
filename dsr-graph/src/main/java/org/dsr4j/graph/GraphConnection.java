package org.dsr4j.graph;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.graph.internal.paging.Pager;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.graph.internal.send.ReadAheadSender;
import org.dsr4j.graph.internal.send.RequestEvents;
import org.dsr4j.graph.internal.send.RetryingSender;
import org.dsr4j.graph.internal.send.SideBySide;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.graph.model.RowConsumer;
import org.dsr4j.graph.model.StreamConsumer;
import org.dsr4j.graph.model.UnreadableBodyException;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.RunListener;
import org.dsr4j.model.TenantCheck;
import org.dsr4j.model.TenantId;

/**
 * Reads from Microsoft Graph, for one tenant of one cloud. It cannot send write requests.
 *
 * <p>Before the first read, the connection confirms that the service belongs to the tenant. It
 * never sends tokens of other tenants, and it never sends a request to a host other than the
 * cloud's host. If Graph refuses a request or sends an unusable response, the result is a {@link
 * GraphFailure}, never an empty result. Requests respect the limits of {@link
 * GraphConnectionBuilder#limits} and are repeated according to {@link
 * GraphConnectionBuilder#retry}.
 *
 * <p>Thread-safe; requests run on the caller's thread. All adapters of a tenant should share one
 * connection. The code that builds a connection also closes it.
 */
public final class GraphConnection implements AutoCloseable {

  private final GraphTransport transport;
  private final RetryingSender sender;
  private final Pager pager;
  private final GraphReads reads;
  private final RawBodyReader bodies;

  GraphConnection(GraphTransport transport, RunListener listener) {
    this.transport = transport;
    RequestEvents events = new RequestEvents(listener);
    sender = transport.sender(events);
    pager = transport.pager(sender, events);
    reads = new GraphReads(transport.confirmation(), pager);
    bodies = transport.bodies(sender);
  }

  /**
   * Creates a connection.
   *
   * @param tenant the only tenant that it may read
   * @return a builder
   */
  public static GraphConnectionBuilder builder(TenantId tenant) {
    return new GraphConnectionBuilder(requireNonNull(tenant, "tenant"));
  }

  /** {@return the tenant of this connection} */
  public TenantId tenant() {
    return transport.tenant();
  }

  /** {@return the cloud of this connection} */
  public GraphCloud cloud() {
    return transport.cloud();
  }

  /**
   * Asks Graph for its tenant, unless the tenant was confirmed before.
   *
   * @param cancellation ends the wait
   * @return confirmed, or the tenant that was found instead
   * @throws DsrException with {@link GraphError#TENANT_UNREADABLE} when the tenant could not be
   *     read, {@link GraphError#FORBIDDEN}, {@link GraphError#AUTHENTICATION_FAILED}, {@link
   *     GraphError#CANCELLED} or {@link GraphError#CLOSED}
   */
  public TenantCheck confirmTenant(Cancellation cancellation) {
    try {
      return transport.confirmation().check(requireNonNull(cancellation, "cancellation"));
    } catch (GraphIoException e) {
      throw new DsrException(e.failure().error(), e.failure().detail());
    }
  }

  /**
   * Returns the application permissions in the credential's token; confirms the tenant first.
   *
   * @param cancellation ends the wait
   * @return the names, possibly none; empty when the token is opaque
   * @throws DsrException as {@link #confirmTenant} does
   */
  public Optional<Set<String>> roles(Cancellation cancellation) {
    confirmTenant(cancellation);
    return transport.tokens().lastRoles();
  }

  /** {@return the throttle limits of this connection} */
  public ThrottleLimits limits() {
    return transport.limits();
  }

  /**
   * Returns a view of this connection that reports request events to a listener.
   *
   * <p>The view shares all resources with this connection, including the throttle budgets. Closing
   * one of them closes both.
   *
   * @param listener receives responses, retries, waits and pages
   * @return a view of this connection
   */
  public GraphConnection reportingTo(RunListener listener) {
    return new GraphConnection(transport, requireNonNull(listener, "listener"));
  }

  /**
   * Returns a reader that sends announced requests in advance.
   *
   * @param cancellation cancels requests in progress
   * @return a reader for one thread; the caller closes it
   */
  public ReadAhead readAhead(Cancellation cancellation) {
    return new ReadAhead(
        new ReadAheadSender(sender, transport.threads(), cancellation),
        pager,
        transport.confirmation());
  }

  /**
   * Runs reads that do not depend on one another at the same time: on this connection's threads for
   * reading ahead, as far as some are free, and on the calling thread.
   *
   * @param reads called in any order and on any of these threads; when one throws an exception, no
   *     further one starts, and this method throws it after those in progress have ended
   */
  public void sideBySide(List<? extends Runnable> reads) {
    SideBySide.run(List.copyOf(reads), transport.threads());
  }

  /**
   * Reads all pages of a list and passes each row to the consumer when it arrives.
   *
   * @param request the request for the list
   * @param rows receives the rows on this thread; its exceptions are passed to the caller
   * @param cancellation ends the wait, also in the middle of a response
   * @return empty when the list was read completely; else the reason why not. Rows that the
   *     consumer received before remain valid
   * @throws DsrException with {@link GraphError#INVALID_REQUEST} when a placeholder is not filled
   */
  public Optional<GraphFailure> rows(
      GraphRequest request, RowConsumer rows, Cancellation cancellation) {
    return reads.rows(request, rows, cancellation);
  }

  /**
   * Reads one object. The top-level property {@code @odata.context} is removed; all other content
   * is unchanged.
   *
   * @param request the request
   * @param cancellation ends the wait, also in the middle of a response
   * @return the object, or the reason why there is none; an empty response is a failure
   * @throws DsrException with {@link GraphError#INVALID_REQUEST} when a placeholder is not filled
   */
  public ObjectResult object(GraphRequest request, Cancellation cancellation) {
    return reads.object(request, cancellation);
  }

  /**
   * Streams a response body that is not Graph's own JSON: a picture, a table, a file.
   *
   * <p>The same rules as for other requests apply: confirmed tenant, host of the cloud, throttle
   * budgets, retries until a response begins. If the connection breaks in the middle of the body,
   * the body is not read again, because the consumer already received its beginning.
   *
   * @param request the request
   * @param maxBytes the maximum size
   * @param consumer receives the body on this thread
   * @param cancellation ends the wait, also in the middle of a response
   * @return empty when the body was read completely; else the reason why not, and the received part
   *     must not be used
   * @throws IOException the exception of the consumer, except an {@link UnreadableBodyException},
   *     whose failure is returned
   * @throws DsrException with {@link GraphError#INVALID_REQUEST} when a placeholder is not filled
   */
  public Optional<GraphFailure> stream(
      GraphRequest request, long maxBytes, StreamConsumer consumer, Cancellation cancellation)
      throws IOException {
    return bodies.read(request, null, maxBytes, consumer, cancellation);
  }

  /**
   * Streams the target of a link from a body that {@link #stream} read. The link must be below the
   * cloud's endpoint and in the version of the request.
   *
   * @param request the first request
   * @param link the link
   * @param maxBytes the maximum size of the response
   * @param consumer receives the body on this thread
   * @param cancellation ends the wait, also in the middle of a response
   * @return as {@link #stream}
   * @throws IOException as {@link #stream}
   */
  public Optional<GraphFailure> follow(
      GraphRequest request,
      String link,
      long maxBytes,
      StreamConsumer consumer,
      Cancellation cancellation)
      throws IOException {
    return bodies.read(request, requireNonNull(link, "link"), maxBytes, consumer, cancellation);
  }

  /** Cancels requests in progress and releases the connections. Idempotent. */
  @Override
  public void close() {
    transport.close();
  }

  @Override
  public String toString() {
    return "GraphConnection[tenant=" + tenant() + ", cloud=" + cloud() + "]";
  }
}
