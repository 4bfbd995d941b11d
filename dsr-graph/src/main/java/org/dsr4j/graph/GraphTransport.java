package org.dsr4j.graph;

import org.dsr4j.graph.internal.paging.Pager;
import org.dsr4j.graph.internal.paging.PagerSettings;
import org.dsr4j.graph.internal.paging.TenantConfirmation;
import org.dsr4j.graph.internal.send.BodyGate;
import org.dsr4j.graph.internal.send.Delays;
import org.dsr4j.graph.internal.send.HostGuard;
import org.dsr4j.graph.internal.send.HttpSender;
import org.dsr4j.graph.internal.send.ReadAheadThreads;
import org.dsr4j.graph.internal.send.RequestEvents;
import org.dsr4j.graph.internal.send.RetryingSender;
import org.dsr4j.graph.internal.send.Sender;
import org.dsr4j.graph.internal.send.TenantCheckedTokens;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.RetryPolicy;
import org.dsr4j.graph.throttle.ThrottleBudgets;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.model.RunListener;
import org.dsr4j.model.TenantId;

/** The resources that all views of one connection share: HTTP client, throttle budgets, threads. */
final class GraphTransport implements AutoCloseable {

  private final TenantId tenant;
  private final GraphCloud cloud;
  private final ThrottleLimits limits;
  private final RetryPolicy policy;
  private final Delays delays;
  private final int maxRowBytes;
  private final HostGuard guard;
  private final TenantCheckedTokens tokens;
  private final HttpSender http;
  private final ReadAheadThreads threads;
  private final ThrottleBudgets budgets = new ThrottleBudgets();
  private final TenantConfirmation confirmation;

  GraphTransport(ConnectionSettings settings, int maxRowBytes, int readAhead) {
    tenant = settings.tenant();
    cloud = settings.cloud();
    limits = settings.limits();
    policy = settings.retry();
    delays = settings.delays();
    this.maxRowBytes = maxRowBytes;
    guard = new HostGuard(cloud);
    tokens = new TenantCheckedTokens(settings.credential(), tenant, cloud);
    http = new HttpSender(guard, tokens, settings.http(true));
    threads = new ReadAheadThreads(readAhead);
    RequestEvents silent = new RequestEvents(RunListener.NONE);
    confirmation = new TenantConfirmation(tenant, pager(sender(silent), silent), tokens);
  }

  TenantId tenant() {
    return tenant;
  }

  GraphCloud cloud() {
    return cloud;
  }

  ThrottleLimits limits() {
    return limits;
  }

  TenantConfirmation confirmation() {
    return confirmation;
  }

  TenantCheckedTokens tokens() {
    return tokens;
  }

  RetryingSender sender(RequestEvents events) {
    return new RetryingSender(http, budgets, limits, policy, delays, events);
  }

  Pager pager(Sender sender, RequestEvents events) {
    return new Pager(
        guard,
        sender,
        new PagerSettings(maxRowBytes, policy, delays, events, BodyGate.ofProcess()));
  }

  RawBodyReader bodies(Sender sender) {
    return new RawBodyReader(guard, sender, confirmation);
  }

  ReadAheadThreads threads() {
    return threads;
  }

  @Override
  public void close() {
    http.close();
    threads.close();
  }
}
