package org.dsr4j.testkit.internal.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.StepOutcome;
import org.dsr4j.spi.StepOutcome.Status;
import org.dsr4j.testkit.contract.Fault;
import org.dsr4j.testkit.contract.FaultPoint;
import org.dsr4j.testkit.contract.Rule;
import org.dsr4j.testkit.internal.contract.fixture.CallResult;
import org.dsr4j.testkit.internal.contract.fixture.ChangeFixture;
import org.dsr4j.testkit.internal.contract.result.Findings;

/** How an adapter changes: rules {@code CHANGE} on performing. */
public abstract class PerformContract extends ContractConcern {

  private static final Set<Status> ENDED = Set.of(Status.DONE, Status.ALREADY_DONE);

  /** For subclasses. */
  public PerformContract() {}

  @ChecksRule(Rule.CHANGE_10)
  final void aStoredStepIsPerformedByAnotherInstance() {
    check(
        findings -> {
          try (ChangeFixture world = changeFixture()) {
            ChangePlan stored = ChangePlan.ofJson(world.plan().json());
            for (PlannedStep step : stored.steps()) {
              world.newAdapter();
              CallResult<Inspection> seen = world.inspect(step);
              CallResult<StepOutcome> outcome = world.performToEnd(step);
              findings.breachAtUnless(
                  done(outcome) && applied(world.inspect(step)),
                  step.source().source(),
                  step.kind() + " " + seen.description() + ", then " + outcome.description());
            }
          }
        });
  }

  private static boolean done(CallResult<StepOutcome> outcome) {
    return outcome.answer().map(StepOutcome::status).filter(ENDED::contains).isPresent();
  }

  private static boolean applied(CallResult<Inspection> seen) {
    return seen.answer().map(Inspection::status).equals(Optional.of(Inspection.Status.APPLIED));
  }

  @ChecksRule(Rule.CHANGE_16)
  final void aStepChangesNothingElse() {
    check(
        findings -> {
          try (ChangeFixture world = changeFixture()) {
            List<PlannedStep> steps = world.plan().steps();
            Map<String, List<String>> others = world.recordsOfOthers();
            for (int i = 0; i < steps.size(); i++) {
              PlannedStep step = steps.get(i);
              Map<String, List<String>> later = later(world, steps.subList(i, steps.size()));
              CallResult<StepOutcome> outcome = world.performToEnd(step);
              String source = step.source().source();
              findings.breachAtUnless(
                  done(outcome), source, step.kind() + " " + outcome.description());
              unchanged(findings, step, others, world.recordsOfOthers());
              unchanged(findings, step, later, later(world, steps.subList(i, steps.size())));
            }
          }
        });
  }

  /** What the person has where steps are still to come, but for the source of the first. */
  private static Map<String, List<String>> later(ChangeFixture world, List<PlannedStep> steps) {
    Map<String, List<String>> held = new LinkedHashMap<>();
    for (SourceDescriptor source : world.readFixture().exportable()) {
      boolean planned = steps.stream().anyMatch(step -> step.source().source().equals(source.id()));
      if (planned && !steps.get(0).source().source().equals(source.id())) {
        held.put("the person in " + source.id(), world.storedRecords(source, world.person()));
      }
    }
    return held;
  }

  private static void unchanged(
      Findings findings,
      PlannedStep step,
      Map<String, List<String>> before,
      Map<String, List<String>> after) {
    before.forEach(
        (where, records) ->
            findings.breachAtUnless(
                records.equals(after.get(where)),
                step.source().source(),
                step.kind() + " changed what is held of " + where));
  }

  @ChecksRule(Rule.CHANGE_17)
  final void performingTwiceChangesNothingMore() {
    check(
        findings -> {
          try (ChangeFixture world = changeFixture()) {
            for (PlannedStep step : world.plan().steps()) {
              world.performToEnd(step);
              Map<String, List<String>> before = erasable(world);
              Map<String, List<String>> traces = traces(world);
              CallResult<StepOutcome> again = world.perform(step);
              boolean harmless =
                  done(again)
                      || again.answer().filter(StepOutcome.Pending.class::isInstance).isPresent();
              findings.breachAtUnless(
                  harmless, step.source().source(), step.kind() + " again " + again.description());
              world.awaitOutcome(step, again);
              unchanged(findings, step, before, erasable(world));
              unchanged(findings, step, traces, remaining(traces, traces(world)));
            }
          }
        });
  }

  private static Map<String, List<String>> erasable(ChangeFixture world) {
    Map<String, List<String>> held = new LinkedHashMap<>(world.recordsOfOthers());
    held.putAll(ofPerson(world, world.erasableSources()::contains));
    return held;
  }

  /** What no step is for: a service may add to it, an audit trail of what was asked of it. */
  private static Map<String, List<String>> traces(ChangeFixture world) {
    return ofPerson(world, source -> !world.erasableSources().contains(source));
  }

  private static Map<String, List<String>> ofPerson(
      ChangeFixture world, Predicate<SourceDescriptor> wanted) {
    Map<String, List<String>> held = new LinkedHashMap<>();
    for (SourceDescriptor source : world.readFixture().exportable()) {
      if (wanted.test(source)) {
        held.put(
            "the person in " + source.id(), world.storedRecordsOrFailure(source, world.person()));
      }
    }
    return held;
  }

  private static Map<String, List<String>> remaining(
      Map<String, List<String>> before, Map<String, List<String>> after) {
    Map<String, List<String>> held = new LinkedHashMap<>();
    before.forEach(
        (where, records) ->
            held.put(
                where,
                records.stream().filter(after.getOrDefault(where, List.of())::contains).toList()));
    return held;
  }

  @ChecksRule(Rule.CHANGE_22)
  final void whatIsCancelledBeforeIsNotPerformed() {
    check(
        findings -> {
          try (ChangeFixture world = changeFixture()) {
            Cancellation cancelled = new Cancellation();
            cancelled.cancel();
            for (PlannedStep step : world.plan().steps()) {
              Object before = world.harness().state();
              CallResult<StepOutcome> outcome = world.perform(step, cancelled);
              findings.breachAtUnless(
                  !done(outcome), step.source().source(), step.kind() + outcome.description());
              findings.breachAtUnless(
                  before.equals(world.harness().state()),
                  step.source().source(),
                  step.kind() + " changed something although it was cancelled");
              world.performToEnd(step);
            }
          }
        });
  }

  @ChecksRule(Rule.CHANGE_27)
  final void nothingIsChangedWithARevokedPermit() {
    check(
        findings -> {
          try (ChangeFixture world = changeFixture()) {
            for (PlannedStep step : world.plan().steps()) {
              Object before = world.harness().state();
              CallResult<StepOutcome> outcome = world.performLate(step);
              String source = step.source().source();
              findings.breachAtUnless(
                  outcome.answer().filter(StepOutcome.Refused.class::isInstance).isPresent(),
                  source,
                  step.kind() + " with a revoked permit " + outcome.description());
              findings.breachAtUnless(
                  before.equals(world.harness().state()),
                  source,
                  step.kind() + " changed something with a revoked permit");
              world.performToEnd(step);
            }
          }
        });
  }

  @ChecksRule(Rule.CHANGE_24)
  final void whatIsPendingIsTold() {
    check(
        findings -> {
          try (ChangeFixture world = changeFixture()) {
            boolean pending = false;
            for (PlannedStep step : world.plan().steps()) {
              CallResult<StepOutcome> outcome = world.perform(step);
              if (outcome.answer().orElse(null) instanceof StepOutcome.Pending taken) {
                pending = true;
                unanswered(findings, world, step, taken.token());
                elsewhere(findings, world, step, outcome);
              }
              world.awaitOutcome(step, outcome);
            }
            if (!pending) {
              throw Findings.notApplicable("the service takes nothing on, it does it at once");
            }
          }
        });
  }

  @ChecksRule(Rule.CHANGE_40)
  final void noResultYetIsNoFailure() {
    check(
        findings -> {
          try (ChangeFixture world = changeFixture()) {
            boolean pending = false;
            for (PlannedStep step : world.plan().steps()) {
              CallResult<StepOutcome> outcome = world.perform(step);
              if (outcome.answer().orElse(null) instanceof StepOutcome.Pending taken) {
                pending = true;
                accepted(findings, world, step, taken.token());
              }
              world.awaitOutcome(step, outcome);
            }
            if (!pending) {
              throw Findings.notApplicable("the service takes nothing on, it does it at once");
            }
          }
        });
  }

  private static void accepted(
      Findings findings, ChangeFixture world, PlannedStep step, String token) {
    String source = step.source().source();
    CallResult<StepOutcome> asked = world.poll(step, token);
    Status status = asked.answer().map(StepOutcome::status).orElse(Status.REFUSED);
    findings.breachAtUnless(
        status == Status.PENDING || ENDED.contains(status),
        source,
        step.kind() + " was accepted, and then " + asked.description());
  }

  private static void unanswered(
      Findings findings, ChangeFixture world, PlannedStep step, String token) {
    String source = step.source().source();
    world.harness().inject(Fault.UNAVAILABLE, FaultPoint.source(source));
    CallResult<StepOutcome> asked = world.poll(step, token);
    world.harness().clearFaults();
    Status status = asked.answer().map(StepOutcome::status).orElse(Status.PENDING);
    findings.breachAtUnless(
        status == Status.PENDING || status == Status.UNKNOWN,
        source,
        step.kind() + ", asked after while the service is down, " + asked.description());
  }

  private static void elsewhere(
      Findings findings, ChangeFixture world, PlannedStep step, CallResult<StepOutcome> taken) {
    Adapter elsewhere = world.newAdapter();
    CallResult<StepOutcome> end = world.awaitOutcome(step, taken);
    findings.breachAtUnless(
        done(end) && applied(world.inspect(step)),
        step.source().source(),
        step.kind() + " " + end.description() + " in " + elsewhere.getClass().getSimpleName());
  }
}
