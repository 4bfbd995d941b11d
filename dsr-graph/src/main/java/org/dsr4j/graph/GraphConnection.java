package org.dsr4j.graph;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.graph.internal.paging.Pager;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.graph.internal.send.ReadAheadSender;
import org.dsr4j.graph.internal.send.RequestEvents;
import org.dsr4j.graph.internal.send.RetryingSender;
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
 * Reads from Microsoft Graph, for one tenant of one cloud; it can write nothing.
 *
 * <p>Nothing is read before the service has said that it is the tenant's. Tokens for other tenants
 * are never sent, and nothing is ever sent to another host than the cloud's. What Graph refuses or
 * spoils is a {@link GraphFailure}, never an empty result. Requests leave within the throttle
 * budgets of {@link GraphConnectionBuilder#limits} and are repeated as {@link
 * GraphConnectionBuilder#retry} says.
 *
 * <p>Thread-safe; requests run on the caller's thread. Share one connection among all adapters of a
 * tenant. Whoever built it closes it.
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
   * Starts a connection.
   *
   * @param tenant the one tenant it may read
   * @return a builder
   */
  public static GraphConnectionBuilder builder(TenantId tenant) {
    return new GraphConnectionBuilder(requireNonNull(tenant, "tenant"));
  }

  /** {@return the tenant that it was built for} */
  public TenantId tenant() {
    return transport.tenant();
  }

  /** {@return the cloud that it was built for} */
  public GraphCloud cloud() {
    return transport.cloud();
  }

  /**
   * Asks Graph which tenant it answers for, unless it was confirmed before.
   *
   * @param cancellation ends the wait
   * @return confirmed, or another tenant's
   * @throws DsrException with {@link GraphError#TENANT_UNREADABLE} when Graph could not be asked,
   *     {@link GraphError#AUTHENTICATION_FAILED}, {@link GraphError#CANCELLED} or {@link
   *     GraphError#CLOSED}
   */
  public TenantCheck confirmTenant(Cancellation cancellation) {
    try {
      return transport.confirmation().check(requireNonNull(cancellation, "cancellation"));
    } catch (GraphIoException e) {
      throw new DsrException(e.failure().error(), e.failure().detail());
    }
  }

  /**
   * Tells which application permissions the credential's token names; confirms the tenant first.
   *
   * @param cancellation ends the wait
   * @return their names, possibly none; empty when the token does not show what it says
   * @throws DsrException as {@link #confirmTenant} does
   */
  public Optional<Set<String>> roles(Cancellation cancellation) {
    confirmTenant(cancellation);
    return transport.tokens().lastRoles();
  }

  /** {@return the limits that it keeps} */
  public ThrottleLimits limits() {
    return transport.limits();
  }

  /**
   * The same connection, reporting what happens to requests.
   *
   * <p>Shares everything with this one, budgets included; closing either closes both.
   *
   * @param listener is told of answers, repetitions, waits and pages
   * @return a view of this connection
   */
  public GraphConnection reportingTo(RunListener listener) {
    return new GraphConnection(transport, requireNonNull(listener, "listener"));
  }

  /**
   * Reads ahead: requests that are announced are under way before they are asked for.
   *
   * @param cancellation ends what is under way
   * @return to be used by one thread and closed
   */
  public ReadAhead readAhead(Cancellation cancellation) {
    return new ReadAhead(
        new ReadAheadSender(sender, transport.threads(), cancellation),
        pager,
        transport.confirmation());
  }

  /**
   * Reads all pages of a listing and hands on each row as soon as it has arrived.
   *
   * @param request what to list
   * @param rows takes the rows, on this thread; what it throws passes through
   * @param cancellation ends the wait, also in the middle of an answer
   * @return empty when the listing was read to its end; else why not, and rows that were handed on
   *     before stay handed on
   * @throws DsrException with {@link GraphError#INVALID_REQUEST} when a placeholder is not filled
   */
  public Optional<GraphFailure> rows(
      GraphRequest request, RowConsumer rows, Cancellation cancellation) {
    return reads.rows(request, rows, cancellation);
  }

  /**
   * Reads one object; its top-level {@code @odata.context} is left out, all else is as it was sent.
   *
   * @param request what to read
   * @param cancellation ends the wait, also in the middle of an answer
   * @return the object, or why there is none; an empty answer is a failure
   * @throws DsrException with {@link GraphError#INVALID_REQUEST} when a placeholder is not filled
   */
  public ObjectResult object(GraphRequest request, Cancellation cancellation) {
    return reads.object(request, cancellation);
  }

  /**
   * Reads a body that is no JSON of Graph's own, while it arrives: a picture, a table, a file.
   *
   * <p>It leaves like any other request: for the confirmed tenant, to the cloud's host, within the
   * budgets, and again until an answer begins. A body that breaks off is not read again, because
   * its beginning was handed on.
   *
   * @param request what to read
   * @param maxBytes how large it may be
   * @param consumer takes it, on this thread
   * @param cancellation ends the wait, also in the middle of an answer
   * @return empty when it came whole; else why not, and what was handed on is of no use
   * @throws IOException what the consumer threw, unless it was an {@link UnreadableBodyException},
   *     whose failure is returned
   * @throws DsrException with {@link GraphError#INVALID_REQUEST} when a placeholder is not filled
   */
  public Optional<GraphFailure> stream(
      GraphRequest request, long maxBytes, StreamConsumer consumer, Cancellation cancellation)
      throws IOException {
    return bodies.read(request, null, maxBytes, consumer, cancellation);
  }

  /**
   * Reads on behind a link that a body of {@link #stream} held; only below the cloud's own endpoint
   * and the request's version.
   *
   * @param request what was read first
   * @param link the link
   * @param maxBytes how large the answer may be
   * @param consumer takes it, on this thread
   * @param cancellation ends the wait, also in the middle of an answer
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

  /** Cancels what is under way and lets go of connections. Idempotent. */
  @Override
  public void close() {
    transport.close();
  }

  @Override
  public String toString() {
    return "GraphConnection[tenant=" + tenant() + ", cloud=" + cloud() + "]";
  }
}
