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
 * Changes what Microsoft Graph holds, for one tenant of one cloud; never shared with what reads.
 *
 * <p>A write is sent only with the engine's permit for the step being performed, only when it is
 * the request that the approved plan pins for that step, and never before the service has said that
 * it is the tenant's. Nothing is sent twice that could do harm.
 *
 * <p>Thread-safe; writes run on the caller's thread. Whoever built it closes it.
 */
public final class GraphChangeConnection implements AutoCloseable {

  private final WritingTransport transport;
  private final WriteGuard guard;

  GraphChangeConnection(WritingTransport transport, Clock clock) {
    this.transport = transport;
    this.guard = transport.guard(clock, new RequestEvents(RunListener.NONE));
  }

  /**
   * Starts a connection.
   *
   * @param tenant the one tenant it may change
   * @return a builder
   */
  public static GraphChangeConnectionBuilder builder(TenantId tenant) {
    return new GraphChangeConnectionBuilder(requireNonNull(tenant, "tenant"));
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
    return transport.confirmTenant(requireNonNull(cancellation, "cancellation"));
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

  /**
   * Performs one write.
   *
   * <p>Refused without a call when the permit is not for exactly this write, was used or is revoked
   * ({@link GraphError#WRITE_NOT_PERMITTED}), or when the write is never made ({@link
   * GraphError#WRITE_FORBIDDEN}). Throttling is waited for, within the patience of {@link
   * GraphChangeConnectionBuilder#retry}.
   *
   * @param write what to do; its {@link GraphWrite#requestDigest()} is the one that the plan pins
   * @param permit of the step being performed, as the engine handed it over
   * @param cancellation ends the wait; what had left by then is unknown
   * @return what became of it
   * @throws DsrException with {@link GraphError#INVALID_REQUEST} when a placeholder is not filled
   */
  public WriteOutcome perform(GraphWrite write, StepPermit permit, Cancellation cancellation) {
    requireNonNull(write, "write");
    requireNonNull(permit, "permit");
    return guard.perform(write, permit, requireNonNull(cancellation, "cancellation"));
  }

  /** The same, however it is authorised. */
  WriteOutcome perform(
      GraphWrite write, WriteAuthorization authorization, Cancellation cancellation) {
    requireNonNull(write, "write");
    return guard.perform(write, authorization, requireNonNull(cancellation, "cancellation"));
  }

  /** Cancels what is under way and lets go of connections. Idempotent. */
  @Override
  public void close() {
    transport.close();
  }

  @Override
  public String toString() {
    return "GraphChangeConnection[tenant=" + tenant() + ", cloud=" + cloud() + "]";
  }
}
