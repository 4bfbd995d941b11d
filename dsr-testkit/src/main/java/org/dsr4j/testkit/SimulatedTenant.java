package org.dsr4j.testkit;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.dsr4j.testkit.internal.http.SimulatedServer;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.protocol.ReceivedRequest;
import org.dsr4j.testkit.internal.protocol.Reply;
import org.dsr4j.testkit.internal.schema.Cloud;
import org.dsr4j.testkit.internal.schema.PublishedVersion;
import org.dsr4j.testkit.internal.state.SavedState;
import org.dsr4j.testkit.internal.store.EntityRow;
import org.dsr4j.testkit.internal.store.RowTemplate;
import org.dsr4j.testkit.internal.store.RowValues;
import org.dsr4j.testkit.internal.store.Sample;
import org.dsr4j.testkit.internal.store.SampleWriter;
import org.dsr4j.testkit.internal.store.Seed;
import org.dsr4j.testkit.internal.store.TenantPaths;
import org.dsr4j.testkit.internal.store.TextRow;
import org.dsr4j.testkit.internal.tenant.ReadPermissions;
import org.dsr4j.testkit.internal.tenant.SampleOrganization;
import org.dsr4j.testkit.internal.tenant.ServedTenant;
import org.dsr4j.testkit.internal.throttle.Throttle;
import org.jspecify.annotations.Nullable;

/**
 * A Microsoft Graph tenant (Azure AD and Intune) that runs in the process of the test.
 *
 * <pre>{@code
 * try (SimulatedTenant tenant = SimulatedTenant.start()) {
 *   SimulatedUser person = tenant.user("person").device(d -> d.windows().apps(40)).signIns(250);
 *   // point the application at tenant.endpoint() with the bearer token tenant.accessToken()
 * }
 * }</pre>
 *
 * <p>It is strict: it answers published paths, query options and properties only, and refuses
 * everything else as Graph does. All ids and names are generated from a seed and are the same in
 * every run. Safe for use by several threads.
 */
public final class SimulatedTenant implements AutoCloseable {

  /** The seed of {@link #start()}. */
  public static final long DEFAULT_SEED = 20_180_525;

  private static final Instant DEFAULT_NOW = Instant.parse("2026-01-31T12:00:00Z");

  private final SimulatedServer server;
  private final SampleOrganization name;
  private final Seed seed;
  private final ServedTenant servedTenant;
  private final SampleWriter samples;
  private final EntityRow organization;
  private final Map<String, SimulatedUser> users = new ConcurrentHashMap<>();
  private final Map<String, SimulatedGroup> groups = new ConcurrentHashMap<>();
  private final Savepoint started;
  private @Nullable SimulatedTenant neighbour;
  private boolean askedForNeighbour;

  SimulatedTenant(SimulatedServer server, SampleOrganization name, Seed seed, ServedTenant served) {
    this.server = server;
    this.name = name;
    this.seed = seed;
    this.servedTenant = served;
    this.samples = new SampleWriter(served.store(), seed);
    server.add(served);
    RowValues values = values(seed.child("organization"), Map.of());
    this.organization =
        new EntityRow("organization", RowTemplate.named("organization").fill(values));
    served.store().add("/organization", organization);
    Sample.names("tenant")
        .forEach(
            kind ->
                samples.write(kind, "tenant", Map.of("tenant", this::property), 1, served.now()));
    this.started = savepoint();
  }

  /**
   * Starts a tenant on a free port of the loopback address; the caller closes it.
   *
   * @return this tenant
   */
  public static SimulatedTenant start() {
    return start(DEFAULT_SEED);
  }

  /**
   * Starts a tenant whose ids and names are generated from this seed; the caller closes it.
   *
   * @param seed any number
   * @return this tenant
   */
  public static SimulatedTenant start(long seed) {
    Seed root = new Seed(seed);
    ServedTenant served =
        new ServedTenant(root.child("tenant").guid(), DEFAULT_NOW, SimulatedServer.clientId(root));
    SimulatedServer server = new SimulatedServer(root, served);
    return new SimulatedTenant(server, SampleOrganization.CONTOSO, root.child("contoso"), served);
  }

  /**
   * {@return the address that replaces {@code https://graph.microsoft.com}, with {@code /v1.0} and
   * {@code /beta} below it}
   */
  public URI endpoint() {
    return URI.create(server.endpoint());
  }

  /** {@return the tenant id, a GUID} */
  public String id() {
    return servedTenant.id();
  }

  /** {@return the tenant's default domain} */
  public String domain() {
    return name.domain();
  }

  /**
   * {@return an access token for this tenant, shaped like a JWT, with the application permissions
   * that reading needs}
   */
  public String accessToken() {
    return server.issue(servedTenant, ReadPermissions.ALL, null);
  }

  /**
   * {@return an access token whose {@code roles} claim names exactly these permissions}
   *
   * @param roles the permissions
   */
  public String accessToken(String... roles) {
    return server.issue(servedTenant, Arrays.asList(roles), null);
  }

  /**
   * {@return an access token that answers a claims challenge, for hand-written credentials}
   *
   * @param claims the claims as JSON or, as in the challenge, in Base64
   * @param roles the permissions; if there are none, those of {@link #accessToken()}
   */
  public String accessTokenFor(String claims, String... roles) {
    Objects.requireNonNull(claims, "claims");
    return server.issue(
        servedTenant, roles.length == 0 ? ReadPermissions.ALL : Arrays.asList(roles), claims);
  }

  /**
   * Revokes all access tokens. From now on requests with these tokens, and with later ones, are
   * answered with a claims challenge, until a token is requested with the claims of that challenge.
   *
   * @return this tenant
   */
  public SimulatedTenant revokeTokens() {
    servedTenant.tokenRevocation().revoke();
    return this;
  }

  /**
   * Enforces permissions: a token gives access only to paths that its {@code roles} allow. Paths
   * for which the simulator knows no published permissions stay open to every token.
   *
   * @return this tenant
   */
  public SimulatedTenant enforcePermissions() {
    servedTenant.enforcePermissions(true);
    return this;
  }

  /**
   * Moves the tenant to another of Microsoft's clouds. Paths and properties that v1.0 does not have
   * there are refused, as Graph refuses unknown paths. Address and sign-in do not change. Beta
   * stays as in the global cloud, because its differences in other clouds are not known.
   *
   * @param name one of {@link #clouds()}
   * @throws IllegalArgumentException when there is no such cloud
   * @return this tenant
   */
  public SimulatedTenant cloud(String name) {
    servedTenant.cloud(Cloud.named(Objects.requireNonNull(name, "name")));
    return this;
  }

  /** {@return the names of the clouds that {@link #cloud} accepts; a new tenant is in "global"} */
  public static List<String> clouds() {
    return Cloud.names();
  }

  /**
   * Throttles requests from now on, starting with full budgets.
   *
   * @param limits the limits
   * @return this tenant
   */
  public SimulatedTenant limits(SimulatedLimits limits) {
    servedTenant.throttle(new Throttle(limits.settings()));
    return this;
  }

  /** {@return the counts of the limits; no budgets when no limits were set} */
  public ThrottlingReport throttling() {
    Throttle throttle = servedTenant.throttle();
    return new ThrottlingReport(throttle == null ? List.of() : throttle.usage());
  }

  /**
   * Delays every response. Other requests are answered concurrently, up to several hundred at a
   * time.
   *
   * @param time the minimum time of a response
   * @return this tenant
   */
  public SimulatedTenant latency(Duration time) {
    servedTenant.latency(Objects.requireNonNull(time, "time"));
    return this;
  }

  /** {@return the approvals by a second administrator} */
  public SimulatedApprovals approvals() {
    return new SimulatedApprovals(servedTenant.approvals());
  }

  /** {@return the control of report export jobs} */
  public SimulatedExportJobs exportJobs() {
    return new SimulatedExportJobs(servedTenant.exportJobs());
  }

  /** {@return the application that may sign in, with its authority} */
  public SimulatedApplication application() {
    return new SimulatedApplication(server);
  }

  /**
   * {@return a second tenant on the same server, started at the first call} As with Graph itself,
   * only the token distinguishes them. It is closed with this one.
   */
  public synchronized SimulatedTenant neighbour() {
    SimulatedTenant other = neighbour;
    if (other == null) {
      Seed root = seed.child("neighbour");
      ServedTenant otherServed =
          new ServedTenant(root.child("tenant").guid(), DEFAULT_NOW, server.clientId());
      other = new SimulatedTenant(server, SampleOrganization.FABRIKAM, root, otherServed);
      neighbour = other;
    }
    if (!askedForNeighbour) {
      other.now(now());
      askedForNeighbour = true;
    }
    return other;
  }

  /** {@return a clock in UTC that shows the tenant's time, for the code under test} */
  public Clock clock() {
    return new TenantClock(servedTenant::now, ZoneOffset.UTC);
  }

  /**
   * {@return the tenant's time, used for the dates of sample rows} It moves only when a test moves
   * it.
   */
  public Instant now() {
    return servedTenant.now();
  }

  /**
   * Sets the tenant's time, for the rows that are added from now on and for all delayed effects:
   * see {@link #advance}.
   *
   * @param time the new time
   * @return this tenant
   */
  public SimulatedTenant now(Instant time) {
    servedTenant.now(Objects.requireNonNull(time, "time"));
    return this;
  }

  /**
   * Moves the tenant's time forward. Users leave the deleted items 30 days after their deletion;
   * Intune forgets a user 30 days after the permanent one, except for its audit records.
   *
   * @param time how far to move
   * @throws IllegalArgumentException when the time is negative
   * @return this tenant
   */
  public SimulatedTenant advance(Duration time) {
    if (Objects.requireNonNull(time, "time").isNegative()) {
      throw new IllegalArgumentException("time cannot go backwards: " + time);
    }
    return now(now().plus(time));
  }

  /**
   * Synchronises with the on-premises directory: see {@link SimulatedUser#syncRestores} and {@link
   * SimulatedUser#removedOnPremises}.
   *
   * @return this tenant
   */
  public SimulatedTenant sync() {
    servedTenant.lifecycle().sync(now());
    return this;
  }

  /**
   * Makes all devices check in with Intune: see {@link SimulatedDevice#checkIn}.
   *
   * @return this tenant
   */
  public SimulatedTenant devicesCheckIn() {
    servedTenant.lifecycle().managedDevices().checkInAll(now());
    return this;
  }

  /**
   * Delays the visibility of user deletions from now on: for this number of reads {@code GET
   * /users/{id}} still finds the user, and for this number of reads {@code GET
   * /directory/deletedItems/{id}} does not find it yet.
   *
   * @param reads the number of reads of either kind; zero ends the delay
   * @throws IllegalArgumentException when the number is negative
   * @return this tenant
   */
  public SimulatedTenant replicationLag(int reads) {
    if (reads < 0) {
      throw new IllegalArgumentException("a number of reads cannot be negative: " + reads);
    }
    servedTenant.lifecycle().users().replicationLag().reads(reads);
    return this;
  }

  /**
   * {@return the user with this alias, created at the first call: a plausible person whose user
   * principal name is the alias in the tenant's domain}
   *
   * @param alias the part of the user principal name before the domain
   */
  public SimulatedUser user(String alias) {
    Objects.requireNonNull(alias, "alias");
    return users.computeIfAbsent(alias, key -> new SimulatedUser(this, key));
  }

  /**
   * {@return the group with this display name, created at the first call}
   *
   * @param displayName the group's display name
   */
  public SimulatedGroup group(String displayName) {
    Objects.requireNonNull(displayName, "displayName");
    return groups.computeIfAbsent(displayName, key -> new SimulatedGroup(this, key));
  }

  /**
   * {@return a device that belongs to no user}
   *
   * @param name the device's name
   */
  public SimulatedDevice device(String name) {
    return new SimulatedDevice(this, null, "device " + name).name(name);
  }

  /**
   * Adds rows to a list. Every token of them is returned unchanged.
   *
   * @param version {@code v1.0} or {@code beta}
   * @param path a concrete path, such as {@code /deviceManagement/iosUpdateStatuses}
   * @param rows one JSON object each
   * @throws IllegalArgumentException when the version does not answer such a path, or a row is not
   *     a JSON object
   * @return this tenant
   */
  public SimulatedTenant rows(String version, String path, String... rows) {
    PublishedVersion graph = PublishedVersion.require(version);
    TenantPaths paths = new TenantPaths(servedTenant.store());
    String canonical = paths.concrete(graph, path);
    for (String row : rows) {
      TextRow text = new TextRow(RawJson.requireObject(row));
      servedTenant
          .store()
          .list(graph, canonical)
          .add(text, paths.orderingTime(graph, canonical, text));
      if (canonical.equals("/users")) {
        servedTenant.store().renameUser(text, null, text.string("userPrincipalName"));
      }
    }
    return this;
  }

  /**
   * Makes {@code GET /organization} report a tenant id that differs from the tenant of the token.
   *
   * @param otherId the id to report
   * @return this tenant
   */
  public SimulatedTenant reportOrganization(String otherId) {
    organization.set("id", RawJson.quote(otherId));
    return this;
  }

  /** {@return the answers that replace those of the tenant} */
  public SimulatedAnswers answers() {
    return new SimulatedAnswers(
        servedTenant.answers(), new TenantPaths(servedTenant.store())::canonicalPath);
  }

  /** {@return the faults to inject into requests} */
  public Faults faults() {
    return new Faults(servedTenant.faults(), new TenantPaths(servedTenant.store())::canonicalPath);
  }

  /**
   * Passes each request to a watcher, which can cut the connection before the request has any
   * effect and before the response is sent. The watcher does not receive requests without a valid
   * token and requests for tokens. It receives a batch and each of its items; cutting an item cuts
   * the batch. A request that was cut before its effect is recorded with status 500, a request that
   * was cut after its effect with the status that the client did not receive.
   *
   * <p>An HTTP client may repeat such a request automatically, without the application's knowledge.
   *
   * @param watcher the watcher, which replaces an earlier one; null for none
   * @return this tenant
   */
  public SimulatedTenant watch(@Nullable RequestWatcher watcher) {
    servedTenant.watch(watcher == null ? null : RecordedRequests.watch(watcher));
    return this;
  }

  /**
   * Removes the watcher.
   *
   * @return this tenant
   */
  public SimulatedTenant unwatch() {
    return watch(null);
  }

  /**
   * {@return the requests answered so far, oldest first} Requests without a valid token are
   * recorded at the tenant that started the server, not at its neighbour.
   */
  public List<RecordedRequest> requests() {
    return servedTenant.requests().stream().map(RecordedRequests::recorded).toList();
  }

  /**
   * Forgets the requests answered so far.
   *
   * @return this tenant
   */
  public SimulatedTenant clearRequests() {
    servedTenant.clearRequests();
    return this;
  }

  /**
   * Returns to the state in which this tenant was started: the same seed, ids and address, without
   * people, rows, replaced answers, faults, limits and everything else that a test has set or
   * started since. The neighbour is reset too, unless this is the neighbour. {@link #rollback}
   * describes what is kept.
   *
   * @return this tenant
   */
  public SimulatedTenant reset() {
    return rollback(started);
  }

  /** {@return the current state of this tenant, and of its neighbour, for {@link #rollback}} */
  public synchronized Savepoint savepoint() {
    List<SavedState> parts = new ArrayList<>();
    parts.add(servedTenant.saveState());
    parts.add(samples.saveState());
    parts.add(SavedState.of(users));
    users.values().forEach(user -> parts.add(user.saveState()));
    parts.add(SavedState.of(groups));
    groups.values().forEach(group -> parts.add(group.saveState()));
    boolean askedThen = askedForNeighbour;
    Savepoint neighbourThen = askedThen && neighbour != null ? neighbour.savepoint() : null;
    parts.add(() -> rollbackNeighbour(askedThen, neighbourThen));
    return new Savepoint(this, SavedState.all(parts));
  }

  /**
   * Returns to a saved state, any number of times, while no request is in progress. People, devices
   * and rows that were added later are removed; a {@link SimulatedUser} of a later state must not
   * be used any more.
   *
   * <p>Recorded requests are always forgotten, limits begin with full budgets, and {@link
   * RecordedRequest#number} counts from one again. Access tokens stay valid, so that an application
   * can keep its token; tokens that were revoked since are valid again.
   *
   * @param savepoint a state of this tenant
   * @throws IllegalArgumentException when the savepoint belongs to another tenant
   * @throws IllegalStateException when the tenant is closed
   * @return this tenant
   */
  public synchronized SimulatedTenant rollback(Savepoint savepoint) {
    if (!isOpen()) {
      throw new IllegalStateException("the simulated tenant is closed");
    }
    savepoint.restore(this);
    if (servedTenant == server.home()) {
      server.resetRequestCount();
    }
    return this;
  }

  private void rollbackNeighbour(boolean askedThen, @Nullable Savepoint then) {
    SimulatedTenant other = neighbour;
    if (other != null) {
      other.rollback(then == null ? other.started : then);
    }
    askedForNeighbour = askedThen;
  }

  /** {@return whether the tenant is still open} */
  public boolean isOpen() {
    return server.isOpen();
  }

  /** Stops the server, also for the neighbour. A second call does nothing. */
  @Override
  public void close() {
    server.close();
  }

  /** Answers a request in this process, without a socket. */
  Reply answer(ReceivedRequest request) {
    return server.answer(request);
  }

  ServedTenant servedTenant() {
    return servedTenant;
  }

  Seed seed() {
    return seed;
  }

  SampleWriter samples() {
    return samples;
  }

  SampleOrganization name() {
    return name;
  }

  /** Adds a mail address to the technical notification addresses of the organisation. */
  void technicalContact(String address) {
    String list = organization.member("technicalNotificationMails");
    List<String> all = new ArrayList<>(list == null ? List.of() : RawJson.elements(list));
    if (!all.contains(RawJson.quote(address))) {
      all.add(RawJson.quote(address));
    }
    organization.set("technicalNotificationMails", "[" + String.join(",", all) + "]");
  }

  RowValues values(Seed rowSeed, Map<String, RowValues.Subject> subjects) {
    Map<String, RowValues.Subject> all = new ConcurrentHashMap<>(subjects);
    all.put("tenant", this::property);
    return new RowValues(seed, rowSeed, servedTenant.now(), 0, all);
  }

  @Nullable String property(String property) {
    return property.equals("id") ? servedTenant.id() : name.property(property);
  }
}
