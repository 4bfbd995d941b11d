package org.dsr4j.testkit.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.StepOutcome;

/** What an adapter sees of a step: rules {@code CHANGE} on inspecting. */
public abstract class InspectionContract extends ContractConcern {

  /** For subclasses. */
  protected InspectionContract() {}

  @Checks(Rule.CHANGE_12)
  final void aStepIsOpenWhenItsTurnComes() {
    check(
        findings -> {
          try (World world = world()) {
            for (PlannedStep step : world.plan().steps()) {
              Answered<Inspection> seen = world.inspect(step);
              findings.breachAtUnless(
                  is(seen, Inspection.Status.OPEN),
                  step.source().source(),
                  step.kind() + " " + seen.description());
              world.carryOut(step);
            }
          }
        });
  }

  private static boolean is(Answered<Inspection> seen, Inspection.Status status) {
    return seen.answer().map(Inspection::status).equals(Optional.of(status));
  }

  @Checks(Rule.CHANGE_13)
  final void whatWasPerformedIsApplied() {
    check(
        findings -> {
          try (World world = world()) {
            for (PlannedStep step : world.plan().steps()) {
              Answered<StepOutcome> outcome = world.perform(step);
              Answered<Inspection> seen = world.inspect(step);
              boolean underWay =
                  outcome.answer().filter(StepOutcome.Pending.class::isInstance).isPresent()
                      && is(seen, Inspection.Status.UNDER_WAY);
              findings.breachAtUnless(
                  underWay || is(seen, Inspection.Status.APPLIED),
                  step.source().source(),
                  step.kind() + " " + outcome.description() + " and was " + seen.description());
              world.settle(step, outcome);
              Answered<Inspection> later = world.inspect(step);
              findings.breachAtUnless(
                  is(later, Inspection.Status.APPLIED),
                  step.source().source(),
                  step.kind() + " in the end " + later.description());
            }
          }
        });
  }

  @Checks(Rule.CHANGE_14)
  final void anotherWorldIsDrift() {
    check(
        findings -> {
          try (World world = world()) {
            ChangePlan plan = world.plan();
            if (plan.steps().stream().allMatch(step -> step.preconditions().isEmpty())) {
              throw Findings.notApplicable("no step has a precondition");
            }
            for (PlannedStep step : plan.steps()) {
              for (String property : step.preconditions().keySet()) {
                Answered<Inspection> seen = world.inspect(otherwise(step, property));
                findings.breachAtUnless(
                    is(seen, Inspection.Status.DRIFTED) || is(seen, Inspection.Status.EARLY),
                    step.source().source(),
                    step.kind() + " with another precondition " + seen.description());
              }
              world.carryOut(step);
            }
          }
        });
  }

  /** As if the property had had another value while the plan was made. */
  private static PlannedStep otherwise(PlannedStep step, String property) {
    Map<String, String> preconditions = new TreeMap<>(step.preconditions());
    preconditions.put(property, "another-" + step.preconditions().get(property));
    return new PlannedStep(
        step.id(),
        step.source(),
        step.phase(),
        step.kind(),
        step.version(),
        step.title(),
        step.target(),
        step.label(),
        step.arguments(),
        step.prior(),
        preconditions,
        step.reversibility(),
        step.after(),
        step.permissions(),
        step.requestDigest());
  }

  @Checks(Rule.CHANGE_15)
  final void whatIsNotSeenIsNotApplied() {
    check(
        findings -> {
          try (World world = world()) {
            for (PlannedStep step : world.plan().steps()) {
              for (Fault fault :
                  List.of(Fault.UNAVAILABLE, Fault.NOT_PERMITTED, Fault.BREAKS_OFF)) {
                world.harness().inject(fault, FaultPoint.source(step.source().source()));
                Answered<Inspection> seen = world.inspect(step);
                world.harness().heal();
                findings.breachAtUnless(
                    unseen(seen) || (fault == Fault.BREAKS_OFF && is(seen, Inspection.Status.OPEN)),
                    step.source().source(),
                    fault + ": " + step.kind() + " " + seen.description());
              }
              world.carryOut(step);
            }
          }
        });
  }

  private static boolean unseen(Answered<Inspection> seen) {
    return is(seen, Inspection.Status.UNSEEN)
        || seen.thrown().filter(DsrException.class::isInstance).isPresent();
  }
}
