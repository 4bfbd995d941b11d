package org.dsr4j.testkit.internal.contract;

import java.util.List;
import java.util.Map;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepReport;
import org.dsr4j.model.Completion;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.SourceRef;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.StepOutcome;
import org.dsr4j.testkit.contract.Rule;
import org.dsr4j.testkit.internal.contract.fixture.CallResult;
import org.dsr4j.testkit.internal.contract.fixture.ChangeFixture;
import org.dsr4j.testkit.internal.contract.fixture.CrashingProvider;
import org.dsr4j.testkit.internal.contract.fixture.ErasureRuns;
import org.dsr4j.testkit.internal.contract.fixture.ReadFixture;
import org.dsr4j.testkit.internal.contract.fixture.TraceCheck;
import org.dsr4j.testkit.internal.contract.result.Findings;

/** Rules {@code CHANGE} on complete runs of an erasure and on all its calls. */
public abstract class ErasureContract extends ContractConcern {

  /** For subclasses. */
  public ErasureContract() {}

  @ChecksRule(Rule.CHANGE_25)
  final void anErasureErasesEverythingThatWasPlanned() {
    check(
        findings -> {
          try (ChangeFixture world = changeFixture()) {
            ends(findings, world, world.harness().provider(), "");
          }
        });
  }

  @ChecksRule(Rule.CHANGE_26)
  final void aKilledRunCanBeResumed() {
    check(
        findings -> {
          for (boolean applied : new boolean[] {false, true}) {
            try (ChangeFixture world = changeFixture()) {
              ends(
                  findings,
                  world,
                  new CrashingProvider(world.harness().provider(), applied),
                  applied ? "killed after each answer: " : "killed before each request: ");
            }
          }
        });
  }

  @ChecksRule(Rule.CHANGE_60)
  final void aCallOfAChangeLeavesNoTraces() {
    check(
        findings -> {
          try (ChangeFixture world = changeFixture()) {
            TraceCheck.check(findings, "propose", own -> world.propose(world.person(), own));
            for (PlannedStep step : world.plan().steps()) {
              String kind = step.kind();
              TraceCheck.check(findings, "inspect " + kind, own -> world.inspect(step, own));
              CallResult<StepOutcome> outcome =
                  TraceCheck.check(findings, "perform " + kind, own -> world.perform(step, own));
              if (outcome.answer().orElse(null) instanceof StepOutcome.Pending taken) {
                TraceCheck.check(
                    findings, "poll " + kind, own -> world.poll(step, taken.token(), own));
              }
              world.awaitOutcome(step, outcome);
            }
          }
        });
  }

  @ChecksRule(Rule.CHANGE_61)
  final void everyCallOfAChangeHasAnAnswer() {
    check(
        findings -> {
          try (ChangeFixture world = changeFixture()) {
            answered(findings, "propose", CallResult.of(() -> world.propose(world.person())));
            for (PlannedStep step : world.plan().steps()) {
              String kind = step.kind();
              answered(findings, "inspect " + kind, world.inspect(step));
              CallResult<StepOutcome> outcome = world.perform(step);
              answered(findings, "perform " + kind, outcome);
              if (outcome.answer().orElse(null) instanceof StepOutcome.Pending taken) {
                answered(findings, "poll " + kind, world.poll(step, taken.token()));
              }
              world.awaitOutcome(step, outcome);
              answered(findings, "inspect " + kind + " afterwards", world.inspect(step));
            }
          }
        });
  }

  private static void answered(Findings findings, String where, CallResult<?> result) {
    findings.breachUnless(
        result.answer().isPresent() || result.thrown().isPresent(), where + " returned null");
  }

  private static void ends(
      Findings findings, ChangeFixture world, AdapterProvider provider, String how) {
    Map<String, List<String>> others = world.recordsOfOthers();
    ChangePlan plan = world.plan(provider);
    ErasureRuns erasure = new ErasureRuns(world, provider);
    ChangeReport end = erasure.runToEnd(plan);
    for (StepReport step : end.steps()) {
      findings.breachAtUnless(
          step.state().ended(),
          plan.step(step.step()).orElseThrow().source().source(),
          how + step.step() + " is " + step.state() + " " + step.next().orElse(""));
    }
    erased(findings, world, plan, how);
    ledger(findings, world, plan, erasure.verify(), how);
    Map<String, List<String>> after = world.recordsOfOthers();
    others.forEach(
        (where, records) ->
            findings.breachUnless(
                records.equals(after.get(where)), how + "the records of " + where + " changed"));
  }

  private static void erased(Findings findings, ChangeFixture world, ChangePlan plan, String how) {
    List<String> released =
        plan.steps().stream().flatMap(step -> step.releasedIdentifiers().stream()).toList();
    for (SourceDescriptor source : world.readFixture().exportable()) {
      SourceRef ref = new SourceRef(ReadFixture.INSTANCE, source.id());
      boolean planned = plan.steps().stream().anyMatch(step -> step.source().equals(ref));
      boolean remains =
          plan.parts().unplannedSources().stream()
                  // Records without a certain owner are not delivered either.
                  .filter(each -> each.status() != LedgerStatus.QUARANTINED)
                  .anyMatch(each -> each.source().equals(ref))
              || plan.parts().manualSteps().stream().anyMatch(each -> each.source().equals(ref));
      if (planned && !remains) {
        int left = world.delivered(source, released).size();
        findings.breachAtUnless(left == 0, source.id(), how + left + " records are left");
      }
    }
  }

  private static void ledger(
      Findings findings, ChangeFixture world, ChangePlan plan, ChangeReport verified, String how) {
    for (SourceDescriptor source : world.erasableSources()) {
      SourceRef ref = new SourceRef(ReadFixture.INSTANCE, source.id());
      List<LedgerEntry> entries =
          verified.ledger().entries().stream().filter(each -> each.source().equals(ref)).toList();
      boolean sound =
          entries.size() == 1
              && entries.get(0).status().completion().compareTo(Completion.PARTIAL) < 0;
      findings.breachAtUnless(
          sound, source.id(), how + "verified as " + entries + " of " + plan.steps().size());
    }
  }
}
