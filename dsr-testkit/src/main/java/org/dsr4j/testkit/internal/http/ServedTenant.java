package org.dsr4j.testkit.internal.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dsr4j.testkit.internal.store.TenantStore;
import org.jspecify.annotations.Nullable;

/** One tenant as the server sees it. Safe for use by several threads. */
public final class ServedTenant {

  private final String id;
  private final TenantStore store = new TenantStore();
  private final FaultBook faults = new FaultBook();
  private final Map<String, Replacement> replacements = new ConcurrentHashMap<>();
  private final Set<String> filterRefusals = ConcurrentHashMap.newKeySet();
  private final List<AnsweredRequest> requests = new ArrayList<>();
  private volatile boolean ignoresFilters;
  private volatile Instant now;

  /**
   * Makes a tenant without rows.
   *
   * @param id the id
   * @param now the tenant's time
   */
  public ServedTenant(String id, Instant now) {
    this.id = id;
    this.now = now;
  }

  /** {@return the tenant's id} */
  public String id() {
    return id;
  }

  /** {@return the tenant's rows} */
  public TenantStore store() {
    return store;
  }

  /** {@return the scripted faults} */
  public FaultBook faults() {
    return faults;
  }

  /** {@return the tenant's time} */
  public Instant now() {
    return now;
  }

  /**
   * Sets the tenant's time.
   *
   * @param time the time
   */
  public void now(Instant time) {
    now = time;
  }

  /**
   * Sets whether filters are accepted and then ignored.
   *
   * @param ignore whether filters are ignored
   */
  public void ignoreFilters(boolean ignore) {
    ignoresFilters = ignore;
  }

  /**
   * Refuses filters on a path, given as template or canonical path.
   *
   * @param path the path, without version
   */
  public void refuseFilters(String path) {
    filterRefusals.add(path);
  }

  /**
   * Replaces what a path, given as "version/template" or "version/canonical path", answers.
   *
   * @param path the path, without version
   * @param replacement what it answers instead
   */
  public void replace(String path, Replacement replacement) {
    replacements.put(path, replacement);
  }

  /** {@return the answered requests that carried this tenant's token, oldest first} */
  public List<AnsweredRequest> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  /** Forgets the answered requests. */
  public void clearRequests() {
    synchronized (requests) {
      requests.clear();
    }
  }

  void record(AnsweredRequest request) {
    synchronized (requests) {
      requests.add(request);
    }
  }

  boolean ignoresFilters() {
    return ignoresFilters;
  }

  boolean refusesFilters(Target target) {
    return filterRefusals.contains(target.route().template())
        || filterRefusals.contains(target.path());
  }

  @Nullable Replacement replacement(Target target) {
    if (replacements.isEmpty()) {
      return null;
    }
    String version = target.route().version().segment();
    Replacement concrete = replacements.get(version + target.path());
    return concrete == null ? replacements.get(version + target.route().template()) : concrete;
  }
}
