package org.dsr4j.testkit.internal.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dsr4j.testkit.internal.fault.ScriptedFault;
import org.dsr4j.testkit.internal.oauth.Authority;
import org.dsr4j.testkit.internal.oauth.TokenService;
import org.dsr4j.testkit.internal.protocol.ReceivedRequest;
import org.dsr4j.testkit.internal.protocol.Reply;
import org.dsr4j.testkit.internal.store.Seed;
import org.dsr4j.testkit.internal.tenant.ReadPermissions;
import org.dsr4j.testkit.internal.tenant.ServedTenant;
import org.jspecify.annotations.Nullable;

/** The parts that the tenants of one server share. */
public final class SimulatedServer implements AutoCloseable {

  private final TokenRegistry tokens = new TokenRegistry();
  private final ServedTenant home;
  private final GraphHandler handler;
  private final GraphServer graph;
  private final String clientId;
  private final String clientSecret;
  private final Map<String, ServedTenant> tenants = new ConcurrentHashMap<>();
  private @Nullable Authority authority;

  public SimulatedServer(Seed seed, ServedTenant home) {
    this.home = home;
    handler = new GraphHandler(tokens, home, RequestLogFile.ofEnvironment());
    graph = new GraphServer(handler);
    clientId = clientId(seed);
    clientSecret = seed.child("secret").hex(40);
  }

  /** Returns the tenant that started the server. */
  public ServedTenant home() {
    return home;
  }

  public static String clientId(Seed seed) {
    return seed.child("client").guid();
  }

  /** Registers a tenant at the token endpoint and the blob store. */
  public void add(ServedTenant tenant) {
    tenants.put(tenant.id(), tenant);
    handler.add(tenant);
  }

  /** Answers a request in this process, like a request that arrives at the server. */
  public Reply answer(ReceivedRequest request) {
    return handler.handle(request);
  }

  /** Counts requests from one again. */
  public void resetRequestCount() {
    handler.resetRequestCount();
  }

  public boolean isOpen() {
    return graph.isOpen();
  }

  /** The authority is started at the first call, because most tests use a ready-made token. */
  public synchronized Authority authority() {
    Authority running = authority;
    if (running == null) {
      running =
          new Authority(new TokenService(clientId, clientSecret, this::token), this::tokenFault);
      authority = running;
    }
    return running;
  }

  private @Nullable String token(String tenantId, @Nullable String claims) {
    ServedTenant tenant = tenant(tenantId);
    return tenant == null ? null : issue(tenant, ReadPermissions.ALL, claims);
  }

  private @Nullable ScriptedFault tokenFault(String tenantId) {
    ServedTenant tenant = tenant(tenantId);
    return tenant == null ? null : tenant.faults().takeForToken();
  }

  private @Nullable ServedTenant tenant(String tenantId) {
    return tenants.get(tenantId.toLowerCase(Locale.ROOT));
  }

  public String endpoint() {
    return graph.endpoint();
  }

  public String clientId() {
    return clientId;
  }

  public String clientSecret() {
    return clientSecret;
  }

  public String issue(ServedTenant tenant, List<String> roles, @Nullable String claims) {
    return tokens.issue(
        tenant, endpoint(), clientId, roles, tenant.tokenRevocation().tokenNotBefore(claims));
  }

  @Override
  public synchronized void close() {
    graph.close();
    if (authority != null) {
      authority.close();
    }
  }
}
