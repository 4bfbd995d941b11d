package org.dsr4j.it;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.dsr4j.graph.GraphConnection;
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

/** What the two Graph adapters have in common when the contract kit tests them. */
abstract class GraphHarness implements AdapterHarness {

  /** The largest page that a trail is asked for. */
  private static final long PAGE = 1000;

  private final AdapterProvider provider;
  private final boolean ignoreFilters;
  private final SimulatedTenant simulated = SimulatedTenant.start();
  private final List<GraphConnection> connections = new ArrayList<>();

  GraphHarness(AdapterProvider provider, boolean ignoreFilters) {
    this.provider = provider;
    this.ignoreFilters = ignoreFilters;
    simulated.answers().ignoreFilters(ignoreFilters);
  }

  /** The list of which one person has many records; the end of its path. */
  abstract String longList();

  /** Adds the records that are known token by token. */
  abstract void trails(SimulatedTenant tenant, SimulatedUser user, SeededPerson person);

  /** Makes somebody prolific. */
  abstract void many(SimulatedUser user, int count);

  /** The sample that {@link #trails} stands in for. */
  abstract String exactSample();

  @Override
  public AdapterProvider provider() {
    return provider;
  }

  @Override
  public TenantId tenant() {
    return TenantId.of(simulated.id());
  }

  /** A connection for each adapter: it remembers that it has confirmed its tenant. */
  @Override
  public synchronized Map<Class<?>, Object> resources() {
    GraphConnection graph =
        GraphTenant.connect(simulated, GraphTenant.token(simulated.accessToken()));
    connections.add(graph);
    return Map.of(GraphConnection.class, graph);
  }

  @Override
  public Population populate() {
    SimulatedUser anna = full("anna.o'brien", "Anna O'Brien");
    SimulatedUser namesake = full("anna.obrien", "Anna O'Brien");
    SimulatedUser bert = simulated.user("bert.newcomer");
    simulated.user("desk.one").mail("desk@" + simulated.domain());
    simulated.user("desk.two").mail("desk@" + simulated.domain());

    Population population =
        Population.of(seeded(anna, true), seeded(namesake, true))
            .newcomer(seeded(bert, false).holdsSome(alwaysThere()))
            .unknown(DataSubject.userPrincipalName("nobody@" + simulated.domain()))
            .ambiguous(DataSubject.mail("desk@" + simulated.domain()));
    // Unfiltered, so many rows would come with every reading of every test.
    if (!ignoreFilters) {
      SimulatedUser prolific = simulated.user("pia.prolific");
      many(prolific, SeededPerson.MANY);
      population.prolific(seeded(prolific, false).holdsSome(alwaysThere()).holdsSome(longSource()));
    }
    return population;
  }

  /** What the adapter itself deviates in. */
  abstract List<Deviation> known();

  @Override
  public List<Deviation> deviations() {
    List<Deviation> all = new ArrayList<>(known());
    if (ignoreFilters) {
      all.add(
          Deviation.from(
              Rule.READ_11, "counted where filters hold; nobody prolific is seeded here"));
    }
    return all;
  }

  /** The source that reads {@link #longList}. */
  abstract String longSource();

  /** What every account has. */
  String[] alwaysThere() {
    return new String[0];
  }

  private SimulatedUser full(String alias, String displayName) {
    SimulatedUser user =
        simulated
            .user(alias)
            .displayName(displayName)
            .property("createdDateTime", "\"2019-01-01T00:00:00Z\"")
            .mail(alias + "@" + simulated.domain());
    for (String kind : SimulatedUser.sampleKinds()) {
      if (!kind.equals(exactSample())) {
        user.samples(kind, 1);
      }
    }
    simulated.user(alias + "-report").manager(user);
    return user.manager(simulated.user(alias + "-manager"))
        .device(device -> device.windows().name("PC of " + alias).everywhere().apps(3));
  }

  private SeededPerson seeded(SimulatedUser user, boolean everywhere) {
    SeededPerson person =
        SeededPerson.named(
            DataSubject.userPrincipalName(user.userPrincipalName()),
            DataSubject.objectId(user.objectId()));
    person.marks(user.objectId(), user.userPrincipalName());
    for (SimulatedDevice device : user.devices()) {
      person.marks(device.managedDeviceId(), device.deviceId(), device.serialNumber());
    }
    if (everywhere) {
      trails(simulated, user, person);
      for (SourceDescriptor source : readable()) {
        if (!source.id().equals(exactSource())) {
          person.holdsSome(source.id());
        }
      }
    }
    return person;
  }

  /** The source whose records are known token by token. */
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
      FaultScript script = simulated.faults().on(path);
      switch (fault) {
        case NOT_PERMITTED -> script.reply(403);
        case UNAVAILABLE -> script.reply(503);
        case BREAKS_OFF -> script.cutBody();
        case HANGS -> script.slowBody(Duration.ofMinutes(2));
      }
    }
  }

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
        yield ReadPaths.of(source).reads().stream()
            .map(ReadPaths.ReadPath::template)
            .distinct()
            .toList();
      }
    };
  }

  @Override
  public void heal() {
    simulated.faults().clear();
  }

  @Override
  public Object state() {
    return simulated.requests().stream()
        .filter(request -> !request.method().equals("GET"))
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
    connections.forEach(GraphConnection::close);
    simulated.close();
  }
}
