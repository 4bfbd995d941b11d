package org.dsr4j.change;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.dsr4j.model.Content;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.TenantCheck;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.AdapterDefinition;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ConfigurationSpec;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.PlanTask;
import org.dsr4j.spi.Proposal;
import org.dsr4j.spi.StepCall;
import org.dsr4j.spi.StepOutcome;
import org.dsr4j.spi.StepPermit;

/** A modifiable service in memory: its data about two people, and the calls that it received. */
public final class FakeVault implements AdapterProvider {

  public static final String ANNA = "aaaaaaaa-0000-4000-8000-000000000001";
  public static final String BERT = "bbbbbbbb-0000-4000-8000-000000000002";

  /** Replaces the execution of a step. */
  public interface Script {
    StepOutcome perform(StepCall call, Runnable apply);
  }

  /** One stored object. */
  public record Row(String source, String key, String person) {
    Content content() {
      return Content.ofJson(
          ("{\"id\":\"" + person + "\",\"key\":\"" + key + "\"}").getBytes(UTF_8));
    }
  }

  /** All calls to the service, in order. */
  public final List<String> calls = Collections.synchronizedList(new ArrayList<>());

  /** All permits that were passed, in order. */
  final List<StepPermit> permits = Collections.synchronizedList(new ArrayList<>());

  /** The number of real deletions per target. */
  public final Map<String, Integer> removals = new HashMap<>();

  /** How many attachments of one byte each note has. */
  public int attachments;

  /** Sources whose read fails. */
  public final Set<String> unreadable = new HashSet<>();

  public final Set<Row> rows = Collections.synchronizedSet(new HashSet<>());
  public final List<SourceDescriptor> sources = new ArrayList<>(VaultSources.all());
  public final Map<String, Supplier<Inspection>> seen = new HashMap<>();
  public final Map<String, Supplier<StepOutcome>> polled = new HashMap<>();
  final Clock clock;

  /** Called before every change call. */
  public Runnable onCall = () -> {};

  /** Called after every change call, before its response is returned. */
  public Runnable onAnswer = () -> {};

  public BiConsumer<PlanTask, Proposal> planner = new VaultPlanner(this)::propose;
  public Supplier<TenantCheck> tenant = () -> TenantCheck.confirmed("asked and answered");
  private final Map<String, Deque<Script>> scripts = new HashMap<>();

  public FakeVault(Clock clock) {
    this.clock = clock;
    for (String person : List.of(ANNA, BERT)) {
      String name = person.substring(0, 4);
      rows.add(new Row("account", person, person));
      rows.add(new Row("device", "device-1-" + name, person));
      rows.add(new Row("device", "device-2-" + name, person));
      rows.add(new Row("log", "log-" + name, person));
      rows.add(new Row("trail", "trail-" + name, person));
      rows.add(new Row("notes", "note-" + name, person));
    }
  }

  /** Returns all permits that were passed, in order. */
  public List<StepPermit> permits() {
    return List.copyOf(permits);
  }

  /** Replaces the next execution of a step of this kind. */
  public FakeVault next(String kind, Script script) {
    scripts.computeIfAbsent(kind, any -> new ArrayDeque<>()).add(script);
    return this;
  }

  public List<Row> rows(String source, String person) {
    synchronized (rows) {
      return rows.stream()
          .filter(row -> row.source().equals(source) && row.person().equals(person))
          .sorted(java.util.Comparator.comparing(Row::key))
          .toList();
    }
  }

  public void forget(String source, String person) {
    rows.removeAll(rows(source, person));
  }

  public long performed() {
    return calls.stream().filter(call -> call.startsWith("perform")).count();
  }

  Inspection inspect(StepCall call) {
    Supplier<Inspection> scripted = seen.get(call.step().target());
    if (scripted != null) {
      return scripted.get();
    }
    return holds(call) ? new Inspection.Open() : new Inspection.Applied();
  }

  private boolean holds(StepCall call) {
    return rows.stream().anyMatch(row -> row.key().equals(call.step().target()));
  }

  StepOutcome perform(StepCall call, StepPermit permit) {
    permits.add(permit);
    Deque<Script> script = scripts.getOrDefault(call.step().kind(), new ArrayDeque<>());
    if (!script.isEmpty()) {
      return script.poll().perform(call, () -> remove(call));
    }
    remove(call);
    return new StepOutcome.Done("request-" + removals.size());
  }

  void remove(StepCall call) {
    if (call.step().irreversible()) {
      removals.merge(call.step().target(), 1, Integer::sum);
    }
    rows.removeIf(row -> row.key().equals(call.step().target()));
  }

  StepOutcome poll(StepCall call, String token) {
    return polled.get(token).get();
  }

  void called(String what, StepCall call) {
    onCall.run();
    calls.add(what + " " + call.step().id());
  }

  @Override
  public String id() {
    return "vault";
  }

  @Override
  public int spiMajor() {
    return 1;
  }

  @Override
  public ConfigurationSpec configuration() {
    return new ConfigurationSpec(List.of());
  }

  @Override
  public AdapterDefinition define(String instance, Configuration configuration) {
    return new AdapterDefinition("Fake vault", "1.2.3", sources);
  }

  @Override
  public Adapter open(AdapterContext context) {
    return new VaultAdapter(this);
  }
}
