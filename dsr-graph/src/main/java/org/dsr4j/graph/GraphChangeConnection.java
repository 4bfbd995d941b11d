package org.dsr4j.graph;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.graph.throttle.ThrottleBudgets;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.RunListener;
import org.dsr4j.model.TenantCheck;
import org.dsr4j.model.TenantId;

/**
 * Changes what Microsoft Graph holds, for one tenant of one cloud; never shared with what reads.
 *
 * <p>A write is sent only while an approved plan that holds it is being executed, and never before
 * the service has said that it is the tenant's. Nothing is sent twice that could do harm.
 *
 * <p>Thread-safe; writes run on the caller's thread. Whoever built it closes it.
 */
public final class GraphChangeConnection implements AutoCloseable {

  /** Only the tenant is read, to confirm it. */
  private static final int MAX_ROW_BYTES = 1024 * 1024;

  private final TenantId tenant;
  private final GraphCloud cloud;
  private final HttpSender sender;
  private final TenantConfirmation confirmation;
  private final WriteGuard guard;
  private final GuardedTokens tokens;
  private final Cancellation closing = new Cancellation();

  GraphChangeConnection(ConnectionSettings settings, Clock clock) {
    tenant = settings.tenant();
    cloud = settings.cloud();
    HostGuard hosts = new HostGuard(cloud);
    tokens = new GuardedTokens(settings.credential(), tenant, cloud);
    // A connection that was kept may be closed, and what left on it would be in doubt.
    sender = new HttpSender(hosts, tokens, settings.http(false));
    Delays delays = new ClosableDelays(settings.delays(), closing);
    RequestEvents events = new RequestEvents(RunListener.NONE);
    RetryPolicy policy = settings.retry();
    ThrottleBudgets budgets = new ThrottleBudgets();
    Pager pager =
        new Pager(
            hosts,
            new RetryingSender(sender, budgets, settings.limits(), policy, delays, events),
            new PagerSettings(MAX_ROW_BYTES, policy, delays, events));
    confirmation = new TenantConfirmation(tenant, pager, tokens);
    guard =
        new WriteGuard(
            new WriteFences(hosts, cloud),
            confirmation,
            // Within the budgets, but once: whether to repeat a write is not the sender's to say.
            new RetryingSender(
                sender, budgets, settings.limits(), RetryPolicy.none(), delays, events),
            new WriteGuard.Pace(delays, clock, policy));
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
    return tenant;
  }

  /** {@return the cloud that it was built for} */
  public GraphCloud cloud() {
    return cloud;
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
      return confirmation.check(requireNonNull(cancellation, "cancellation"));
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
    return tokens.lastRoles();
  }

  /**
   * Performs one write.
   *
   * <p>Refused without a call when the permit does not hold it ({@link
   * GraphError#WRITE_NOT_PERMITTED}) or it is never made ({@link GraphError#WRITE_FORBIDDEN}).
   * Throttling is waited for, within the patience of {@link GraphChangeConnectionBuilder#retry}.
   *
   * @param write what to do
   * @param permit of the plan being executed
   * @param cancellation ends the wait; what had left by then is unknown
   * @return what became of it
   * @throws DsrException with {@link GraphError#INVALID_REQUEST} when a placeholder is not filled
   */
  public WriteOutcome perform(GraphWrite write, WritePermit permit, Cancellation cancellation) {
    requireNonNull(write, "write");
    requireNonNull(permit, "permit");
    return guard.perform(write, permit, requireNonNull(cancellation, "cancellation"));
  }

  /** Cancels what is under way and lets go of connections. Idempotent. */
  @Override
  public void close() {
    closing.cancel();
    sender.close();
  }

  @Override
  public String toString() {
    return "GraphChangeConnection[tenant=" + tenant + ", cloud=" + cloud + "]";
  }
}
