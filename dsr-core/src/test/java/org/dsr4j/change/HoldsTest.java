package org.dsr4j.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.dsr4j.Dsr;
import org.dsr4j.model.Completion;
import org.dsr4j.spi.HoldAnswer;
import org.dsr4j.spi.HoldProvider;
import org.junit.jupiter.api.Test;

/** A hold, or the doubt whether there is one, stops the plan and the execution. */
class HoldsTest {

  private final Desk desk = new Desk();

  private ChangePlan planned(HoldProvider... providers) {
    var builder = desk.builder();
    for (HoldProvider provider : providers) {
      builder.holds(provider);
    }
    try (Dsr dsr = builder.build()) {
      return dsr.planDeletion(Desk.request(), Desk.order());
    }
  }

  @Test
  void oneHoldRefusesThePlan() {
    ChangePlan plan =
        planned((request, who) -> HoldAnswer.free(), (request, who) -> HoldAnswer.held("case 7"));
    assertThat(PlanningTest.codes(plan)).containsExactly("dsr.held");
    assertThat(plan.table()).contains("case 7");
  }

  @Test
  void notKnowingRefusesThePlan() {
    assertThat(PlanningTest.codes(planned((request, who) -> HoldAnswer.unknown("closed today"))))
        .containsExactly("dsr.held");
  }

  @Test
  void aProviderThatThrowsOrSaysNothingRefusesThePlan() {
    ChangePlan thrown =
        planned(
            (request, who) -> {
              throw new IllegalStateException(Desk.ANNAS_NAME);
            });
    assertThat(PlanningTest.codes(thrown)).containsExactly("dsr.held");
    assertThat(thrown.table()).doesNotContain("anna.smith@contoso.example [");
    assertThat(thrown.parts().refusals().toString()).doesNotContain(Desk.ANNAS_NAME);
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
  void aHoldThatComesLaterStopsTheExecutionAndItsResumption() {
    AtomicReference<HoldAnswer> answer = new AtomicReference<>(HoldAnswer.held("case 8"));
    ApprovedPlan approved = desk.approved(desk.plan());
    try (Dsr dsr = desk.builder().holds((request, who) -> answer.get()).build()) {
      ChangeReport report = dsr.execute(approved);
      assertThat(report.completion()).isEqualTo(Completion.PENDING);
      assertThat(report.notes()).anyMatch(note -> note.contains("case 8"));
      assertThat(desk.vault.performed()).isZero();

      dsr.resume(Desk.CASE);
      assertThat(desk.vault.performed()).isZero();

      answer.set(HoldAnswer.free());
      assertThat(dsr.resume(Desk.CASE).step("04-remove-account").orElseThrow().state())
          .isEqualTo(StepState.DONE);
    }
  }

  @Test
  void aHoldIsAskedForOnceMoreBeforeWhatCannotBeTakenBack() {
    ApprovedPlan approved = desk.approved(desk.plan());
    HoldProvider late =
        (request, who) ->
            desk.vault.performed() < 3 ? HoldAnswer.free() : HoldAnswer.held("case 9");
    try (Dsr dsr = desk.builder().holds(late).build()) {
      ChangeReport report = dsr.execute(approved);
      assertThat(report.step("03-remove-note").orElseThrow().state()).isEqualTo(StepState.DONE);
      assertThat(report.step("04-remove-account").orElseThrow().state()).isEqualTo(StepState.OPEN);
    }
    assertThat(desk.vault.removals).isEmpty();
  }
}
