package org.dsr4j.graph;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.graph.internal.send.RequestEvents;
import org.dsr4j.graph.internal.write.WriteAuthorization;
import org.dsr4j.graph.internal.write.WriteGuard;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphWrite;
import org.dsr4j.graph.model.WriteOutcome;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.RunListener;
import org.dsr4j.model.TenantCheck;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.StepPermit;

/**
 * Sends write requests to Microsoft Graph, for one tenant of one cloud. It is never shared with
 * code that reads.
 *
 * <p>A write is sent only with the permit that the engine issued for the current step, and only if
 * it equals the request that the approved plan contains for that step. Before the first write, the
 * connection confirms that the service belongs to the tenant. A request is never sent twice if the
 * repetition could do harm.
 *
 * <p>Thread-safe; writes run on the caller's thread. The code that builds a connection also closes
 * it.
 */
public final class GraphChangeConnection implements AutoCloseable {

  private final WritingTransport transport;
  private final WriteGuard guard;

  GraphChangeConnection(WritingTransport transport, Clock clock) {
    this.transport = transport;
    this.guard = transport.guard(clock, new RequestEvents(RunListener.NONE));
  }

  /**
   * Creates a connection.
   *
   * @param tenant the only tenant that it may change
   * @return a builder
   */
  public static GraphChangeConnectionBuilder builder(TenantId tenant) {
    return new GraphChangeConnectionBuilder(requireNonNull(tenant, "tenant"));
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
    return transport.confirmTenant(requireNonNull(cancellation, "cancellation"));
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

  /**
   * Performs one write.
   *
   * <p>The write is refused without a call when the permit is not for exactly this write, was used
   * or is revoked ({@link GraphError#WRITE_NOT_PERMITTED}), or when this kind of write is always
   * forbidden ({@link GraphError#WRITE_FORBIDDEN}). After throttling the write is sent again, up to
   * the maximum wait of {@link GraphChangeConnectionBuilder#retry}.
   *
   * @param write the write; its {@link GraphWrite#requestDigest()} must be the digest in the plan
   * @param permit the permit that the engine issued for the current step
   * @param cancellation ends the wait; the outcome of a request that was already sent is unknown
   * @return the outcome
   * @throws DsrException with {@link GraphError#INVALID_REQUEST} when a placeholder is not filled
   */
  public WriteOutcome perform(GraphWrite write, StepPermit permit, Cancellation cancellation) {
    requireNonNull(write, "write");
    requireNonNull(permit, "permit");
    return guard.perform(write, permit, requireNonNull(cancellation, "cancellation"));
  }

  /** Performs one write with the given authorisation. */
  WriteOutcome perform(
      GraphWrite write, WriteAuthorization authorization, Cancellation cancellation) {
    requireNonNull(write, "write");
    return guard.perform(write, authorization, requireNonNull(cancellation, "cancellation"));
  }

  /** Cancels requests in progress and releases the connections. Idempotent. */
  @Override
  public void close() {
    transport.close();
  }

  @Override
  public String toString() {
    return "GraphChangeConnection[tenant=" + tenant() + ", cloud=" + cloud() + "]";
  }
}
