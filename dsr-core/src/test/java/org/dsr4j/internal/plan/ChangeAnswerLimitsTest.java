package org.dsr4j.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dsr4j.Dsr;
import org.dsr4j.FakeRecords;
import org.dsr4j.FakeService;
import org.dsr4j.Samples;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.FakeVault;
import org.dsr4j.change.UnplannedSource;
import org.dsr4j.change.VaultErasureFixture;
import org.dsr4j.change.VaultPlanner;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Gap;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.spi.StepOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An adapter answers a proposal or a step only with what it found out. */
class ChangeAnswerLimitsTest {

  private static final List<LedgerStatus> OF_OTHERS =
      List.of(
          LedgerStatus.ATTESTED,
          LedgerStatus.KEPT,
          LedgerStatus.REDIRECTED,
          LedgerStatus.SKIPPED,
          LedgerStatus.DECLARED_IMPOSSIBLE);

  private final VaultErasureFixture desk = new VaultErasureFixture();

  private static Gap trustMe(LedgerStatus status) {
    return new Gap(status, DsrError.DECLARED, "trust me");
  }

  /** The adapter answers with a gap in place of steps for the notes. */
  private ChangePlan planWith(Gap gap) {
    VaultPlanner usual = new VaultPlanner(desk.vault);
    desk.vault.planner =
        (task, proposal) -> {
          usual.propose(task, proposal);
          proposal.gap("notes", gap);
        };
    return desk.plan();
  }

  private static List<LedgerStatus> notes(ChangePlan plan) {
    return plan.parts().unplannedSources().stream()
        .filter(each -> each.source().source().equals("notes"))
        .map(UnplannedSource::status)
        .toList();
  }

  @ParameterizedTest
  @EnumSource(
      value = LedgerStatus.class,
      names = {"ATTESTED", "KEPT", "REDIRECTED", "SKIPPED"})
  void aProposalThatClaimsWhatOnlyOthersCanSayIsABreachOfContract(LedgerStatus status) {
    ChangePlan plan = planWith(trustMe(status));

    assertThat(notes(plan)).containsExactly(LedgerStatus.FAILED);
    assertThat(plan.approvable()).isFalse();
    assertThat(PlanningTest.codes(plan)).isNotEmpty();
  }

  @Test
  void aProposalMaySayThatAPartCouldNotBeRead() {
    assertThat(notes(planWith(Gap.failed(DsrError.PERMISSION_MISSING, "no answer"))))
        .containsExactly(LedgerStatus.FAILED);
    assertThat(notes(planWith(trustMe(LedgerStatus.FOLLOWS))))
        .containsExactly(LedgerStatus.FOLLOWS);
  }

  static Stream<Arguments> stepAnswers() {
    List<Function<Gap, StepOutcome>> outcomes =
        List.of(
            StepOutcome.Refused::new,
            StepOutcome.Unknown::new,
            gap -> new StepOutcome.RetryLater(Samples.NOW.plus(Duration.ofDays(400)), gap),
            gap -> new StepOutcome.Pending("token", Samples.NOW, gap, ""),
            gap -> new StepOutcome.AwaitingApproval("code", Samples.NOW, gap));
    return OF_OTHERS.stream()
        .flatMap(status -> outcomes.stream().map(each -> Arguments.of(status, each)));
  }

  @ParameterizedTest
  @MethodSource("stepAnswers")
  void aStepThatClaimsWhatOnlyOthersCanSayLeavesItsSourceOpen(
      LedgerStatus status, Function<Gap, StepOutcome> outcome) {
    Gap claim = trustMe(status);
    desk.vault.next("remove-note", (call, apply) -> outcome.apply(claim));

    for (ChangeReport report : List.of(desk.execute(), desk.verify(), desk.status())) {
      LedgerStatus seen = report.ledger().entry("notes").orElseThrow().status();
      assertThat(seen).isNotIn(OF_OTHERS);
      assertThat(seen.completion()).isGreaterThanOrEqualTo(Completion.PENDING);
    }
    assertThat(desk.vault.rows("notes", FakeVault.ANNA)).isNotEmpty();
  }

  @Test
  void twoAdaptersThatLeadToTwoAccountsMakeThePlanAmbiguous() {
    FakeService other =
        new FakeService("other")
            .source("visitors", FakeRecords.none())
            .resolver(
                (known, cancellation) ->
                    Samples.identified(
                        Facet.USER, Samples.strong(IdentifierKind.OBJECT_ID, FakeVault.BERT)));
    ChangePlan plan;
    try (Dsr dsr = desk.builder().adapter(other).build()) {
      plan = dsr.planDeletion(VaultErasureFixture.request(), VaultErasureFixture.order());
    }

    assertThat(plan.header().interruption()).isEqualTo(Completion.AMBIGUOUS);
    assertThat(plan.approvable()).isFalse();
    assertThat(plan.steps()).isEmpty();
    assertThat(desk.vault.calls).doesNotContain("propose");
  }
}
