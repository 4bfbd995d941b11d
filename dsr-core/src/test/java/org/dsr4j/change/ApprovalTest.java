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
import org.dsr4j.spi.ApprovalCheck;
import org.junit.jupiter.api.Test;

/** A yes counts for one plan, from somebody else, for the person named again, and for a time. */
class ApprovalTest {

  private final Desk desk = new Desk();
  private final ChangePlan plan = desk.plan();

  static void refused(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(DsrException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private void invalid(ThrowingCallable call) {
    refused(DsrError.APPROVAL_INVALID, call);
    assertThat(desk.vault.performed()).isZero();
    assertThat(desk.store.cases()).isEmpty();
  }

  private Approval approval(String by) {
    return Approval.of(
        plan, by, desk.clock.instant(), desk.clock.instant().plus(Duration.ofDays(1)));
  }

  @Test
  void isNotTakenForAnotherPlan() {
    ChangePlan other = desk.plan(Desk.order().stepLimit(7));
    invalid(() -> plan.approve(desk.approval(other)));
  }

  @Test
  void isNotTakenFromTheRequester() {
    invalid(() -> plan.approve(approval(" Privacy Desk ").naming(FakeVault.ANNA)));
  }

  @Test
  void isTakenFromTheRequesterWhereThatIsAllowedAndNowhereElse() {
    ChangePlan lenient;
    ApprovedPlan approved;
    try (Dsr dsr = desk.builder().requesterMayApprove().build()) {
      lenient = dsr.planDeletion(Desk.request(), Desk.order());
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
  void namesThePersonAgainForWhatCannotBeTakenBack() {
    invalid(() -> plan.approve(approval("officer")));
    invalid(() -> plan.approve(approval("officer").naming(FakeVault.BERT)));
    assertThat(plan.approve(approval("officer").naming(FakeVault.ANNA))).isNotNull();
  }

  @Test
  void needNotNameAnyoneWhenAllCanBeTakenBack() {
    desk.vault.forget("account", FakeVault.ANNA);
    ChangePlan mild = desk.plan();
    Approval nameless =
        Approval.of(mild, "officer", Tick.START, Tick.START.plus(Duration.ofDays(1)));
    assertThat(desk.execute(mild.approve(nameless)).steps()).hasSize(3);
  }

  @Test
  void isBlankOrEndsBeforeItBegan() {
    refused(DsrError.APPROVAL_INVALID, () -> approval(" "));
    refused(DsrError.APPROVAL_INVALID, () -> Approval.of(plan, "officer", Tick.START, Tick.START));
  }

  @Test
  void isNotTakenOnceExpired() {
    ApprovedPlan approved = desk.approved(plan);
    desk.clock.pass(Duration.ofDays(7));
    invalid(() -> desk.execute(approved));
  }

  @Test
  void isNotTakenWhenTheVerifierRejectsItOrFails() {
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
    assertThat(desk.store.cases()).isEmpty();
  }

  @Test
  void isNotTakenInAnotherTenant() {
    ApprovedPlan approved = desk.approved(plan);
    try (Dsr dsr =
        Dsr.builder(TenantId.of("99999999-2222-3333-4444-555555555555"))
            .clock(desk.clock)
            .adapter(desk.vault)
            .journal(desk.store)
            .caseKeys(desk.keys)
            .headSigner(Desk.SIGNER)
            .build()) {
      refused(DsrError.TENANT_MISMATCH, () -> dsr.execute(approved));
    }
  }

  @Test
  void isOfNoUseWithoutAJournal() {
    ApprovedPlan approved = desk.approved(plan);
    try (Dsr dsr = Dsr.builder(Desk.TENANT).clock(desk.clock).adapter(desk.vault).build()) {
      refused(DsrError.INVALID_CONFIGURATION, () -> dsr.execute(approved));
      refused(DsrError.INVALID_CONFIGURATION, () -> dsr.resume(Desk.CASE));
    }
  }

  @Test
  void beginsAnExecutionOnce() {
    ApprovedPlan approved = desk.approved(plan);
    desk.execute(approved);
    refused(DsrError.JOURNAL_EXISTS, () -> desk.execute(approved));
  }
}
