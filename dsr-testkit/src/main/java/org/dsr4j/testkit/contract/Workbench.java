package org.dsr4j.testkit.contract;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.dsr4j.Dsr;
import org.dsr4j.DsrBuilder;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Identity;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.TenantId;
import org.dsr4j.model.Window;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterDefinition;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.SubjectResolver;
import org.jspecify.annotations.Nullable;

/**
 * The adapter under test over its seeded service, shared by all tests of a class. The kit plays the
 * engine here, so that it sees what the adapter does before the engine mends or refuses it.
 */
final class Workbench implements AutoCloseable {

  static final String INSTANCE = "under-test";

  private final AdapterHarness harness;
  private final Population population;
  private final AdapterDefinition definition;
  private final Results results;
  private final Duration patience;
  private final Object stateAtFirst;
  private final boolean concludes;
  private final Map<SeededPerson, Identity> identities = new ConcurrentHashMap<>();
  private final Map<List<Object>, Reading> wholes = new ConcurrentHashMap<>();
  private @Nullable Adapter adapter;

  private Workbench(
      AdapterHarness harness,
      Population population,
      AdapterDefinition definition,
      Results results,
      Duration patience,
      boolean concludes) {
    this.concludes = concludes;
    this.harness = harness;
    this.population = population;
    this.definition = definition;
    this.results = results;
    this.patience = patience;
    this.stateAtFirst = harness.state();
  }

  static Workbench open(AdapterHarness harness, Results results, Duration patience)
      throws Exception {
    return open(harness, results, patience, true);
  }

  /** Another service, seeded anew: what is done to it is not seen here. */
  Workbench beside(AdapterHarness another) throws Exception {
    return open(another, results, patience, false);
  }

  private static Workbench open(
      AdapterHarness harness, Results results, Duration patience, boolean concludes)
      throws Exception {
    try {
      Population population = harness.populate();
      AdapterDefinition definition = harness.provider().define(INSTANCE, harness.configuration());
      return new Workbench(harness, population, definition, results, patience, concludes);
    } catch (Throwable e) {
      harness.close();
      throw e;
    }
  }

  AdapterHarness harness() {
    return harness;
  }

  Population population() {
    return population;
  }

  AdapterDefinition definition() {
    return definition;
  }

  Results results() {
    return results;
  }

  /** How long a cancelled call may take to end. */
  Duration patience() {
    return patience;
  }

  /** The service's state before anything was read. */
  Object stateAtFirst() {
    return stateAtFirst;
  }

  /** The adapter that most tests share. */
  synchronized Adapter adapter() {
    if (adapter == null) {
      adapter = open(INSTANCE, harness.tenant(), Clock.systemUTC());
    }
    return adapter;
  }

  /** Opens one more; the test closes it. */
  Adapter open(String instance, TenantId tenant, Clock clock) {
    return harness
        .provider()
        .open(new Context(instance, tenant, harness.configuration(), harness.resources(), clock));
  }

  /** Opens one that is configured otherwise. */
  Adapter open(Configuration configuration) {
    return harness
        .provider()
        .open(
            new Context(
                INSTANCE, harness.tenant(), configuration, harness.resources(), Clock.systemUTC()));
  }

  /** Everything that can be read for an action. */
  List<SourceDescriptor> readable(Action action) {
    return definition.sources().stream()
        .filter(source -> source.support(action).status() == ActionSupport.Status.SUPPORTED)
        .toList();
  }

  List<SourceDescriptor> exportable() {
    return readable(Action.EXPORT);
  }

  /** The person as the shared adapter knows them while nothing is broken. */
  Identity identity(SeededPerson person) {
    return identities.computeIfAbsent(person, any -> resolve(adapter(), person.ways().get(0)));
  }

  /** An identity, or an assertion error: whoever was seeded must be found. */
  static Identity resolve(Adapter adapter, DataSubject subject) {
    Resolving resolving = Resolving.of(adapter, subject, new Cancellation());
    return resolving
        .identity()
        .orElseThrow(
            () ->
                new AssertionError(
                    "A person whom the harness seeded is not identified: "
                        + resolving.description()));
  }

  /** The shared adapter's resolver; ends the test where it has none. */
  SubjectResolver requireResolver() {
    if (adapter() instanceof SubjectResolver resolver) {
      return resolver;
    }
    throw Findings.notApplicable("the adapter identifies nobody");
  }

  /** What the shared adapter answers about somebody. */
  Resolving find(DataSubject subject) {
    return Resolving.of(adapter(), subject, new Cancellation());
  }

  /** What the shared adapter pushed for somebody when nothing was broken; read once. */
  Reading whole(SourceDescriptor source, SeededPerson person) {
    return wholes.computeIfAbsent(List.of(source, person), any -> read(source, person));
  }

  /** What the shared adapter pushes now. */
  Reading read(SourceDescriptor source, SeededPerson... people) {
    List<Identity> subjects = java.util.Arrays.stream(people).map(this::identity).toList();
    return Reading.of(adapter(), source, subjects, Window.all(), new Cancellation());
  }

  OptionalLong rowsServed() {
    return harness.rowsServed();
  }

  /** The real engine over the adapter. */
  Dsr dsr() {
    return dsr(Clock.systemUTC());
  }

  /** The real engine at another time. */
  Dsr dsr(Clock clock) {
    return builder(harness.provider()).clock(clock).build();
  }

  /** The real engine over the adapter, or over whatever stands in front of it. */
  DsrBuilder builder(AdapterProvider provider) {
    DsrBuilder builder =
        Dsr.builder(harness.tenant()).adapter(provider, INSTANCE, harness.configuration());
    harness.resources().forEach((type, resource) -> hand(builder, type, resource));
    return builder;
  }

  private static <T> void hand(DsrBuilder builder, Class<T> type, Object resource) {
    builder.resource(type, type.cast(resource));
  }

  @Override
  public void close() {
    try {
      if (concludes) {
        results.write(harness.provider(), definition.version());
      }
      if (adapter != null) {
        adapter.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException("The results of the contract kit cannot be written", e);
    } finally {
      harness.close();
    }
  }
}
