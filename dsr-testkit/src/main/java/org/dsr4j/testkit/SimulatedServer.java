package org.dsr4j.testkit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dsr4j.testkit.internal.http.Fault;
import org.dsr4j.testkit.internal.http.GraphHandler;
import org.dsr4j.testkit.internal.http.GraphServer;
import org.dsr4j.testkit.internal.http.RequestFile;
import org.dsr4j.testkit.internal.http.ServedTenant;
import org.dsr4j.testkit.internal.http.TokenBook;
import org.dsr4j.testkit.internal.oauth.Authority;
import org.dsr4j.testkit.internal.oauth.TokenService;
import org.dsr4j.testkit.internal.store.Seed;
import org.jspecify.annotations.Nullable;

/** What the tenants of one server share. */
final class SimulatedServer implements AutoCloseable {

  private final TokenBook tokens = new TokenBook();
  private final ServedTenant home;
  private final GraphHandler handler;
  private final GraphServer graph;
  private final String clientId;
  private final String clientSecret;
  private final Map<String, ServedTenant> tenants = new ConcurrentHashMap<>();
  private @Nullable Authority authority;

  SimulatedServer(Seed seed, ServedTenant home) {
    this.home = home;
    handler = new GraphHandler(tokens, home, RequestFile.ofEnvironment());
    graph = new GraphServer(handler);
    clientId = clientId(seed);
    clientSecret = seed.child("secret").hex(40);
  }

  /** Returns the tenant that started the server. */
  ServedTenant home() {
    return home;
  }

  static String clientId(Seed seed) {
    return seed.child("client").guid();
  }

  /** Makes a tenant known to the token endpoint and the blob store. */
  void add(ServedTenant tenant) {
    tenants.put(tenant.id(), tenant);
    handler.add(tenant);
  }

  /** Counts requests from one again. */
  void recount() {
    handler.recount();
  }

  boolean isOpen() {
    return graph.isOpen();
  }

  /**
   * The authority is started when it is first asked for, because most tests bring their token with
   * them.
   */
  synchronized Authority authority() {
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
    return tenant == null ? null : issue(tenant, ReadingRoles.ALL, claims);
  }

  private @Nullable Fault tokenFault(String tenantId) {
    ServedTenant tenant = tenant(tenantId);
    return tenant == null ? null : tenant.faults().takeForToken();
  }

  private @Nullable ServedTenant tenant(String tenantId) {
    return tenants.get(tenantId.toLowerCase(Locale.ROOT));
  }

  String endpoint() {
    return graph.endpoint();
  }

  String clientId() {
    return clientId;
  }

  String clientSecret() {
    return clientSecret;
  }

  String issue(ServedTenant tenant, List<String> roles, @Nullable String claims) {
    return tokens.issue(tenant, endpoint(), clientId, roles, tenant.tokens().issue(claims));
  }

  @Override
  public synchronized void close() {
    graph.close();
    if (authority != null) {
      authority.close();
    }
  }
}
