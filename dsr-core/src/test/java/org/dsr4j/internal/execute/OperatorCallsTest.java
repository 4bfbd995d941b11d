package org.dsr4j.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.stream.Stream;
import org.dsr4j.BlockedCall;
import org.dsr4j.CheckedCalls;
import org.dsr4j.Dsr;
import org.dsr4j.DsrBuilder;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.StepState;
import org.dsr4j.change.TwoVaults;
import org.dsr4j.change.VaultErasureFixture;
import org.dsr4j.internal.plan.PlanningTest;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.operator.ApprovalCheck;
import org.dsr4j.spi.operator.LegalHoldCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Verifiers of approvals and providers of legal holds that fail or block: nothing is changed. */
class OperatorCallsTest {

  private final VaultErasureFixture desk = new VaultErasureFixture();
  private final BlockedCall blocked = new BlockedCall();

  @AfterEach
  void free() {
    blocked.close();
  }

  static Stream<Throwable> thrown() {
    return Stream.of(
        new StackOverflowError(),
        new AssertionError("anna.smith@contoso.example"),
        new IOException("anna.smith@contoso.example"),
        new IllegalStateException("anna.smith@contoso.example"));
  }

  private static <T> T thrown(Throwable thrown) {
    return CheckedCalls.call(
        () -> {
          throw thrown;
        });
  }

  private <T> T blocked(T late) {
    blocked.uncooperative();
    return late;
  }

  private void assertNotVerified(DsrBuilder builder) {
    ApprovedPlan approved = desk.approved(desk.plan());
    try (Dsr dsr = builder.callLimit(TwoVaults.LIMIT).build()) {
      assertThatThrownBy(() -> dsr.execute(approved))
          .isInstanceOf(DsrException.class)
          .hasMessageNotContaining("anna.smith");
    }
    assertThat(desk.vault.performed()).isZero();
    assertThat(desk.kinds()).containsOnly("PLANNED");
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void aVerifierThatThrowsAnythingPreventsTheExecution(Throwable thrown) {
    assertNotVerified(desk.builder().approvalVerifier(any -> thrown(thrown)));
  }

  @Test
  void aVerifierThatReturnsNothingPreventsTheExecution() {
    assertNotVerified(desk.builder().approvalVerifier(any -> null));
  }

  @Test
  void aVerifierThatBlocksPreventsTheExecutionWithinTheLimit() {
    ApprovalCheck late = new ApprovalCheck(ApprovalCheck.Status.ASSERTED, "late");
    assertNotVerified(desk.builder().approvalVerifier(any -> blocked(late)));
  }

  private void assertHeld(DsrBuilder builder) {
    ApprovedPlan approved = desk.approved(desk.plan());
    try (Dsr dsr = builder.callLimit(TwoVaults.LIMIT).build()) {
      ChangeReport report = dsr.execute(approved);
      assertThat(report.notes()).anyMatch(note -> note.contains("unknown whether a legal hold"));
      assertThat(report.notes().toString()).doesNotContain("anna.smith");
      assertThat(report.steps()).noneMatch(step -> step.state() == StepState.DONE);
    }
    assertThat(desk.vault.performed()).isZero();
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void aHoldProviderThatThrowsAnythingPreventsEveryChange(Throwable thrown) {
    assertHeld(desk.builder().legalHolds((request, who) -> thrown(thrown)));
  }

  @Test
  void aHoldProviderThatBlocksPreventsEveryChangeWithinTheLimit() {
    assertHeld(desk.builder().legalHolds((request, who) -> blocked(LegalHoldCheck.noHold())));
  }

  @Test
  void aHoldProviderThatBlocksRefusesThePlan() {
    try (Dsr dsr =
        desk.builder()
            .callLimit(TwoVaults.LIMIT)
            .legalHolds((request, who) -> blocked(LegalHoldCheck.noHold()))
            .build()) {
      assertThat(
              PlanningTest.codes(
                  dsr.planDeletion(VaultErasureFixture.request(), VaultErasureFixture.order())))
          .containsExactly(DsrError.LEGAL_HOLD.code());
    }
  }

  @Test
  void aHoldProviderThatLeavesItsThreadInterruptedDoesNotEndTheRun() {
    ApprovedPlan approved = desk.approved(desk.plan());
    try (Dsr dsr =
        desk.builder()
            .legalHolds(
                (request, who) -> {
                  Thread.currentThread().interrupt();
                  return LegalHoldCheck.noHold();
                })
            .build()) {
      assertThat(dsr.execute(approved).steps()).allMatch(step -> step.state() == StepState.DONE);
    }
  }

  @Test
  void aFailureOfTheJournalIsNotTakenForAFailureOfAnAdapter() {
    ApprovedPlan approved = desk.approved(desk.plan());
    DsrException full = new DsrException(DsrError.JOURNAL_UNWRITABLE, "the disk is full");
    desk.store =
        new WatchedStore(
            desk.store,
            line -> {
              if (line.contains("\"INTENT\"")) {
                throw full;
              }
            },
            line -> {});

    assertThatThrownBy(() -> desk.execute(approved))
        .isInstanceOfSatisfying(
            DsrException.class, e -> assertThat(e.code()).isEqualTo(DsrError.JOURNAL_UNWRITABLE));
    assertThat(desk.vault.performed()).isZero();
  }
}
