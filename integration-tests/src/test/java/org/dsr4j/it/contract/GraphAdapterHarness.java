package org.dsr4j.it.contract;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.dsr4j.change.Custody;
import org.dsr4j.change.DeviceChoice;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.graph.GraphChangeConnection;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.it.support.ErasureFixture;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.testkit.FaultScript;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.dsr4j.testkit.contract.AdapterHarness;
import org.dsr4j.testkit.contract.Deviation;
import org.dsr4j.testkit.contract.Fault;
import org.dsr4j.testkit.contract.FaultPoint;
import org.dsr4j.testkit.contract.Population;
import org.dsr4j.testkit.contract.Rule;
import org.dsr4j.testkit.contract.SeededPerson;

/** The common part of the harnesses of the two Graph adapters. */
abstract class GraphAdapterHarness implements AdapterHarness {

  /** The largest page size in requests for an audit trail. */
  private static final long PAGE = 1000;

  /** Reports, names of extensions and searches. */
  private static final List<String> ORDERS =
      List.of(
          "/deviceManagement/reports/exportJobs",
          "/directoryObjects/getAvailableExtensionProperties",
          "/security/auditLog/queries");

  private final AdapterProvider provider;
  private final boolean ignoreFilters;
  private final SimulatedTenant simulated = SimulatedTenant.start();
  private final ChangeFaults changes = new ChangeFaults(simulated);
  private final List<SimulatedUser> people = new ArrayList<>();
  private final Set<String> checkedIn = new HashSet<>();
  private final List<AutoCloseable> connections = new ArrayList<>();
  private int imeis;

  GraphAdapterHarness(AdapterProvider provider, boolean ignoreFilters) {
    this.provider = provider;
    this.ignoreFilters = ignoreFilters;
    simulated.answers().ignoreFilters(ignoreFilters);
    // Waiting for a report takes real time.
    simulated.exportJobs().finishAtPoll(1);
  }

  /** The end of the path of the list in which one person has many records. */
  abstract String longList();

  /** Adds the records whose tokens are known. */
  abstract void seedAuditRows(SimulatedTenant tenant, SimulatedUser user, SeededPerson person);

  /** Adds a record of an audit trail whose tokens are known. */
  final void addAuditRow(
      SeededPerson person, String source, Instant at, String version, String path, String row) {
    simulated.rows(version, path, row);
    person.withRecordAt(source, at, row);
  }

  /** Adds many records for a person. */
  abstract void addManyRows(SimulatedUser user, int count);

  /** The kind of sample rows that {@link #seedAuditRows} replaces. */
  abstract String exactSample();

  @Override
  public AdapterProvider provider() {
    return provider;
  }

  @Override
  public TenantId tenant() {
    return TenantId.of(simulated.id());
  }

  /**
   * Separate connections for each adapter, because a connection remembers that it has confirmed its
   * tenant.
   */
  @Override
  public synchronized Map<Class<?>, Object> resources() {
    GraphConnection graph =
        GraphTenant.connect(simulated, GraphTenant.token(simulated.accessToken()));
    connections.add(graph);
    GraphChangeConnection changing =
        GraphChangeConnection.builder(tenant())
            .credential(GraphTenant.token(simulated.accessToken(ErasureFixture.CHANGE_PERMISSIONS)))
            .cloud(GraphTenant.cloud(simulated))
            .limits(ThrottleLimits.off())
            .retry(GraphTenant.QUICK)
            .clock(clock())
            .build();
    connections.add(changing);
    return Map.of(GraphConnection.class, graph, GraphChangeConnection.class, changing);
  }

  /** Adds the rows that exist before the people. */
  void prepareTenant(SimulatedTenant tenant) {}

  @Override
  public Population populate() {
    prepareTenant(simulated);
    SimulatedUser anna = full("anna.o'brien", "Anna O'Brien");
    SimulatedUser namesake = full("anna.obrien", "Anna O'Brien");
    SimulatedUser bert = newcomer();
    people.addAll(List.of(anna, namesake, bert));
    simulated.user("desk.one").mail("desk@" + simulated.domain());
    simulated.user("desk.two").mail("desk@" + simulated.domain());

    Population population =
        Population.of(seeded(anna, true), seeded(namesake, true))
            .recentlyJoinedPerson(seeded(bert, false).withAnyRecords(sourcesAlwaysPresent()))
            .unknown(DataSubject.userPrincipalName("nobody@" + simulated.domain()))
            .ambiguous(DataSubject.mail("desk@" + simulated.domain()));
    // Without filters every read of every test would return all these rows.
    if (!ignoreFilters) {
      SimulatedUser prolific = simulated.user("pia.prolific");
      addManyRows(prolific, SeededPerson.MANY);
      population.personWithManyRecords(
          seeded(prolific, false)
              .withAnyRecords(sourcesAlwaysPresent())
              .withAnyRecords(longSource()));
    }
    return population;
  }

  /** The deviations of this adapter. */
  abstract List<Deviation> knownDeviations();

  @Override
  public List<Deviation> deviations() {
    List<Deviation> all = new ArrayList<>(knownDeviations());
    if (ignoreFilters) {
      all.add(
          Deviation.from(
              Rule.READ_11, "counted in the test with filters; this one seeds no prolific person"));
    }
    return all;
  }

  /** The source that reads {@link #longList}. */
  abstract String longSource();

  /** The records that every account has. */
  String[] sourcesAlwaysPresent() {
    return new String[0];
  }

  private SimulatedUser full(String alias, String displayName) {
    SimulatedUser user =
        simulated
            .user(alias)
            .displayName(displayName)
            .property("createdDateTime", "\"2019-01-01T00:00:00Z\"")
            .mail(alias + "@" + simulated.domain())
            .property("customSecurityAttributes", "{\"Badge\":{\"Number\":\"of " + alias + "\"}}")
            .property("contoso_badge", "{\"number\":\"of " + alias + "\"}")
            .device(device -> device.windows().name("PC of " + alias).apps(3));
    String imei = "35698800%07d".formatted(imeis++);
    user.devices().get(0).managedProperty("imei", "\"" + imei + "\"");
    simulated.rows(
        "beta",
        "/deviceManagement/importedDeviceIdentities",
        "{\"id\":\"device %1$s\",\"importedDeviceIdentifier\":\"%1$s\"}".formatted(imei));
    simulated.rows(
        "v1.0",
        "/deviceManagement/roleAssignments",
        "{\"id\":\"role of %1$s\",\"members\":[\"%1$s\"]}".formatted(user.objectId()));
    return user.inEverySourceExcept(exactSample());
  }

  /** A person whose account has only the records of every account. */
  private SimulatedUser newcomer() {
    return simulated
        .user("bert.newcomer")
        .property("signInActivity", "null")
        .property("authorizationInfo", "null")
        .property("onPremisesExtensionAttributes", "null");
  }

  private SeededPerson seeded(SimulatedUser user, boolean everywhere) {
    SeededPerson person =
        SeededPerson.identifiedBy(
            DataSubject.userPrincipalName(user.userPrincipalName()),
            DataSubject.objectId(user.objectId()));
    person.identifyingTexts(user.objectId(), user.userPrincipalName());
    for (SimulatedDevice device : user.devices()) {
      person.identifyingTexts(device.managedDeviceId(), device.deviceId(), device.serialNumber());
    }
    if (everywhere) {
      seedAuditRows(simulated, user, person);
      for (SourceDescriptor source : readable()) {
        if (!source.id().equals(exactSource())) {
          person.withAnyRecords(source.id());
        }
      }
    }
    return person;
  }

  /** The source whose records have known tokens. */
  abstract String exactSource();

  private List<SourceDescriptor> readable() {
    return provider.define("harness", configuration()).sources().stream()
        .filter(source -> !source.matchRules().isEmpty())
        .toList();
  }

  static Instant day(int number) {
    return Instant.parse("2025-06-01T10:00:00Z").plus(Duration.ofDays(number));
  }

  @Override
  public void inject(Fault fault, FaultPoint point) {
    for (String path : paths(point)) {
      inject(fault, simulated.faults().on(path));
    }
    for (String path : readPaths(point.source())) {
      inject(fault, simulated.faults().on(path).onMethod("GET"));
    }
  }

  private static void inject(Fault fault, FaultScript script) {
    switch (fault) {
      case NOT_PERMITTED -> script.reply(403);
      case UNAVAILABLE -> script.reply(503);
      case INTERRUPTED -> script.cutBody();
      case HANGS -> script.slowBody(Duration.ofMinutes(2));
    }
  }

  /** The paths that are read for the steps of a source, in addition to the paths of the source. */
  abstract List<String> readPaths(String source);

  private List<String> paths(FaultPoint point) {
    return switch (point.place()) {
      case TENANT -> List.of("/organization");
      case RESOLUTION -> List.of("/users/{user-id}", "/users", "/users/{user-id}/managedDevices");
      case SOURCE -> {
        SourceDescriptor source =
            provider.define("harness", configuration()).sources().stream()
                .filter(one -> one.id().equals(point.source()))
                .findFirst()
                .orElseThrow();
        yield source.readsFrom().stream()
            .map(place -> place.replaceFirst("^[A-Z]+ /(v1.0|beta)", "").replaceFirst("\\?.*$", ""))
            .distinct()
            .toList();
      }
    };
  }

  @Override
  public void clearFaults() {
    simulated.faults().clear();
    changes.clear();
  }

  @Override
  public void injectWhileChanging(Fault fault, String source) {
    changes.inject(fault);
  }

  /**
   * Decides that every device is wiped and leaves, and confirms that a recently used account is the
   * person's.
   */
  @Override
  public ErasureOrder withDecisions(ErasureOrder order) {
    ErasureOrder decided = order.accountStillInUse(people.get(0).objectId());
    Custody custody = new Custody("help desk", ErasureFixture.DAY, "recovery key in the vault");
    for (SimulatedUser user : people) {
      for (SimulatedDevice device : user.devices()) {
        decided =
            decided
                .device(
                    ErasureFixture.deviceDecision(device.managedDeviceId(), DeviceChoice.WIPE)
                        .leavesOrganisation()
                        .custody(custody))
                .device(
                    ErasureFixture.deviceDecision(device.objectId(), DeviceChoice.DELETE)
                        .custody(custody));
      }
    }
    return decided;
  }

  @Override
  public Clock clock() {
    return simulated.clock();
  }

  /** People open their apps, and devices with a pending action check in. */
  @Override
  public void advanceTo(Instant until) {
    people.forEach(SimulatedUser::openManagedApps);
    people.stream().flatMap(user -> user.devices().stream()).forEach(this::answers);
    if (until.isAfter(simulated.now())) {
      simulated.now(until);
    }
  }

  /** The number of changes, without POST requests that only read. */
  @Override
  public Object state() {
    return simulated.requests().stream()
        .filter(request -> !request.method().equals("GET"))
        .filter(request -> ORDERS.stream().noneMatch(request.path()::endsWith))
        .map(RecordedRequest::versionedPath)
        .toList();
  }

  @Override
  public OptionalLong rowsServed() {
    long pages =
        simulated.requests().stream()
            .filter(request -> request.path().endsWith(longList()) && request.status() == 200)
            .count();
    return OptionalLong.of(pages * PAGE);
  }

  @Override
  public synchronized void close() {
    changes.clear();
    connections.forEach(GraphAdapterHarness::close);
    simulated.close();
  }

  private void answers(SimulatedDevice device) {
    boolean asked =
        simulated.requests().stream()
            .filter(request -> request.method().equals("POST") && request.status() / 100 == 2)
            .anyMatch(request -> request.path().contains(device.managedDeviceId()));
    if (asked && checkedIn.add(device.managedDeviceId())) {
      device.checkIn();
    }
  }

  private static void close(AutoCloseable connection) {
    try {
      connection.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
