package org.dsr4j.testkit.internal.contract;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.model.Cancellation;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.StepOutcome;
import org.dsr4j.spi.StepOutcome.Status;
import org.dsr4j.testkit.contract.Fault;
import org.dsr4j.testkit.contract.Rule;
import org.dsr4j.testkit.contract.SeededPerson;
import org.dsr4j.testkit.internal.contract.capture.CapturedChangeOutput;
import org.dsr4j.testkit.internal.contract.capture.CapturedLogs;
import org.dsr4j.testkit.internal.contract.capture.CapturedOutput;
import org.dsr4j.testkit.internal.contract.capture.IdentifyingTexts;
import org.dsr4j.testkit.internal.contract.fixture.CallResult;
import org.dsr4j.testkit.internal.contract.fixture.CancellationCheck;
import org.dsr4j.testkit.internal.contract.fixture.ChangeFixture;
import org.dsr4j.testkit.internal.contract.result.Findings;

/** Rules {@code CHANGE} on faults of the service during a change. */
public abstract class ChangeFaultContract extends ContractConcern {

  private static final List<Fault> FAULTS =
      List.of(Fault.NOT_PERMITTED, Fault.UNAVAILABLE, Fault.INTERRUPTED);

  /** For subclasses. */
  public ChangeFaultContract() {}

  private interface OutcomeCheck {
    void at(ChangeFixture world, PlannedStep step, CallResult<StepOutcome> outcome);
  }

  /** Performs each step once with the fault and then without it, so that the next step can run. */
  private void failing(Fault fault, OutcomeCheck look) throws Exception {
    try (ChangeFixture world = changeFixture()) {
      for (PlannedStep step : world.plan().steps()) {
        world.harness().injectWhileChanging(fault, step.source().source());
        CallResult<StepOutcome> outcome = world.perform(step);
        world.harness().clearFaults();
        look.at(world, step, outcome);
        world.performToEnd(step);
      }
    }
  }

  private static boolean among(CallResult<StepOutcome> outcome, Set<Status> statuses) {
    return outcome.answer().map(StepOutcome::status).filter(statuses::contains).isPresent();
  }

  @ChecksRule(Rule.CHANGE_18)
  final void aRefusalIsReportedAsRefused() {
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

  private static void open(Findings findings, ChangeFixture world, PlannedStep step) {
    CallResult<Inspection> seen = world.inspect(step);
    findings.breachAtUnless(
        seen.answer().map(Inspection::status).equals(Optional.of(Inspection.Status.OPEN)),
        step.source().source(),
        step.kind() + ", which was not performed, " + seen.description());
  }

  @ChecksRule(Rule.CHANGE_19)
  final void aFailedChangeIsNotReportedAsDone() {
    check(
        findings ->
            failing(
                Fault.UNAVAILABLE,
                (world, step, outcome) -> {
                  findings.breachAtUnless(
                      among(outcome, Set.of(Status.RETRY_LATER, Status.REFUSED, Status.UNKNOWN))
                          || outcome.thrown().isPresent(),
                      step.source().source(),
                      step.kind() + " " + outcome.description());
                  open(findings, world, step);
                }));
  }

  @ChecksRule(Rule.CHANGE_20)
  final void aLostAnswerIsNotReportedAsARefusal() {
    check(
        findings ->
            failing(
                Fault.INTERRUPTED,
                (world, step, outcome) ->
                    findings.breachAtUnless(
                        !among(outcome, Set.of(Status.RETRY_LATER, Status.REFUSED)),
                        step.source().source(),
                        step.kind() + " " + outcome.description())));
  }

  @ChecksRule(Rule.CHANGE_21)
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

  @ChecksRule(Rule.CHANGE_30)
  final void afterARefusalTheObjectDecides() {
    check(
        findings -> {
          try (ChangeFixture world = changeFixture()) {
            for (PlannedStep step : world.plan().steps()) {
              world.performToEnd(step);
              world.harness().injectWhileChanging(Fault.NOT_PERMITTED, step.source().source());
              CallResult<StepOutcome> outcome = world.perform(step);
              world.harness().clearFaults();
              findings.breachAtUnless(
                  !among(outcome, Set.of(Status.REFUSED)),
                  step.source().source(),
                  step.kind() + ", which was done before, " + outcome.description());
            }
          }
        });
  }

  @ChecksRule(Rule.CHANGE_11)
  final void visibleTextsContainNoPersonalData() {
    check(
        findings -> {
          CapturedOutput heard = new CapturedOutput();
          List<SeededPerson> people = List.of();
          try (CapturedLogs logs =
              CapturedLogs.capture(readFixture().harness().applicationLoggers())) {
            try (ChangeFixture world = changeFixture()) {
              people = world.readFixture().population().everyone();
              people.forEach(
                  someone -> new CapturedChangeOutput(world, heard).exercisePlanning(someone));
              new CapturedChangeOutput(world, heard).exerciseChanges(FAULTS);
            }
            logs.lines().forEach(line -> heard.add("log", line));
          }
          for (SeededPerson someone : people) {
            for (String text : IdentifyingTexts.of(someone)) {
              heard
                  .findOccurrences(text)
                  .forEach(where -> findings.breach("'" + text + "' in " + where));
            }
          }
        });
  }

  @ChecksRule(Rule.CHANGE_23)
  final void aHangingChangeEndsWhenCancelled() {
    check(
        findings -> {
          try (ChangeFixture world = changeFixture()) {
            PlannedStep step = world.plan().steps().get(0);
            String source = step.source().source();
            world.harness().injectWhileChanging(Fault.HANGS, source);
            AtomicReference<Optional<Status>> end = new AtomicReference<>(Optional.empty());
            CancellationCheck.check(
                findings,
                step.kind(),
                readFixture().cancellationTimeout(),
                cancellation -> end.set(status(world, step, cancellation)),
                () -> world.harness().clearFaults());
            findings.breachAtUnless(
                end.get().filter(Set.of(Status.DONE, Status.ALREADY_DONE)::contains).isEmpty(),
                source,
                step.kind() + " was cancelled and is reported as done");
          }
        });
  }

  private static Optional<Status> status(
      ChangeFixture world, PlannedStep step, Cancellation cancellation) {
    return world.perform(step, cancellation).answer().map(StepOutcome::status);
  }
}
