package org.dsr4j.graph;

import java.time.Clock;
import org.dsr4j.graph.internal.paging.Pager;
import org.dsr4j.graph.internal.paging.PagerSettings;
import org.dsr4j.graph.internal.paging.TenantConfirmation;
import org.dsr4j.graph.internal.send.BodyGate;
import org.dsr4j.graph.internal.send.ClosableDelays;
import org.dsr4j.graph.internal.send.Delays;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.graph.internal.send.HostGuard;
import org.dsr4j.graph.internal.send.HttpSender;
import org.dsr4j.graph.internal.send.RequestEvents;
import org.dsr4j.graph.internal.send.RetryingSender;
import org.dsr4j.graph.internal.send.Sender;
import org.dsr4j.graph.internal.send.TenantCheckedTokens;
import org.dsr4j.graph.internal.write.WriteAllowList;
import org.dsr4j.graph.internal.write.WriteGuard;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.RetryPolicy;
import org.dsr4j.graph.throttle.ThrottleBudgets;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.RunListener;
import org.dsr4j.model.TenantCheck;
import org.dsr4j.model.TenantId;

/**
 * The HTTP client of a connection that sends write requests; never shared with a connection that
 * reads.
 */
final class WritingTransport implements AutoCloseable {

  /** The only read is the confirmation of the tenant. */
  private static final int MAX_ROW_BYTES = 1024 * 1024;

  private final TenantId tenant;
  private final GraphCloud cloud;
  private final ThrottleLimits limits;
  private final RetryPolicy retry;
  private final HostGuard hosts;
  private final TenantCheckedTokens tokens;
  private final HttpSender sender;
  private final TenantConfirmation confirmation;
  private final Delays delays;
  private final ThrottleBudgets budgets = new ThrottleBudgets();
  private final Cancellation closing = new Cancellation();

  WritingTransport(ConnectionSettings settings) {
    tenant = settings.tenant();
    cloud = settings.cloud();
    limits = settings.limits();
    retry = settings.retry();
    hosts = new HostGuard(cloud);
    tokens = new TenantCheckedTokens(settings.credential(), tenant, cloud);
    // A reused connection may already be closed; then it would be unknown whether the write was
    // applied.
    sender = new HttpSender(hosts, tokens, settings.http(false));
    delays = new ClosableDelays(settings.delays(), closing);
    RequestEvents events = new RequestEvents(RunListener.NONE);
    Pager pager =
        new Pager(
            hosts,
            repeating(retry, events),
            new PagerSettings(MAX_ROW_BYTES, retry, delays, events, BodyGate.ofProcess()));
    confirmation = new TenantConfirmation(tenant, pager, tokens);
  }

  private Sender repeating(RetryPolicy policy, RequestEvents events) {
    return new RetryingSender(sender, budgets, limits, policy, delays, events);
  }

  /** Sends writes within the throttle budgets. */
  WriteGuard guard(Clock clock, RequestEvents events) {
    return new WriteGuard(
        new WriteAllowList(hosts, cloud),
        confirmation,
        // One attempt only: the sender does not know whether the write may be repeated.
        repeating(RetryPolicy.none(), events),
        new WriteGuard.RetryTiming(delays, clock, retry));
  }

  TenantId tenant() {
    return tenant;
  }

  GraphCloud cloud() {
    return cloud;
  }

  TenantCheckedTokens tokens() {
    return tokens;
  }

  TenantCheck confirmTenant(Cancellation cancellation) {
    try {
      return confirmation.check(cancellation);
    } catch (GraphIoException e) {
      throw new DsrException(e.failure().error(), e.failure().detail());
    }
  }

  /** Cancels requests in progress and releases the connections. */
  @Override
  public void close() {
    closing.cancel();
    sender.close();
  }
}
