package org.dsr4j.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dsr4j.Dsr;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.ErrorCode;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.operator.ApprovalCheck;
import org.junit.jupiter.api.Test;

/**
 * An approval is valid for one plan, from another person, with a repeated identifier, until it
 * expires.
 */
public class ApprovalTest {

  private final VaultErasureFixture desk = new VaultErasureFixture();
  private final ChangePlan plan = desk.plan();

  public static void refused(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(DsrException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private void invalid(ThrowingCallable call) {
    refused(DsrError.APPROVAL_INVALID, call);
    assertThat(desk.vault.performed()).isZero();
    assertThat(desk.kinds()).containsOnly("PLANNED");
  }

  private Approval approval(String by) {
    return Approval.of(
        plan, by, desk.clock.instant(), desk.clock.instant().plus(Duration.ofDays(1)));
  }

  @Test
  void isNotAcceptedForAnotherPlan() {
    ChangePlan other = desk.plan(VaultErasureFixture.order().stepLimit(7));
    invalid(() -> plan.approve(desk.approval(other)));
  }

  @Test
  void isNotAcceptedFromTheRequester() {
    invalid(() -> plan.approve(approval(" Privacy Desk ").naming(FakeVault.ANNA)));
  }

  @Test
  void isAcceptedFromTheRequesterOnlyWhenAllowed() {
    ChangePlan lenient;
    ApprovedPlan approved;
    try (Dsr dsr = desk.builder().requesterMayApprove().build()) {
      lenient = dsr.planDeletion(VaultErasureFixture.request(), VaultErasureFixture.order());
      Approval own =
          Approval.of(
              lenient,
              "privacy desk",
              desk.clock.instant(),
              desk.clock.instant().plus(Duration.ofDays(1)));
      approved = lenient.approve(own.naming(FakeVault.ANNA));
    }
    invalid(() -> desk.execute(approved));
    try (Dsr dsr = desk.builder().requesterMayApprove().build()) {
      assertThat(dsr.execute(approved).steps()).isNotEmpty();
    }
  }

  @Test
  void mustRepeatAnIdentifierForIrreversibleSteps() {
    invalid(() -> plan.approve(approval("officer")));
    invalid(() -> plan.approve(approval("officer").naming(FakeVault.BERT)));
    assertThat(plan.approve(approval("officer").naming(FakeVault.ANNA))).isNotNull();
  }

  @Test
  void needsNoIdentifierWhenAllStepsAreReversible() {
    desk.vault.forget("account", FakeVault.ANNA);
    ChangePlan mild = desk.plan();
    Approval nameless =
        Approval.of(mild, "officer", ManualClock.START, ManualClock.START.plus(Duration.ofDays(1)));
    assertThat(desk.execute(mild.approve(nameless)).steps()).hasSize(3);
  }

  @Test
  void isNeitherBlankNorExpiredBeforeItsTime() {
    refused(DsrError.APPROVAL_INVALID, () -> approval(" "));
    refused(
        DsrError.APPROVAL_INVALID,
        () -> Approval.of(plan, "officer", ManualClock.START, ManualClock.START));
  }

  @Test
  void isNotAcceptedAfterItsExpiry() {
    ApprovedPlan approved = desk.approved(plan);
    desk.clock.advance(Duration.ofDays(7));
    invalid(() -> desk.execute(approved));
  }

  @Test
  void isNotAcceptedWhenTheVerifierRejectsItOrFails() {
    ApprovedPlan approved = desk.approved(plan);
    try (Dsr dsr =
        desk.builder()
            .approvalVerifier(
                any -> new ApprovalCheck(ApprovalCheck.Status.REJECTED, "no such ticket"))
            .build()) {
      invalid(() -> dsr.execute(approved));
    }
    try (Dsr dsr =
        desk.builder()
            .approvalVerifier(
                any -> {
                  throw new IllegalStateException("ticket system down");
                })
            .build()) {
      assertThatThrownBy(() -> dsr.execute(approved)).isInstanceOf(RuntimeException.class);
    }
    assertThat(desk.kinds()).containsOnly("PLANNED");
  }

  @Test
  void isNotAcceptedInAnotherTenant() {
    ApprovedPlan approved = desk.approved(plan);
    try (Dsr dsr =
        Dsr.builder(TenantId.of("99999999-2222-3333-4444-555555555555"))
            .clock(desk.clock)
            .adapter(desk.vault)
            .journal(desk.store)
            .caseKeys(desk.keys)
            .journalSigner(VaultErasureFixture.SIGNER)
            .build()) {
      refused(DsrError.TENANT_MISMATCH, () -> dsr.execute(approved));
    }
  }

  @Test
  void cannotBeExecutedWithoutAJournal() {
    ApprovedPlan approved = desk.approved(plan);
    try (Dsr dsr =
        Dsr.builder(VaultErasureFixture.TENANT).clock(desk.clock).adapter(desk.vault).build()) {
      refused(DsrError.INVALID_CONFIGURATION, () -> dsr.execute(approved));
      refused(DsrError.INVALID_CONFIGURATION, () -> dsr.resume(VaultErasureFixture.CASE));
    }
  }

  @Test
  void beginsAnExecutionOnce() {
    ApprovedPlan approved = desk.approved(plan);
    desk.execute(approved);
    refused(DsrError.JOURNAL_EXISTS, () -> desk.execute(approved));
  }
}
