package org.dsr4j.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.dsr4j.change.ApprovalTest;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.Exemption;
import org.dsr4j.change.ExemptionBasis;
import org.dsr4j.change.FakeVault;
import org.dsr4j.change.StepState;
import org.dsr4j.change.VaultErasureFixture;
import org.dsr4j.change.VaultPlanner;
import org.dsr4j.change.VaultSources;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceCategory;
import org.dsr4j.spi.StepOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A person attests steps that software cannot do or finish, and the report marks them as attested.
 */
class AttestationTest {

  private final VaultErasureFixture desk = new VaultErasureFixture();

  @BeforeEach
  void planAManualStep() {
    VaultPlanner usual = new VaultPlanner(desk.vault);
    desk.vault.planner =
        (task, proposal) -> {
          usual.propose(task, proposal);
          proposal.instruction("notes", "in the archive", "shred the paper");
        };
  }

  private static LedgerStatus notes(ChangeReport report) {
    return report.ledger().entries().stream()
        .filter(entry -> entry.source().source().equals("notes"))
        .findFirst()
        .orElseThrow()
        .status();
  }

  @Test
  void aManualStepIsOpenUntilAPersonAttestsIt() {
    ChangeReport report = desk.execute();
    assertThat(notes(report)).isEqualTo(LedgerStatus.MANUAL_STEP_OPEN);
    assertThat(report.completion()).isEqualTo(Completion.PENDING);

    report = desk.attest("m01");

    assertThat(notes(report)).as("its step was not verified").isEqualTo(LedgerStatus.PENDING);
    assertThat(notes(desk.verify())).isEqualTo(LedgerStatus.ATTESTED);
    assertThat(notes(desk.status())).isEqualTo(LedgerStatus.ATTESTED);
  }

  private static LedgerStatus attic(ChangeReport report) {
    return report.ledger().entry("attic").orElseThrow().status();
  }

  private void declareTheAttic() {
    desk.vault.sources.add(
        VaultSources.readable("attic", SourceCategory.SYSTEM_GENERATED_LOG)
            .on(Action.DISCOVER, new ActionSupport.ByHand("no interface", "look into the boxes"))
            .on(Action.DELETE, new ActionSupport.ByHand("no interface", "burn the boxes"))
            .build());
  }

  @Test
  void aSourceErasedManuallyIsAManualStepOfThePlan() {
    declareTheAttic();
    ChangePlan plan = desk.plan();
    assertThat(plan.parts().manualSteps().get(0).instruction()).contains("burn", "no interface");
    assertThat(attic(desk.execute(desk.approved(plan)))).isEqualTo(LedgerStatus.MANUAL_STEP_OPEN);

    assertThat(attic(desk.attest("m01"))).isEqualTo(LedgerStatus.ATTESTED);

    assertThat(attic(desk.status())).isEqualTo(LedgerStatus.ATTESTED);
    assertThat(attic(desk.verify())).isEqualTo(LedgerStatus.ATTESTED);
  }

  @Test
  void keptSourcesHaveNoManualStep() {
    declareTheAttic();
    Exemption kept =
        new Exemption(
            SourceCategory.SYSTEM_GENERATED_LOG,
            ExemptionBasis.LEGAL_CLAIMS,
            "a suit",
            "officer",
            VaultErasureFixture.DAY.plusYears(1));
    ChangePlan plan = desk.plan(VaultErasureFixture.order().withExemption(kept));
    assertThat(remainder(plan)).isEqualTo(LedgerStatus.KEPT);
  }

  private static LedgerStatus remainder(ChangePlan plan) {
    assertThat(plan.parts().manualSteps()).noneMatch(step -> step.instruction().contains("burn"));
    return plan.parts().unplannedSources().stream()
        .filter(each -> each.source().source().equals("attic"))
        .findFirst()
        .orElseThrow()
        .status();
  }

  @Test
  void aDependentSourceThatOnlyPeopleCanReadIsAttested() {
    desk.vault.sources.add(
        VaultSources.readable("attic", SourceCategory.SYSTEM_GENERATED_LOG)
            .on(Action.DISCOVER, new ActionSupport.ByHand("no interface", "look into the boxes"))
            .on(Action.DELETE, new ActionSupport.Follows("account", "within 30 days"))
            .build());
    desk.execute();
    assertThat(attic(desk.verify())).isEqualTo(LedgerStatus.FOLLOWS);
    desk.clock.advance(Duration.ofDays(32));
    ChangeReport overdue = desk.verify();
    assertThat(attic(overdue)).isEqualTo(LedgerStatus.MANUAL_STEP_OPEN);
    assertThat(overdue.ledger().entry("attic").orElseThrow().gaps().get(0).detail())
        .contains("attest the step vault/attic");
    ApprovalTest.refused(DsrError.UNKNOWN_STEP, () -> desk.attest("vault/log"));
    ApprovalTest.refused(DsrError.UNKNOWN_STEP, () -> desk.attest("vault/cellar"));

    assertThat(attic(desk.attest("vault/attic"))).isEqualTo(LedgerStatus.ATTESTED);

    assertThat(attic(desk.status())).isEqualTo(LedgerStatus.ATTESTED);
    assertThat(attic(desk.verify())).isEqualTo(LedgerStatus.ATTESTED);
  }

  @Test
  void aWaivedStepReleasesTheStepsThatWaitForIt() {
    Gap no = Gap.failed(DsrError.PERMISSION_MISSING, "no right");
    desk.vault.next("remove-note", (call, apply) -> new StepOutcome.Refused(no));
    desk.execute();
    long before = desk.vault.performed();

    ChangeReport report = desk.attest("03-remove-note");
    assertThat(report.step("03-remove-note").orElseThrow().state()).isEqualTo(StepState.ATTESTED);
    assertThat(report.step("04-remove-account").orElseThrow().state()).isEqualTo(StepState.OPEN);

    report = desk.resume();
    assertThat(report.step("04-remove-account").orElseThrow().state()).isEqualTo(StepState.DONE);
    assertThat(desk.vault.performed()).isEqualTo(before + 1);
    assertThat(desk.vault.rows("notes", FakeVault.ANNA)).hasSize(1);
  }

  @Test
  void unknownAndDoneStepsCannotBeAttested() {
    desk.execute();
    ApprovalTest.refused(DsrError.UNKNOWN_STEP, () -> desk.attest("m02"));
    ApprovalTest.refused(DsrError.UNKNOWN_STEP, () -> desk.attest("99-remove-note"));
    ApprovalTest.refused(DsrError.UNKNOWN_STEP, () -> desk.attest("03-remove-note"));
  }

  @Test
  void manyStepsAreAttestedAtOnce() {
    declareTheAttic();
    desk.execute();

    ChangeReport report = desk.attest("m01", "m02");

    assertThat(attic(report)).isEqualTo(LedgerStatus.ATTESTED);
    assertThat(notes(desk.verify())).isEqualTo(LedgerStatus.ATTESTED);
    assertThat(desk.kinds()).filteredOn("ATTESTED"::equals).hasSize(2);
  }

  @Test
  void oneInvalidAttestationOfManyRecordsNoneAndAllProblemsAreNamed() {
    declareTheAttic();
    desk.execute();

    assertThatThrownBy(() -> desk.attest("m01", "m09", "99-remove-note", "m02", "m02"))
        .hasMessageContainingAll(
            "number 2 names no", "number 3 names no", "number 5 names a step a second time")
        .hasMessageEndingWith("[dsr.unknown-step]");
    ApprovalTest.refused(DsrError.UNKNOWN_STEP, () -> desk.attest());

    assertThat(desk.kinds()).doesNotContain("ATTESTED");
    assertThat(notes(desk.status())).isEqualTo(LedgerStatus.MANUAL_STEP_OPEN);
  }

  @Test
  void aRepeatedCallRecordsOnlyWhatTheJournalDoesNotContain() {
    declareTheAttic();
    Gap no = Gap.failed(DsrError.PERMISSION_MISSING, "no right");
    desk.vault.next("remove-note", (call, apply) -> new StepOutcome.Refused(no));
    desk.execute();
    // A process that died after two of three entries has recorded only these.
    desk.attest("m01", "03-remove-note");

    ChangeReport report = desk.attest("m01", "03-remove-note", "m02");

    assertThat(attic(report)).isEqualTo(LedgerStatus.ATTESTED);
    assertThat(desk.kinds()).filteredOn("ATTESTED"::equals).hasSize(3);
  }
}
