package org.dsr4j.testkit.internal.tenant;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.dsr4j.testkit.internal.fault.ExchangeInterceptor;
import org.dsr4j.testkit.internal.fault.FaultRegistry;
import org.dsr4j.testkit.internal.fault.ResponseOverrides;
import org.dsr4j.testkit.internal.job.ExportJobs;
import org.dsr4j.testkit.internal.job.MultiAdminApprovals;
import org.dsr4j.testkit.internal.job.PersonalDataExportJobs;
import org.dsr4j.testkit.internal.job.TokenRevocation;
import org.dsr4j.testkit.internal.lifecycle.TenantLifecycle;
import org.dsr4j.testkit.internal.protocol.AnsweredRequest;
import org.dsr4j.testkit.internal.schema.Cloud;
import org.dsr4j.testkit.internal.state.SavedState;
import org.dsr4j.testkit.internal.store.Seed;
import org.dsr4j.testkit.internal.store.TenantStore;
import org.dsr4j.testkit.internal.throttle.Throttle;
import org.jspecify.annotations.Nullable;

/** One tenant on the server side. Safe for use by several threads. */
public final class ServedTenant {

  private final String id;
  private final TenantStore store = new TenantStore();
  private final FaultRegistry faults = new FaultRegistry();
  private final ResponseOverrides answers = new ResponseOverrides();
  private final List<AnsweredRequest> requests = new ArrayList<>();
  private final TokenRevocation tokenRevocation = new TokenRevocation();
  private final ExportJobs exportJobs;
  private final PersonalDataExportJobs dataExports;
  private final MultiAdminApprovals approvals;
  private final TenantLifecycle lifecycle;
  private final AtomicInteger batches = new AtomicInteger();
  private final String clientId;
  private volatile @Nullable Throttle throttle;
  private volatile Duration latency = Duration.ZERO;
  private volatile boolean enforcesPermissions;
  private volatile Cloud cloud = Cloud.global();
  private volatile @Nullable ExchangeInterceptor watch;
  private volatile Consumer<AnsweredRequest> observer = request -> {};
  private volatile Runnable onRollback = () -> {};
  private volatile Instant now;

  /**
   * Creates a tenant without rows.
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
    this.dataExports = new PersonalDataExportJobs(store, seed.child("data exports"));
    this.approvals = new MultiAdminApprovals(seed.child("approvals"));
    this.lifecycle = new TenantLifecycle(store, seed.child("life"));
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
  public FaultRegistry faults() {
    return faults;
  }

  /** {@return the answers that replace those of the tenant} */
  public ResponseOverrides answers() {
    return answers;
  }

  /** {@return the state of the tenant's tokens} */
  public TokenRevocation tokenRevocation() {
    return tokenRevocation;
  }

  /** {@return the report exports} */
  public ExportJobs exportJobs() {
    return exportJobs;
  }

  /** {@return the approvals by other administrators} */
  public MultiAdminApprovals approvals() {
    return approvals;
  }

  /** {@return the lifecycle of the tenant} */
  public TenantLifecycle lifecycle() {
    return lifecycle;
  }

  /** {@return the throttle, or null when requests are not throttled} */
  public @Nullable Throttle throttle() {
    return throttle;
  }

  /**
   * Sets the throttle.
   *
   * @param newThrottle the throttle, or null
   */
  public void throttle(@Nullable Throttle newThrottle) {
    throttle = newThrottle;
  }

  /**
   * Sets the delay of every response.
   *
   * @param time the delay
   */
  public void latency(Duration time) {
    latency = time;
  }

  /**
   * Sets whether permissions are enforced.
   *
   * @param enforce whether they are
   */
  public void enforcePermissions(boolean enforce) {
    enforcesPermissions = enforce;
  }

  /**
   * Sets the interceptor of requests.
   *
   * @param newWatch the interceptor, or null
   */
  public void watch(@Nullable ExchangeInterceptor newWatch) {
    watch = newWatch;
  }

  @Nullable ExchangeInterceptor watch() {
    return watch;
  }

  /** {@return the tenant's time} */
  public Instant now() {
    return now;
  }

  /**
   * Sets the tenant's time and carries out the changes that are due.
   *
   * @param time the time
   */
  public void now(Instant time) {
    now = time;
    lifecycle.applyDueChanges(time);
  }

  /** {@return the answered requests with this tenant's token, oldest first} */
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
   * {@return the saved current rows, settings and jobs in progress} A restore resets limits to full
   * budgets and forgets the answered requests.
   */
  public SavedState saveState() {
    List<SavedState> parts =
        List.of(
            store.saveState(),
            faults.saveState(),
            answers.saveState(),
            tokenRevocation.saveState(),
            exportJobs.saveState(),
            dataExports.saveState(),
            approvals.saveState(),
            lifecycle.saveState(),
            rememberSwitches(),
            this::clearRequests,
            () -> onRollback.run());
    return SavedState.all(parts);
  }

  private SavedState rememberSwitches() {
    int batchesThen = batches.get();
    Throttle throttleThen = throttle;
    Duration latencyThen = latency;
    boolean enforcesThen = enforcesPermissions;
    Cloud cloudThen = cloud;
    ExchangeInterceptor watchThen = watch;
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

  public void record(AnsweredRequest request) {
    synchronized (requests) {
      requests.add(request);
      observer.accept(request);
    }
  }

  /**
   * Sets what receives every answered request after its effect, while the tenant answers no other
   * one. Unlike the recorded requests it is never reset.
   *
   * @param answered receives the requests in their order
   * @param rolledBack called when the tenant has returned to a saved state
   */
  public void observe(Consumer<AnsweredRequest> answered, Runnable rolledBack) {
    observer = answered;
    onRollback = rolledBack;
  }

  public PersonalDataExportJobs dataExports() {
    return dataExports;
  }

  public Duration latency() {
    return latency;
  }

  /**
   * Sets the tenant's cloud.
   *
   * @param newCloud the cloud
   */
  public void cloud(Cloud newCloud) {
    cloud = newCloud;
  }

  public Cloud cloud() {
    return cloud;
  }

  /** Some properties are omitted without an error if a token lacks the permission for them. */
  public boolean hidesWithoutPermission() {
    return enforcesPermissions || answers.hidesValuesWithoutPermission();
  }

  public boolean enforcesPermissions() {
    return enforcesPermissions;
  }

  public String clientId() {
    return clientId;
  }

  /** Returns a number that determines the order of a batch's answers. */
  public long nextBatch() {
    return (long) id.hashCode() << 32 | batches.incrementAndGet();
  }
}
