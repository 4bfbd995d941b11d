package org.dsr4j.testkit.internal.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dsr4j.change.ChangePhase;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.StepOutcome;
import org.dsr4j.testkit.contract.Fault;
import org.dsr4j.testkit.contract.FaultPoint;
import org.dsr4j.testkit.contract.Rule;
import org.dsr4j.testkit.internal.contract.fixture.CallResult;
import org.dsr4j.testkit.internal.contract.fixture.ChangeFixture;
import org.dsr4j.testkit.internal.contract.result.Findings;

/** What an adapter sees of a step: rules {@code CHANGE} on inspecting. */
public abstract class InspectionContract extends ContractConcern {

  /** For subclasses. */
  public InspectionContract() {}

  @ChecksRule(Rule.CHANGE_12)
  final void aStepIsOpenWhenItsTurnComes() {
    check(
        findings -> {
          try (ChangeFixture world = changeFixture()) {
            for (PlannedStep step : world.plan().steps()) {
              CallResult<Inspection> seen = world.inspect(step);
              findings.breachAtUnless(
                  is(seen, Inspection.Status.OPEN),
                  step.source().source(),
                  step.kind() + " " + seen.description());
              world.performToEnd(step);
            }
          }
        });
  }

  private static boolean is(CallResult<Inspection> seen, Inspection.Status status) {
    return seen.answer().map(Inspection::status).equals(Optional.of(status));
  }

  @ChecksRule(Rule.CHANGE_13)
  final void whatWasPerformedIsApplied() {
    check(
        findings -> {
          try (ChangeFixture world = changeFixture()) {
            for (PlannedStep step : world.plan().steps()) {
              CallResult<StepOutcome> outcome = world.perform(step);
              CallResult<Inspection> seen = world.inspect(step);
              boolean underWay =
                  outcome.answer().filter(StepOutcome.Pending.class::isInstance).isPresent()
                      && is(seen, Inspection.Status.IN_PROGRESS);
              findings.breachAtUnless(
                  underWay || is(seen, Inspection.Status.APPLIED),
                  step.source().source(),
                  step.kind() + " " + outcome.description() + " and was " + seen.description());
              world.awaitOutcome(step, outcome);
              CallResult<Inspection> later = world.inspect(step);
              findings.breachAtUnless(
                  is(later, Inspection.Status.APPLIED),
                  step.source().source(),
                  step.kind() + " in the end " + later.description());
            }
          }
        });
  }

  @ChecksRule(Rule.CHANGE_14)
  final void anotherWorldIsDrift() {
    check(
        findings -> {
          try (ChangeFixture world = changeFixture()) {
            ChangePlan plan = world.plan();
            if (plan.steps().stream().allMatch(step -> step.preconditions().isEmpty())) {
              throw Findings.notApplicable("no step has a precondition");
            }
            for (PlannedStep step : plan.steps()) {
              for (String property : step.preconditions().keySet()) {
                CallResult<Inspection> seen = world.inspect(otherwise(step, property));
                findings.breachAtUnless(
                    is(seen, Inspection.Status.DRIFTED) || is(seen, Inspection.Status.TOO_EARLY),
                    step.source().source(),
                    step.kind() + " with another precondition " + seen.description());
              }
              world.performToEnd(step);
            }
          }
        });
  }

  @ChecksRule(Rule.CHANGE_28)
  final void theTargetAloneDecides() {
    check(
        findings -> {
          try (ChangeFixture world = changeFixture()) {
            for (PlannedStep step : world.plan().steps()) {
              // A target can consist of several keys; none of them must exist.
              String nothing = step.target().replaceAll("[^ /]+", "another-$0");
              CallResult<Inspection> seen =
                  world.inspect(changed(step, nothing, step.preconditions()));
              findings.breachAtUnless(
                  !is(seen, Inspection.Status.OPEN),
                  step.source().source(),
                  step.kind() + " with another target " + seen.description());
              world.performToEnd(step);
            }
          }
        });
  }

  @ChecksRule(Rule.CHANGE_29)
  final void aPurgeWaitsForItsOwnDeletion() {
    check(
        findings -> {
          try (ChangeFixture world = changeFixture()) {
            List<PlannedStep> purges =
                world.plan().steps().stream()
                    .filter(step -> step.phase() == ChangePhase.PURGE && !step.after().isEmpty())
                    .toList();
            if (purges.isEmpty()) {
              throw Findings.notApplicable("no step makes a deletion permanent");
            }
            for (PlannedStep step : purges) {
              CallResult<Inspection> seen = world.inspect(step);
              findings.breachAtUnless(
                  !is(seen, Inspection.Status.OPEN) && !is(seen, Inspection.Status.APPLIED),
                  step.source().source(),
                  step.kind() + " before the deletion " + seen.description());
            }
          }
        });
  }

  /** As if the property had had another value while the plan was made. */
  private static PlannedStep otherwise(PlannedStep step, String property) {
    Map<String, String> preconditions = new TreeMap<>(step.preconditions());
    preconditions.put(property, "another-" + step.preconditions().get(property));
    return changed(step, step.target(), preconditions);
  }

  private static PlannedStep changed(
      PlannedStep step, String target, Map<String, String> preconditions) {
    return new PlannedStep(
        step.id(),
        step.source(),
        step.phase(),
        step.kind(),
        step.version(),
        step.title(),
        target,
        step.label(),
        step.arguments(),
        step.prior(),
        preconditions,
        step.reversibility(),
        step.after(),
        step.permissions(),
        step.requestDigest(),
        step.settledBy());
  }

  @ChecksRule(Rule.CHANGE_15)
  final void whatIsNotSeenIsNotApplied() {
    check(
        findings -> {
          try (ChangeFixture world = changeFixture()) {
            for (PlannedStep step : world.plan().steps()) {
              for (Fault fault :
                  List.of(Fault.UNAVAILABLE, Fault.NOT_PERMITTED, Fault.INTERRUPTED)) {
                world.harness().inject(fault, FaultPoint.source(step.source().source()));
                CallResult<Inspection> seen = world.inspect(step);
                world.harness().clearFaults();
                findings.breachAtUnless(
                    unseen(seen)
                        || (fault == Fault.INTERRUPTED && is(seen, Inspection.Status.OPEN)),
                    step.source().source(),
                    fault + ": " + step.kind() + " " + seen.description());
              }
              world.performToEnd(step);
            }
          }
        });
  }

  private static boolean unseen(CallResult<Inspection> seen) {
    return is(seen, Inspection.Status.NOT_OBSERVABLE)
        || seen.thrown().filter(DsrException.class::isInstance).isPresent();
  }
}
