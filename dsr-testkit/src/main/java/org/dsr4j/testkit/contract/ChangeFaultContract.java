package org.dsr4j.testkit.contract;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.model.Cancellation;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.StepOutcome;
import org.dsr4j.spi.StepOutcome.Status;

/** What happens when the service fails while it is changed: rules {@code CHANGE} on faults. */
public abstract class ChangeFaultContract extends ContractConcern {

  private static final List<Fault> FAULTS =
      List.of(Fault.NOT_PERMITTED, Fault.UNAVAILABLE, Fault.BREAKS_OFF);

  /** For subclasses. */
  protected ChangeFaultContract() {}

  private interface Look {
    void at(World world, PlannedStep step, Answered<StepOutcome> outcome);
  }

  /** Performs each step once while it fails, and then for good, so that the next has its turn. */
  private void failing(Fault fault, Look look) throws Exception {
    try (World world = world()) {
      for (PlannedStep step : world.plan().steps()) {
        world.harness().injectWhileChanging(fault, step.source().source());
        Answered<StepOutcome> outcome = world.perform(step);
        world.harness().heal();
        look.at(world, step, outcome);
        world.carryOut(step);
      }
    }
  }

  private static boolean among(Answered<StepOutcome> outcome, Set<Status> statuses) {
    return outcome.answer().map(StepOutcome::status).filter(statuses::contains).isPresent();
  }

  @Checks(Rule.CHANGE_18)
  final void aRefusalIsRefused() {
    check(
        findings ->
            failing(
                Fault.NOT_PERMITTED,
                (world, step, outcome) -> {
                  boolean said =
                      outcome.answer().orElse(null) instanceof StepOutcome.Refused refused
                          && !refused.gap().detail().isBlank();
                  String source = step.source().source();
                  findings.breachAtUnless(said, source, step.kind() + " " + outcome.description());
                  open(findings, world, step);
                }));
  }

  private static void open(Findings findings, World world, PlannedStep step) {
    Answered<Inspection> seen = world.inspect(step);
    findings.breachAtUnless(
        seen.answer().map(Inspection::status).equals(Optional.of(Inspection.Status.OPEN)),
        step.source().source(),
        step.kind() + ", which was not performed, " + seen.description());
  }

  @Checks(Rule.CHANGE_19)
  final void whatWasNotDoneIsNotToldAsDone() {
    check(
        findings ->
            failing(
                Fault.UNAVAILABLE,
                (world, step, outcome) -> {
                  findings.breachAtUnless(
                      among(outcome, Set.of(Status.LATER, Status.REFUSED, Status.UNKNOWN))
                          || outcome.thrown().isPresent(),
                      step.source().source(),
                      step.kind() + " " + outcome.description());
                  open(findings, world, step);
                }));
  }

  @Checks(Rule.CHANGE_20)
  final void aLostAnswerIsNoRefusal() {
    check(
        findings ->
            failing(
                Fault.BREAKS_OFF,
                (world, step, outcome) ->
                    findings.breachAtUnless(
                        !among(outcome, Set.of(Status.LATER, Status.REFUSED)),
                        step.source().source(),
                        step.kind() + " " + outcome.description())));
  }

  @Checks(Rule.CHANGE_21)
  final void failuresAreOutcomes() {
    check(
        findings -> {
          for (Fault fault : FAULTS) {
            failing(
                fault,
                (world, step, outcome) ->
                    findings.breachAtUnless(
                        outcome.answer().isPresent(),
                        step.source().source(),
                        fault + ": " + step.kind() + " " + outcome.description()));
          }
        });
  }

  @Checks(Rule.CHANGE_11)
  final void whatIsShownNamesNobody() {
    check(
        findings -> {
          Heard heard = new Heard();
          List<SeededPerson> people = List.of();
          try (CapturedLogs logs =
              CapturedLogs.capture(bench().harness().loggersOfTheApplication())) {
            try (World world = world()) {
              people = world.bench().population().everyone();
              people.forEach(someone -> new HeardChanges(world, heard).planning(someone));
              new HeardChanges(world, heard).changing(FAULTS);
            }
            logs.lines().forEach(line -> heard.add("log", line));
          }
          for (SeededPerson someone : people) {
            for (String text : PersonalTexts.of(someone)) {
              heard.where(text).forEach(where -> findings.breach("'" + text + "' in " + where));
            }
          }
        });
  }

  @Checks(Rule.CHANGE_23)
  final void aChangeThatHangsEndsWhenCancelled() {
    check(
        findings -> {
          try (World world = world()) {
            PlannedStep step = world.plan().steps().get(0);
            String source = step.source().source();
            world.harness().injectWhileChanging(Fault.HANGS, source);
            AtomicReference<Optional<Status>> end = new AtomicReference<>(Optional.empty());
            Hanging.call(
                findings,
                step.kind(),
                bench().patience(),
                cancellation -> end.set(status(world, step, cancellation)),
                () -> world.harness().heal());
            findings.breachAtUnless(
                end.get().filter(Set.of(Status.DONE, Status.ALREADY)::contains).isEmpty(),
                source,
                step.kind() + " was cancelled and is told as done");
          }
        });
  }

  private static Optional<Status> status(World world, PlannedStep step, Cancellation cancellation) {
    return world.perform(step, cancellation).answer().map(StepOutcome::status);
  }
}
