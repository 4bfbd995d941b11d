package org.dsr4j.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.change.ApprovalTest;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.change.Attestation;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.FakeVault;
import org.dsr4j.change.StepState;
import org.dsr4j.change.TwoVaults;
import org.dsr4j.change.VaultErasureFixture;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.PersonalDataRecord;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.StepOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The newest decision about a case counts, also for a plan that has begun. */
class ChangedDecisionTest {

  private static final Gap BUSY =
      new Gap(LedgerStatus.PENDING, DsrError.STEP_PENDING, "the service is busy");

  @TempDir private java.nio.file.Path folder;

  private final VaultErasureFixture desk = new VaultErasureFixture();

  private ChangeReport withdraw() {
    try (Dsr dsr = desk.builder().build()) {
      return dsr.withdraw(VaultErasureFixture.CASE, "privacy officer", "the person changed it");
    }
  }

  private void oneStepWaits() {
    Instant later = desk.clock.instant().plus(Duration.ofHours(1));
    desk.vault.next("remove-note", (call, apply) -> new StepOutcome.RetryLater(later, BUSY));
    desk.execute();
    desk.clock.advance(Duration.ofDays(1));
    assertThat(desk.vault.removals).isEmpty();
  }

  private ChangeReport resumedWithoutCall() {
    long before = desk.vault.performed();
    ChangeReport report = desk.resume();
    assertThat(desk.vault.performed()).isEqualTo(before);
    assertThat(desk.evidence(folder).problems()).isEmpty();
    return report;
  }

  @Test
  void aPlanThatWasMadeAfterAWithdrawalCanBeWithdrawnToo() {
    desk.plan();
    withdraw();
    desk.clock.advance(Duration.ofHours(1));
    ApprovedPlan second = desk.approved(desk.plan());
    withdraw();

    ApprovalTest.refused(DsrError.PLAN_NOT_OURS, () -> desk.execute(second));
    assertThat(desk.kinds()).containsExactly("PLANNED", "WITHDRAWN", "PLANNED", "WITHDRAWN");
    assertThat(desk.vault.performed()).isZero();
  }

  @Test
  void aPlanThatWasMadeAfterTheWithdrawalOfABegunOneCanBeWithdrawnToo() {
    oneStepWaits();
    withdraw();
    ApprovedPlan second = desk.approved(desk.plan());
    withdraw();

    ApprovalTest.refused(DsrError.PLAN_NOT_OURS, () -> desk.execute(second));
    withdraw();
    assertThat(desk.kinds()).endsWith("WITHDRAWN", "PLANNED", "WITHDRAWN");
    resumedWithoutCall();
  }

  @Test
  void aPlanThatWasMadeAfterAWithdrawalIsNotReportedAsWithdrawn() {
    desk.plan();
    withdraw();
    desk.clock.advance(Duration.ofHours(1));
    desk.plan();

    assertThat(desk.status().steps()).extracting("state").doesNotContain(StepState.REFUSED);
    assertThat(desk.status().notes()).anyMatch(note -> note.contains("not approved"));
  }

  @Test
  void anErasureIsNotContinuedWhenItsRestorationIsPlanned() {
    TwoVaults two = new TwoVaults();
    FakeVault vault = two.broken.vault;
    Instant later = two.desk.clock.instant().plus(Duration.ofHours(1));
    vault.next("release-device", (call, apply) -> new StepOutcome.RetryLater(later, BUSY));
    ApprovedPlan approved = two.approved();
    two.with(dsr -> dsr.execute(approved));
    Decision back = Decision.grant("a mistake", "privacy officer", VaultErasureFixture.DAY);
    ChangePlan restoration = two.with(dsr -> dsr.planRestoration(VaultErasureFixture.CASE, back));
    assertThat(restoration.approvable()).isTrue();
    two.desk.clock.advance(Duration.ofDays(1));
    long before = vault.performed();

    ChangeReport report = two.resume();

    assertThat(vault.performed()).isEqualTo(before);
    assertThat(vault.rows("device", FakeVault.ANNA)).hasSize(1);
    assertThat(report.notes()).anyMatch(note -> note.contains("decided otherwise"));
  }

  @Test
  void anErasureIsNotContinuedWhenTheControllerDecidedOtherwise() {
    oneStepWaits();
    desk.plan(VaultErasureFixture.order().stepLimit(100));

    ChangeReport report = resumedWithoutCall();

    assertThat(report.notes()).anyMatch(note -> note.contains("decided otherwise"));
    assertThat(report.resumeAt()).isEmpty();
    assertThat(report.completion()).isEqualTo(Completion.PENDING);
    assertThat(report.step("03-remove-note").orElseThrow().state()).isEqualTo(StepState.BLOCKED);
    assertThat(desk.status().notes()).anyMatch(note -> note.contains("decided otherwise"));
  }

  @Test
  void aFurtherPlanWithTheSameDecisionsDoesNotStopTheCase() {
    oneStepWaits();
    desk.plan(VaultErasureFixture.order().stepLimit(100));
    desk.plan();

    assertThat(desk.resume().steps()).allMatch(step -> step.state() == StepState.DONE);
  }

  @Test
  void aStepThatWaitsHasNoNextTimeAfterADriftOfThePlan() {
    Instant later = desk.clock.instant().plus(Duration.ofHours(1));
    desk.vault.next("release-device", (call, apply) -> new StepOutcome.RetryLater(later, BUSY));
    desk.vault.seen.put("device-2-aaaa", () -> new Inspection.Drifted("another person has it"));
    desk.execute();
    desk.clock.advance(Duration.ofDays(1));

    assertThat(resumedWithoutCall().resumeAt()).isEmpty();
  }

  @Test
  void aStepThatTheServiceWouldAcceptLaterEndsWithTheWithdrawal() {
    accepted(
        () -> new StepOutcome.RetryLater(desk.clock.instant().plus(Duration.ofHours(1)), BUSY));
    withdraw();
    desk.clock.advance(Duration.ofDays(1));

    ChangeReport report = resumedWithoutCall();

    assertThat(report.step("01-release-device").orElseThrow().state()).isEqualTo(StepState.REFUSED);
    assertThat(report.resumeAt()).isEmpty();
  }

  private void accepted(java.util.function.Supplier<StepOutcome> polled) {
    desk.vault.polled.put("token", polled);
    desk.vault.next(
        "release-device",
        (call, apply) ->
            new StepOutcome.Pending(
                "token", desk.clock.instant().plus(Duration.ofHours(1)), BUSY, ""));
    desk.execute();
  }

  @Test
  void anAcceptedStepStaysPendingWhileItsAdapterIsMissing() {
    accepted(() -> new StepOutcome.Done("finished"));
    desk.clock.advance(Duration.ofDays(1));
    ChangeReport without;
    try (Dsr dsr =
        Dsr.builder(VaultErasureFixture.TENANT)
            .clock(desk.clock)
            .adapter(new FakeVault(desk.clock), "other", Configuration.empty())
            .journal(desk.store)
            .caseKeys(desk.keys)
            .journalSigner(VaultErasureFixture.SIGNER)
            .build()) {
      without = dsr.resume(VaultErasureFixture.CASE);
    }

    assertThat(without.step("01-release-device").orElseThrow())
        .returns(StepState.PENDING, step -> step.state())
        .satisfies(step -> assertThat(step.next().orElseThrow()).contains("not registered"));
    desk.clock.advance(Duration.ofDays(1));
    assertThat(desk.resume().step("01-release-device").orElseThrow())
        .returns(StepState.DONE, step -> step.state())
        .returns(1, step -> step.attempts());
  }

  @Test
  void theOwnRecordsShowTheWithdrawal() {
    oneStepWaits();
    withdraw();
    List<PersonalDataRecord> records = new ArrayList<>();
    try (Dsr dsr = desk.builder().build()) {
      dsr.export(
          DsrRequest.builder(VaultErasureFixture.TENANT, DataSubject.objectId(FakeVault.ANNA))
              .id("DSR-2")
              .requestedBy("privacy desk")
              .received(VaultErasureFixture.DAY)
              .identityCheck(VaultErasureFixture.undecided().identityCheck())
              .build(),
          ExportTarget.records(records::add));
    }

    assertThat(records)
        .filteredOn(record -> record.source().source().equals("dsr-own-cases"))
        .singleElement()
        .satisfies(
            record ->
                assertThat(record.content().text("withdrawn").orElseThrow())
                    .contains("the person changed it"));
  }

  @Test
  void aWithdrawnCaseAcceptsTheAttestationOfAStepThatAPersonDid() {
    oneStepWaits();
    withdraw();
    try (Dsr dsr = desk.builder().build()) {
      ChangeReport report =
          dsr.attest(
              VaultErasureFixture.CASE,
              new Attestation("03-remove-note", "technician", VaultErasureFixture.DAY, "seen to"));
      assertThat(report.step("03-remove-note").orElseThrow().state()).isEqualTo(StepState.ATTESTED);
    }
    resumedWithoutCall();
  }
}
