package org.dsr4j.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.change.ApprovalTest;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.FakeVault;
import org.dsr4j.change.StepState;
import org.dsr4j.change.VaultErasureFixture;
import org.dsr4j.model.Completion;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.spi.StepOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A withdrawn case ends everything that has not begun, and leaves nothing to resume. */
class WithdrawalTest {

  private static final Gap BUSY =
      new Gap(LedgerStatus.PENDING, DsrError.STEP_PENDING, "the service is busy");

  @TempDir private Path folder;

  private final VaultErasureFixture desk = new VaultErasureFixture();

  private ChangeReport withdraw() {
    try (Dsr dsr = desk.builder().build()) {
      return dsr.withdraw(VaultErasureFixture.CASE, "privacy officer", "the person changed it");
    }
  }

  private void refuseTheRequest() {
    try (Dsr dsr = desk.builder().build()) {
      dsr.planDeletion(
          VaultErasureFixture.undecided()
              .withDecision(
                  Decision.refuse("a court case began", "officer", VaultErasureFixture.DAY)),
          VaultErasureFixture.order());
    }
  }

  /** The note waits for the service; device and account have different states. */
  private void oneStepWaits() {
    Instant later = desk.clock.instant().plus(Duration.ofHours(1));
    desk.vault.next("remove-note", (call, apply) -> new StepOutcome.RetryLater(later, BUSY));
    desk.execute();
    assertThat(desk.vault.removals).isEmpty();
  }

  private void assertNothingMore() {
    long before = desk.vault.performed();
    desk.clock.advance(Duration.ofDays(1));

    ChangeReport report = desk.resume();

    assertThat(desk.vault.performed()).isEqualTo(before);
    assertThat(desk.vault.rows("account", FakeVault.ANNA)).hasSize(1);
    assertThat(report.resumeAt()).isEmpty();
    assertThat(report.completion()).isEqualTo(Completion.PARTIAL);
    assertThat(report.step("04-remove-account").orElseThrow().next().orElseThrow())
        .contains("withdrawn");
    assertThat(desk.evidence(folder).problems()).isEmpty();
  }

  @Test
  void aWithdrawnCaseIsNotContinued() {
    oneStepWaits();
    ChangeReport report = withdraw();

    assertThat(report.step("01-release-device").orElseThrow().state()).isEqualTo(StepState.DONE);
    assertThat(report.step("03-remove-note").orElseThrow().state()).isEqualTo(StepState.REFUSED);
    assertThat(desk.kinds()).endsWith("WITHDRAWN");
    assertNothingMore();
  }

  @Test
  void aDecisionThatWasChangedToRefuseStopsTheCase() {
    oneStepWaits();
    refuseTheRequest();
    assertThat(desk.kinds()).endsWith("WITHDRAWN");
    assertNothingMore();
  }

  @Test
  void theExportOfARefusedRequestStopsTheCaseToo() {
    oneStepWaits();
    try (Dsr dsr = desk.builder().build()) {
      dsr.export(
          VaultErasureFixture.undecided()
              .withDecision(
                  Decision.refuse("a court case began", "officer", VaultErasureFixture.DAY)),
          ExportTarget.zip(folder.resolve("copy.zip")));
    }
    assertThat(desk.kinds()).endsWith("WITHDRAWN");
    assertNothingMore();
  }

  @Test
  void aWithdrawnPlanIsNotExecutedLaterAlsoWhenTheClockStandsStill() {
    ApprovedPlan approved = desk.approved(desk.plan());
    withdraw();
    desk.plan();

    ApprovalTest.refused(DsrError.PLAN_NOT_OURS, () -> desk.execute(approved));
    assertThat(desk.vault.performed()).isZero();
  }

  @Test
  void aWithdrawnPlanIsNotExecutedLater() {
    ApprovedPlan approved = desk.approved(desk.plan());
    withdraw();

    ApprovalTest.refused(DsrError.PLAN_NOT_OURS, () -> desk.execute(approved));
    assertThat(desk.vault.performed()).isZero();
  }

  @Test
  void aWithdrawnCaseIsNotBegunAgainWithTheSameApproval() {
    desk.vault.next(
        "release-device",
        (call, apply) ->
            new StepOutcome.Refused(Gap.failed(DsrError.PERMISSION_MISSING, "no right")));
    ApprovedPlan approved = desk.approved(desk.plan());
    desk.execute(approved);
    withdraw();

    ApprovalTest.refused(DsrError.WITHDRAWN, () -> desk.execute(approved));
  }

  @Test
  void aStepThatTheServiceAcceptedIsStillObserved() {
    desk.vault.next(
        "release-device",
        (call, apply) -> {
          desk.vault.polled.put(
              "token",
              () -> {
                apply.run();
                return new StepOutcome.Done("");
              });
          return new StepOutcome.Pending(
              "token", desk.clock.instant().plus(Duration.ofHours(1)), BUSY, "");
        });
    desk.execute();
    withdraw();
    desk.clock.advance(Duration.ofDays(1));

    ChangeReport report = desk.resume();

    assertThat(report.step("01-release-device").orElseThrow().state()).isEqualTo(StepState.DONE);
    assertThat(report.step("04-remove-account").orElseThrow().state()).isEqualTo(StepState.REFUSED);
    assertThat(desk.vault.removals).isEmpty();
  }

  @Test
  void aNewPlanOfAWithdrawnCaseStartsAgain() {
    oneStepWaits();
    withdraw();

    assertThat(desk.execute().steps()).allMatch(step -> step.state() == StepState.DONE);
    assertThat(desk.vault.rows("account", FakeVault.ANNA)).isEmpty();
    assertThat(desk.evidence(folder).problems()).isEmpty();
  }

  @Test
  void aWithdrawalNeedsAPersonAndAReason() {
    desk.plan();
    try (Dsr dsr = desk.builder().build()) {
      ApprovalTest.refused(
          DsrError.INCOMPLETE_ORDER, () -> dsr.withdraw(VaultErasureFixture.CASE, " ", "why"));
      ApprovalTest.refused(
          DsrError.INCOMPLETE_ORDER, () -> dsr.withdraw(VaultErasureFixture.CASE, "who", ""));
    }
    assertThat(desk.kinds()).containsOnly("PLANNED");
  }
}
