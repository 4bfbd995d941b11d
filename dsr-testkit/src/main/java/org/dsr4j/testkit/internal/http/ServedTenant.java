package org.dsr4j.testkit.internal.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.dsr4j.testkit.internal.life.TenantLife;
import org.dsr4j.testkit.internal.schema.Cloud;
import org.dsr4j.testkit.internal.state.Restoration;
import org.dsr4j.testkit.internal.store.Seed;
import org.dsr4j.testkit.internal.store.TenantStore;
import org.dsr4j.testkit.internal.throttle.Throttle;
import org.jspecify.annotations.Nullable;

/** One tenant as the server sees it. Safe for use by several threads. */
public final class ServedTenant {

  private final String id;
  private final TenantStore store = new TenantStore();
  private final FaultBook faults = new FaultBook();
  private final AnswerBook answers = new AnswerBook();
  private final List<AnsweredRequest> requests = new ArrayList<>();
  private final Revocation tokens = new Revocation();
  private final ExportJobs exportJobs;
  private final DataExports dataExports;
  private final Approvals approvals;
  private final TenantLife life;
  private final AtomicInteger batches = new AtomicInteger();
  private final String clientId;
  private volatile @Nullable Throttle throttle;
  private volatile Duration latency = Duration.ZERO;
  private volatile boolean enforcesPermissions;
  private volatile Cloud cloud = Cloud.global();
  private volatile @Nullable Watch watch;
  private volatile Instant now;

  /**
   * Makes a tenant without rows.
   *
   * @param id the id
   * @param now the tenant's time
   * @param clientId the id of the only application
   */
  public ServedTenant(String id, Instant now, String clientId) {
    this.id = id;
    this.now = now;
    this.clientId = clientId;
    Seed seed = new Seed(id.hashCode());
    this.exportJobs = new ExportJobs(id, store, seed.child("export jobs"));
    this.dataExports = new DataExports(store, seed.child("data exports"));
    this.approvals = new Approvals(seed.child("approvals"));
    this.life = new TenantLife(store, seed.child("life"));
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

  /** {@return the answers in place of its own} */
  public AnswerBook answers() {
    return answers;
  }

  /** {@return which of the tenant's tokens hold} */
  public Revocation tokens() {
    return tokens;
  }

  /** {@return the report exports} */
  public ExportJobs exportJobs() {
    return exportJobs;
  }

  /** {@return the approvals by other administrators} */
  public Approvals approvals() {
    return approvals;
  }

  /** {@return how the tenant changes} */
  public TenantLife life() {
    return life;
  }

  /** {@return what admits requests, or null when all are admitted} */
  public @Nullable Throttle throttle() {
    return throttle;
  }

  /**
   * Sets what admits requests.
   *
   * @param newThrottle what admits requests, or null
   */
  public void throttle(@Nullable Throttle newThrottle) {
    throttle = newThrottle;
  }

  /**
   * Sets how long every answer waits.
   *
   * @param time the time
   */
  public void latency(Duration time) {
    latency = time;
  }

  /**
   * Sets whether tokens open only what their permissions allow.
   *
   * @param enforce whether they do
   */
  public void enforcePermissions(boolean enforce) {
    enforcesPermissions = enforce;
  }

  /**
   * Sets who looks at requests.
   *
   * @param newWatch who, or null
   */
  public void watch(@Nullable Watch newWatch) {
    watch = newWatch;
  }

  @Nullable Watch watch() {
    return watch;
  }

  /** {@return the tenant's time} */
  public Instant now() {
    return now;
  }

  /**
   * Sets the tenant's time; what is due by then happens.
   *
   * @param time the time
   */
  public void now(Instant time) {
    now = time;
    life.catchUp(time);
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

  /**
   * {@return what brings back the present rows, settings and everything under way} Limits come back
   * with untouched budgets, and the answered requests are forgotten.
   */
  public Restoration remember() {
    List<Restoration> parts =
        List.of(
            store.remember(),
            faults.remember(),
            answers.remember(),
            tokens.remember(),
            exportJobs.remember(),
            dataExports.remember(),
            approvals.remember(),
            life.remember(),
            rememberSwitches(),
            this::clearRequests);
    return Restoration.all(parts);
  }

  private Restoration rememberSwitches() {
    int batchesThen = batches.get();
    Throttle throttleThen = throttle;
    Duration latencyThen = latency;
    boolean enforcesThen = enforcesPermissions;
    Cloud cloudThen = cloud;
    Watch watchThen = watch;
    Instant nowThen = now;
    return () -> {
      batches.set(batchesThen);
      throttle = throttleThen == null ? null : throttleThen.untouched();
      latency = latencyThen;
      enforcesPermissions = enforcesThen;
      cloud = cloudThen;
      watch = watchThen;
      now = nowThen;
    };
  }

  void record(AnsweredRequest request) {
    synchronized (requests) {
      requests.add(request);
    }
  }

  DataExports dataExports() {
    return dataExports;
  }

  Duration latency() {
    return latency;
  }

  /**
   * Sets in which of Microsoft's clouds the tenant is.
   *
   * @param newCloud the cloud
   */
  public void cloud(Cloud newCloud) {
    cloud = newCloud;
  }

  Cloud cloud() {
    return cloud;
  }

  /** Some properties are left out in silence where a token lacks the permission for them. */
  boolean hidesWithoutPermission() {
    return enforcesPermissions || answers.hidesWithoutPermission();
  }

  boolean enforcesPermissions() {
    return enforcesPermissions;
  }

  String clientId() {
    return clientId;
  }

  /** Returns a number that decides the order in which a batch is answered. */
  long nextBatch() {
    return (long) id.hashCode() << 32 | batches.incrementAndGet();
  }
}
