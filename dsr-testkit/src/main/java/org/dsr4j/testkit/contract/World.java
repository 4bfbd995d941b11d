package org.dsr4j.testkit.contract;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dsr4j.Dsr;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.internal.kit.StepDriver;
import org.dsr4j.model.Action;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.Window;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.DeleteAction;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.Proposal;
import org.dsr4j.spi.StepOutcome;
import org.jspecify.annotations.Nullable;

/**
 * One more service, seeded like the first, in which one rule may change whatever it likes. The kit
 * chooses what is performed and when; the engine plans, writes down and permits it.
 */
final class World implements AutoCloseable {

  private static final int MOST_QUESTIONS = 20;
  private static final Duration AWHILE = Duration.ofMinutes(20);

  private final Workbench bench;
  private final MovedClock clock;
  private final List<Adapter> adapters = new ArrayList<>();
  private Adapter adapter;
  private final Map<String, Set<String>> own = new HashMap<>();
  private @Nullable StepDriver driver;

  World(Workbench bench) {
    this.bench = bench;
    this.clock = new MovedClock(bench.harness().clock());
    this.adapter = open();
    // Known before anything is changed: afterwards nobody may be found.
    bench.population().everyone().forEach(bench::identity);
    bench.exportable().forEach(source -> own.put(source.id(), Set.copyOf(delivered(source))));
  }

  Workbench bench() {
    return bench;
  }

  AdapterHarness harness() {
    return bench.harness();
  }

  SeededPerson person() {
    return bench.population().person();
  }

  MovedClock clock() {
    return clock;
  }

  private Adapter open() {
    Adapter opened = bench.open(Workbench.INSTANCE, bench.harness().tenant(), clock);
    adapters.add(opened);
    return opened;
  }

  /** Goes on with another instance, as in another process. */
  Adapter anew() {
    adapter = open();
    return adapter;
  }

  /** The sources that are declared as erased. */
  List<SourceDescriptor> erased() {
    return bench.readable(Action.DELETE);
  }

  private DeleteAction action() {
    if (adapter instanceof DeleteAction action) {
      return action;
    }
    throw new AssertionError("the adapter declares that it erases and is no DeleteAction");
  }

  ErasureOrder order() {
    return harness().decide(Seeds.order());
  }

  Proposal propose(SeededPerson someone, List<SourceDescriptor> sources) {
    return action()
        .propose(
            new PlanOfTask(
                Seeds.decided(harness().tenant(), someone),
                order(),
                bench.identity(someone),
                sources,
                new Cancellation()));
  }

  Proposal propose(SeededPerson someone) {
    return propose(someone, erased());
  }

  /** The plan that the engine makes for the person, or an assertion error when it refuses to. */
  ChangePlan plan() {
    try (Dsr dsr = bench.dsr(clock)) {
      ChangePlan plan = dsr.planDeletion(Seeds.decided(harness().tenant(), person()), order());
      if (!plan.approvable() || plan.steps().isEmpty()) {
        throw new AssertionError(
            "the plan for the person cannot be carried out: "
                + plan.steps().size()
                + " steps, "
                + plan.parts().refusals());
      }
      closeDriver();
      driver = StepDriver.of(Erasure.approved(plan, clock.instant()), clock);
      return plan;
    }
  }

  private StepDriver driver() {
    return requireNonNull(driver, "plan() first");
  }

  private void closeDriver() {
    if (driver != null) {
      driver.close();
    }
  }

  Answered<Inspection> inspect(PlannedStep step) {
    return Answered.by(() -> driver().inspect(action(), step));
  }

  Answered<StepOutcome> perform(PlannedStep step) {
    return perform(step, new Cancellation());
  }

  Answered<StepOutcome> perform(PlannedStep step, Cancellation cancellation) {
    return Answered.by(() -> driver().perform(action(), step, cancellation));
  }

  /** Performs a step with a permit that is revoked already. */
  Answered<StepOutcome> performLate(PlannedStep step) {
    return Answered.by(() -> driver().performLate(action(), step));
  }

  Answered<StepOutcome> poll(PlannedStep step, String token) {
    return Answered.by(() -> driver().poll(action(), step, token));
  }

  /** Performs a step and waits until the service has done it. */
  Answered<StepOutcome> carryOut(PlannedStep step) {
    return settle(step, perform(step));
  }

  /** Asks until there is an answer that does not ask for patience. */
  Answered<StepOutcome> settle(PlannedStep step, Answered<StepOutcome> first) {
    Answered<StepOutcome> outcome = first;
    for (int i = 0; i < MOST_QUESTIONS && outcome.answer().isPresent(); i++) {
      StepOutcome answer = outcome.answer().orElseThrow();
      if (answer instanceof StepOutcome.Pending pending) {
        reach(pending.notBefore());
        outcome = poll(step, pending.token());
      } else if (answer instanceof StepOutcome.Later later) {
        reach(later.notBefore());
        outcome = perform(step);
      } else {
        return outcome;
      }
    }
    return outcome;
  }

  /** Lets time pass until then, at least a while. */
  void reach(Instant time) {
    Instant then = time.isAfter(clock.instant()) ? time : clock.instant().plus(AWHILE);
    clock.reach(then);
    harness().passTime(then);
  }

  /**
   * What everybody but the person has, weakly matched records too; but for those that are the
   * person's for certain and somebody else's perhaps. Read for all of them at once, which READ-10
   * holds to be the same and which costs half.
   */
  Map<String, List<String>> others() {
    Map<String, List<String>> held = new LinkedHashMap<>();
    List<SeededPerson> others = new ArrayList<>(bench.population().everyone());
    others.remove(person());
    for (SourceDescriptor source : bench.exportable()) {
      Reading reading = complete(source, others.toArray(SeededPerson[]::new));
      for (int i = 0; i < others.size(); i++) {
        held.put(
            "person " + (i + 1) + " in " + source.id(),
            heldByOther(source, bench.identity(others.get(i)), reading));
      }
    }
    return held;
  }

  private List<String> heldByOther(SourceDescriptor source, Identity someone, Reading reading) {
    Set<String> persons = own.getOrDefault(source.id(), Set.of());
    return reading.pushed().stream()
        .filter(push -> push.who() == someone)
        .filter(push -> push.strong(source) || !persons.contains(push.json()))
        .map(push -> push.key().value() + " " + push.json())
        .toList();
  }

  /** What a source has of somebody now. */
  List<String> held(SourceDescriptor source, SeededPerson someone) {
    return Seeds.sequence(complete(source, someone));
  }

  /** The same where something may be gone that reading needs: then what reading comes to. */
  List<String> heldOrWhyNot(SourceDescriptor source, SeededPerson someone) {
    Reading reading = bench.read(source, someone);
    List<String> held = new ArrayList<>(Seeds.sequence(reading));
    if (!reading.complete()) {
      held.add(reading.description());
    }
    return held;
  }

  private Reading complete(SourceDescriptor source, SeededPerson... people) {
    Reading reading = bench.read(source, people);
    if (!reading.complete()) {
      throw new AssertionError(source.id() + " cannot be read: " + reading.description());
    }
    return reading;
  }

  /** What a source would deliver of the person now. */
  List<String> delivered(SourceDescriptor source) {
    return delivered(source, List.of());
  }

  /** The same, without looking for what steps release and leave where it is. */
  List<String> delivered(SourceDescriptor source, List<String> released) {
    Identity known = bench.identity(person());
    List<Facet> facets = new ArrayList<>();
    for (Facet facet : known.facets()) {
      List<KnownIdentifier> left =
          facet.identifiers().stream()
              .filter(each -> !released.contains(each.identifier().value()))
              .toList();
      facets.add(new Facet(facet.name(), left, facet.gaps()));
    }
    Identity now = new Identity(known.reference(), known.subject(), facets);
    return Reading.of(bench.adapter(), source, List.of(now), Window.all(), new Cancellation())
        .delivered(now);
  }

  @Override
  public void close() {
    try {
      closeDriver();
      adapters.forEach(Adapter::close);
    } finally {
      bench.close();
    }
  }
}
