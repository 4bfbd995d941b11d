package org.dsr4j.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.dsr4j.Dsr;
import org.dsr4j.change.Approval;
import org.dsr4j.change.ApprovalTest;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.FakeVault;
import org.dsr4j.change.ManualClock;
import org.dsr4j.change.StepState;
import org.dsr4j.change.VaultErasureFixture;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrError;
import org.dsr4j.spi.operator.LegalHoldCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An approval is valid for one execution, at the time of the first step, and not for too long. */
class SingleUseApprovalTest {

  @TempDir private Path folder;

  private final VaultErasureFixture desk = new VaultErasureFixture();

  private void invalid(String why, Instant at, Instant expires) {
    ChangePlan plan = desk.plan();
    assertThatThrownBy(
            () ->
                desk.execute(
                    plan.approve(
                        Approval.of(plan, "second officer", at, expires).naming(FakeVault.ANNA))))
        .hasMessageContaining(why)
        .hasMessageContaining("[dsr.approval-invalid]");
    assertThat(desk.vault.performed()).isZero();
    assertThat(desk.kinds()).containsOnly("PLANNED");
  }

  private static Instant day(int number) {
    return ManualClock.START.plus(Duration.ofDays(number));
  }

  @Test
  void anApprovalDatedInTheFutureIsRefused() {
    invalid("in the future", day(300), day(310));
    invalid("in the future", ManualClock.START.plusSeconds(1), day(1));
  }

  @Test
  void anApprovalForLongerThanThePolicyAllowsIsRefused() {
    invalid("longer than 30 days", day(0), day(36500));
    invalid("longer than 30 days", day(0), day(30).plusMillis(1));
  }

  @Test
  void anApprovalFromBeforeThePlanIsRefused() {
    invalid("before the plan", day(-1), day(1));
  }

  @Test
  void aDsrWithAShorterLimitRefusesAnApprovalThatAnotherOneAccepted() {
    ApprovedPlan approved = desk.approved(desk.plan());
    try (Dsr strict = desk.builder().longestApproval(Duration.ofDays(1)).build()) {
      ApprovalTest.refused(DsrError.APPROVAL_INVALID, () -> strict.execute(approved));
    }
  }

  @Test
  void allProblemsAreListedAtOnce() {
    ChangePlan plan = desk.plan();
    assertThatThrownBy(() -> plan.approve(Approval.of(plan, "privacy desk", day(-2), day(90))))
        .hasMessageContaining("the requester cannot approve")
        .hasMessageContaining("before the plan")
        .hasMessageContaining("longer than 30 days")
        .hasMessageContaining("repeat one of the person's identifiers");
  }

  @Test
  void aPlanThatCannotBeApprovedListsAllReasonsAtOnce() {
    ChangePlan plan =
        desk.plan(
            org.dsr4j.change.ErasureOrder.of(org.dsr4j.change.ErasureGround.NO_LONGER_NECESSARY)
                .stepLimit(1));
    assertThatThrownBy(() -> desk.approved(plan))
        .hasMessageContaining("No copy was exported before")
        .hasMessageContaining("the order allows 1");
  }

  @Test
  void anApprovalCannotBeUsedAgainAfterARestoration() {
    desk.vault.next("remove-account", (call, apply) -> refusedByService());
    ApprovedPlan first = desk.approved(desk.plan());
    desk.execute(first);
    ChangePlan undo;
    try (Dsr dsr = desk.builder().build()) {
      undo =
          dsr.planRestoration(
              VaultErasureFixture.CASE,
              Decision.grant("withdrawn", "privacy officer", VaultErasureFixture.DAY));
    }
    if (undo.approvable()) {
      desk.execute(desk.approved(undo));
    }
    long before = desk.vault.performed();

    assertThatThrownBy(() -> desk.execute(first))
        .hasMessageContaining(undo.approvable() ? "used before" : "already being executed");
    assertThat(desk.vault.performed()).isEqualTo(before);
    assertThat(desk.evidence(folder).problems()).isEmpty();
  }

  private static org.dsr4j.spi.StepOutcome refusedByService() {
    return new org.dsr4j.spi.StepOutcome.Refused(
        org.dsr4j.model.Gap.failed(DsrError.PERMISSION_MISSING, "no right"));
  }

  @Test
  void anApprovalThatExpiredWhileTheRunWasHeldStartsNoStep() {
    ApprovedPlan approved = desk.approved(desk.plan());
    try (Dsr held =
        desk.builder()
            .legalHolds((request, identity) -> LegalHoldCheck.legalHold("file 7"))
            .build()) {
      held.execute(approved);
    }
    desk.clock.advance(Duration.ofDays(8));

    ChangeReport report = desk.resume();

    assertThat(desk.vault.performed()).isZero();
    assertThat(report.steps()).noneMatch(step -> step.state() == StepState.DONE);
    assertThat(report.notes()).anyMatch(note -> note.contains("expired before the first step"));
  }

  @Test
  void anApprovalThatExpiresBetweenTheStartOfTheRunAndTheFirstStepStartsNoStep() {
    ApprovedPlan approved = desk.approved(desk.plan());
    ChangeReport report;
    try (Dsr slow =
        desk.builder()
            .legalHolds(
                (request, identity) -> {
                  desk.clock.advance(Duration.ofDays(8));
                  return LegalHoldCheck.noHold();
                })
            .build()) {
      report = slow.execute(approved);
    }

    assertThat(desk.vault.performed()).isZero();
    assertThat(report.notes()).anyMatch(note -> note.contains("expired before the first step"));
  }

  @Test
  void anApprovalThatExpiresAfterTheFirstStepDoesNotStopTheCase() {
    desk.vault.next("remove-note", (call, apply) -> refusedByService());
    desk.execute();
    desk.clock.advance(Duration.ofDays(400));

    assertThat(desk.resume().steps()).allMatch(step -> step.state() == StepState.DONE);
  }

  @Test
  void aNewerPlanThatCannotBeApprovedYetStopsTheOlderOneToo() {
    ApprovedPlan wide = desk.approved(desk.plan());
    ChangePlan narrower = desk.plan(VaultErasureFixture.order().stepLimit(1));
    assertThat(narrower.approvable()).isFalse();

    ApprovalTest.refused(DsrError.PLAN_REFUSED, () -> desk.execute(wide));
    assertThat(desk.vault.performed()).isZero();
  }

  @Test
  void aPlanIsRefusedWhenTheControllerDecidedOtherwiseLater() {
    ApprovedPlan wide = desk.approved(desk.plan());
    desk.plan(VaultErasureFixture.order().stepLimit(100));

    ApprovalTest.refused(DsrError.PLAN_REFUSED, () -> desk.execute(wide));
    assertThat(desk.vault.performed()).isZero();
  }
}
