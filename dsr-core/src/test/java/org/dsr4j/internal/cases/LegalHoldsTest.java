package org.dsr4j.internal.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.dsr4j.Dsr;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.StepState;
import org.dsr4j.change.VaultErasureFixture;
import org.dsr4j.internal.plan.PlanningTest;
import org.dsr4j.model.Completion;
import org.dsr4j.spi.operator.LegalHoldCheck;
import org.dsr4j.spi.operator.LegalHoldProvider;
import org.junit.jupiter.api.Test;

/** A legal hold, also a possible one, stops the plan and the execution. */
class LegalHoldsTest {

  private final VaultErasureFixture desk = new VaultErasureFixture();

  private ChangePlan planned(LegalHoldProvider... providers) {
    var builder = desk.builder();
    for (LegalHoldProvider provider : providers) {
      builder.legalHolds(provider);
    }
    try (Dsr dsr = builder.build()) {
      return dsr.planDeletion(VaultErasureFixture.request(), VaultErasureFixture.order());
    }
  }

  @Test
  void oneLegalHoldRefusesThePlan() {
    ChangePlan plan =
        planned(
            (request, who) -> LegalHoldCheck.noHold(),
            (request, who) -> LegalHoldCheck.legalHold("case 7"));
    assertThat(PlanningTest.codes(plan)).containsExactly("dsr.held");
    assertThat(plan.table()).contains("case 7");
  }

  @Test
  void anUnknownLegalHoldRefusesThePlan() {
    assertThat(
            PlanningTest.codes(planned((request, who) -> LegalHoldCheck.unknown("closed today"))))
        .containsExactly("dsr.held");
  }

  @Test
  void aLegalHoldProviderThatThrowsOrReturnsNullRefusesThePlan() {
    ChangePlan thrown =
        planned(
            (request, who) -> {
              throw new IllegalStateException(VaultErasureFixture.ANNAS_NAME);
            });
    assertThat(PlanningTest.codes(thrown)).containsExactly("dsr.held");
    assertThat(thrown.table()).doesNotContain("anna.smith@contoso.example [");
    assertThat(thrown.parts().refusals().toString()).doesNotContain(VaultErasureFixture.ANNAS_NAME);
    assertThat(
            PlanningTest.codes(
                planned(
                    (request, who) -> {
                      throw new NoClassDefFoundError("gone");
                    })))
        .containsExactly("dsr.held");
    assertThat(PlanningTest.codes(planned((request, who) -> null))).containsExactly("dsr.held");
  }

  @Test
  void aLaterLegalHoldStopsTheExecutionAndItsResumption() {
    AtomicReference<LegalHoldCheck> answer =
        new AtomicReference<>(LegalHoldCheck.legalHold("case 8"));
    ApprovedPlan approved = desk.approved(desk.plan());
    try (Dsr dsr = desk.builder().legalHolds((request, who) -> answer.get()).build()) {
      ChangeReport report = dsr.execute(approved);
      assertThat(report.completion()).isEqualTo(Completion.PENDING);
      assertThat(report.notes()).anyMatch(note -> note.contains("case 8"));
      assertThat(desk.vault.performed()).isZero();

      dsr.resume(VaultErasureFixture.CASE);
      assertThat(desk.vault.performed()).isZero();

      answer.set(LegalHoldCheck.noHold());
      assertThat(
              dsr.resume(VaultErasureFixture.CASE).step("04-remove-account").orElseThrow().state())
          .isEqualTo(StepState.DONE);
    }
  }

  @Test
  void legalHoldsAreCheckedAgainBeforeAnIrreversibleStep() {
    ApprovedPlan approved = desk.approved(desk.plan());
    LegalHoldProvider late =
        (request, who) ->
            desk.vault.performed() < 3
                ? LegalHoldCheck.noHold()
                : LegalHoldCheck.legalHold("case 9");
    try (Dsr dsr = desk.builder().legalHolds(late).build()) {
      ChangeReport report = dsr.execute(approved);
      assertThat(report.step("03-remove-note").orElseThrow().state()).isEqualTo(StepState.DONE);
      assertThat(report.step("04-remove-account").orElseThrow().state()).isEqualTo(StepState.OPEN);
    }
    assertThat(desk.vault.removals).isEmpty();
  }
}
