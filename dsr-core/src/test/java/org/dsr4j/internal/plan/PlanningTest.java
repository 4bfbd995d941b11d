package org.dsr4j.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.dsr4j.Dsr;
import org.dsr4j.change.ChangePhase;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.DeviceChoice;
import org.dsr4j.change.DeviceQuestion;
import org.dsr4j.change.Exemption;
import org.dsr4j.change.ExemptionBasis;
import org.dsr4j.change.FakeVault;
import org.dsr4j.change.PlanRefusal;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepDraft;
import org.dsr4j.change.UnplannedSource;
import org.dsr4j.change.VaultErasureFixture;
import org.dsr4j.change.VaultPlanner;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceCategory;
import org.dsr4j.spi.Proposal;
import org.junit.jupiter.api.Test;

/** A plan contains the changes, their order, and the reasons that prevent its approval. */
public class PlanningTest {

  private final VaultErasureFixture desk = new VaultErasureFixture();

  public static List<String> codes(ChangePlan plan) {
    return plan.parts().refusals().stream().map(PlanRefusal::code).toList();
  }

  private static List<String> ids(ChangePlan plan) {
    return plan.steps().stream().map(PlannedStep::id).toList();
  }

  private void proposing(java.util.function.Consumer<Proposal> more) {
    VaultPlanner usual = new VaultPlanner(desk.vault);
    desk.vault.planner =
        (task, proposal) -> {
          usual.propose(task, proposal);
          more.accept(proposal);
        };
  }

  private static StepDraft draft(ChangePhase phase, String kind) {
    return StepDraft.of("notes", phase, kind, "note-aaaa");
  }

  @Test
  void needsADecision() {
    try (Dsr dsr = desk.builder().build()) {
      assertThatThrownBy(
              () -> dsr.planDeletion(VaultErasureFixture.undecided(), VaultErasureFixture.order()))
          .isInstanceOfSatisfying(
              DsrException.class, e -> assertThat(e.code()).isEqualTo(DsrError.NOT_DECIDED));
    }
    assertThat(desk.vault.calls).doesNotContain("confirm", "propose");
  }

  @Test
  void aRefusedRequestIsDeclinedWithoutAnyCall() {
    DsrRequest refused =
        VaultErasureFixture.undecided()
            .withDecision(Decision.refuse("still needed", "officer", VaultErasureFixture.DAY));
    ChangePlan plan;
    try (Dsr dsr = desk.builder().build()) {
      plan = dsr.planDeletion(refused, VaultErasureFixture.order());
    }

    assertThat(plan.header().interruption()).isEqualTo(Completion.DECLINED);
    assertThat(plan.approvable()).isFalse();
    assertThat(desk.vault.calls).containsOnly("close");
    assertThat(ChangePlan.ofJson(plan.json())).isEqualTo(plan);
  }

  @Test
  void aPartialGrantWithoutWhatIsKeptIsRefused() {
    DsrRequest partly =
        VaultErasureFixture.undecided()
            .withDecision(
                Decision.partly("some of it", "privacy officer", VaultErasureFixture.DAY));
    try (Dsr dsr = desk.builder().build()) {
      ChangePlan plan = dsr.planDeletion(partly, VaultErasureFixture.order());
      assertThat(codes(plan)).containsExactly("dsr.incomplete-order");
      Exemption kept =
          new Exemption(
              SourceCategory.CUSTOMER_DATA,
              ExemptionBasis.LEGAL_CLAIMS,
              "case 7",
              "officer",
              VaultErasureFixture.DAY.plusYears(1));
      assertThat(codes(dsr.planDeletion(partly, VaultErasureFixture.order().withExemption(kept))))
          .doesNotContain("dsr.incomplete-order");
    }
  }

  @Test
  void aPartialGrantWhoseExemptionsKeepNothingIsRefused() {
    DsrRequest partly =
        VaultErasureFixture.undecided()
            .withDecision(
                Decision.partly("some of it", "privacy officer", VaultErasureFixture.DAY));
    desk.vault.sources.removeIf(each -> each.category() == SourceCategory.CUSTOMER_DATA);
    Exemption kept =
        new Exemption(
            SourceCategory.CUSTOMER_DATA,
            ExemptionBasis.LEGAL_CLAIMS,
            "case 7",
            "officer",
            VaultErasureFixture.DAY.plusYears(1));
    try (Dsr dsr = desk.builder().build()) {
      assertThat(codes(dsr.planDeletion(partly, VaultErasureFixture.order().withExemption(kept))))
          .contains("dsr.incomplete-order");
    }
  }

  @Test
  void hasOneStepForEachThingOfThePersonAndChangesNothing() {
    ChangePlan plan = desk.plan();

    assertThat(ids(plan))
        .containsExactly(
            "01-release-device", "02-release-device", "03-remove-note", "04-remove-account");
    assertThat(plan.parts().refusals()).isEmpty();
    assertThat(plan.parts().unplannedSources())
        .extracting(each -> each.source().source(), UnplannedSource::status)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("log", LedgerStatus.FOLLOWS),
            org.assertj.core.groups.Tuple.tuple("trail", LedgerStatus.DECLARED_IMPOSSIBLE),
            org.assertj.core.api.Assertions.tuple(
                "dsr-own-cases", LedgerStatus.DECLARED_IMPOSSIBLE));
    assertThat(desk.vault.performed()).isZero();
    assertThat(desk.vault.rows).hasSize(12);
  }

  @Test
  void ordersStepsByPhaseAndByWhatTheyWaitFor() {
    desk.vault.forget("account", FakeVault.ANNA);
    desk.vault.forget("device", FakeVault.ANNA);
    desk.vault.planner =
        (task, proposal) -> {
          StepDraft late = draft(ChangePhase.PURGE, "late");
          StepDraft first = draft(ChangePhase.APPS, "first");
          StepDraft second = draft(ChangePhase.APPS, "second").after(first);
          StepDraft third = draft(ChangePhase.OBJECTS, "third").after(second);
          proposal.step(late).step(third).step(second).step(first);
          proposal.noData("account").noData("device");
        };

    ChangePlan plan = desk.plan();

    assertThat(ids(plan)).containsExactly("01-first", "02-second", "03-third", "04-late");
    assertThat(plan.steps().get(1).after()).containsExactly("01-first");
    assertThat(plan.approvable()).isTrue();
  }

  @Test
  void refusesStepsThatWaitForEachOtherOrForALaterPhase() {
    StepDraft one = draft(ChangePhase.APPS, "one");
    StepDraft other = draft(ChangePhase.APPS, "other").after(one);
    one.after(other);
    proposing(proposal -> proposal.step(one).step(other));
    assertThat(codes(desk.plan())).containsExactly("dsr.contract-breach");

    StepDraft late = draft(ChangePhase.PURGE, "late");
    proposing(proposal -> proposal.step(late).step(draft(ChangePhase.APPS, "early").after(late)));
    assertThat(codes(desk.plan())).containsExactly("dsr.contract-breach");
  }

  @Test
  void refusesAProposalWithoutAStatementForASource() {
    desk.vault.forget("account", FakeVault.ANNA);
    desk.vault.forget("notes", FakeVault.ANNA);
    desk.vault.planner = (task, proposal) -> proposal.noData("account").noData("notes");

    ChangePlan plan = desk.plan();

    assertThat(codes(plan)).containsExactly("dsr.contract-breach");
    assertThat(plan.parts().refusals().get(0).detail()).contains("vault/device");
    assertThatThrownBy(() -> desk.approved(plan))
        .isInstanceOfSatisfying(
            DsrException.class, e -> assertThat(e.code()).isEqualTo(DsrError.PLAN_REFUSED));
  }

  @Test
  void refusesAProposalForASourceThatMustNotBeChanged() {
    proposing(
        proposal -> proposal.step(StepDraft.of("trail", ChangePhase.APPS, "remove", "trail-1")));
    assertThat(codes(desk.plan())).containsExactly("dsr.contract-breach");
    assertThat(ids(desk.plan())).noneMatch(id -> id.endsWith("-remove"));

    proposing(proposal -> proposal.instruction("no such source", "somewhere", "do it"));
    assertThat(codes(desk.plan())).containsExactly("dsr.contract-breach");
  }

  @Test
  void refusesUnreadableSourcesAndAcceptsDeclaredOnes() {
    proposing(
        proposal ->
            proposal.gap("notes", Gap.notReadable(DsrError.PERMISSION_MISSING, "no permission")));
    assertThat(codes(desk.plan())).containsExactly("dsr.permission-missing");

    proposing(
        proposal ->
            proposal.gap(
                "notes",
                new Gap(LedgerStatus.DECLARED_IMPOSSIBLE, DsrError.DECLARED, "one is read-only")));
    assertThat(desk.plan().approvable()).isTrue();
  }

  @Test
  void refusesWhenTheAdapterFails() {
    proposing(
        proposal -> {
          throw new IllegalStateException(VaultErasureFixture.ANNAS_NAME);
        });
    assertThat(codes(desk.plan())).containsExactly("dsr.adapter-failure");
    assertThat(desk.plan().parts().refusals().toString())
        .doesNotContain(VaultErasureFixture.ANNAS_NAME);
  }

  @Test
  void refusesMoreStepsThanTheOrderAllows() {
    assertThat(codes(desk.plan(VaultErasureFixture.order().stepLimit(3))))
        .containsExactly("dsr.plan-too-large");
    assertThat(desk.plan(VaultErasureFixture.order().stepLimit(4)).approvable()).isTrue();
  }

  @Test
  void refusesAsLongAsADeviceIsUndecided() {
    proposing(
        proposal ->
            proposal.question(
                new DeviceQuestion(
                    "device-1", "Anna's phone", List.of(DeviceChoice.UNASSIGN), List.of())));

    ChangePlan plan = desk.plan();

    assertThat(codes(plan)).containsExactly("dsr.device-undecided");
    assertThat(plan.table()).contains("device-1 (Anna's phone)");
  }

  @Test
  void refusesAPersonWithoutAPermanentIdentifier() {
    DsrRequest byName =
        DsrRequest.builder(
                VaultErasureFixture.TENANT, DataSubject.mail(VaultErasureFixture.ANNAS_NAME))
            .id(VaultErasureFixture.CASE)
            .requestedBy("privacy desk")
            .received(VaultErasureFixture.DAY)
            .identityCheck(VaultErasureFixture.undecided().identityCheck())
            .build()
            .withDecision(Decision.grant("yes", "officer", VaultErasureFixture.DAY));
    desk.vault.planner =
        (task, proposal) -> task.sources().forEach(source -> proposal.noData(source.id()));
    try (Dsr dsr = desk.builder().build()) {
      assertThat(codes(dsr.planDeletion(byName, VaultErasureFixture.order())))
          .contains("dsr.subject-uncertain");
    }
  }

  @Test
  void keepsAnExemptCategoryAndReportsIt() {
    ChangePlan plan =
        desk.plan(VaultErasureFixture.order().withExemption(kept(SourceCategory.CUSTOMER_DATA)));

    assertThat(ids(plan)).containsExactly("01-remove-account");
    assertThat(plan.approvable()).isTrue();
    assertThat(plan.parts().unplannedSources())
        .filteredOn(each -> each.status() == LedgerStatus.KEPT)
        .extracting(each -> each.source().source())
        .containsExactlyInAnyOrder("device", "notes");
  }

  @Test
  void refusesAnExemptionForDataDeletedWithAnotherSource() {
    assertThat(
            codes(
                desk.plan(
                    VaultErasureFixture.order()
                        .withExemption(kept(SourceCategory.SYSTEM_GENERATED_LOG)))))
        .containsExactly("dsr.exemption-conflict");
  }

  @Test
  void aSourceThatDependsOnAKeptSourceIsKept() {
    ChangePlan plan =
        desk.plan(
            VaultErasureFixture.order().withExemption(kept(SourceCategory.END_USER_INFORMATION)));
    assertThat(plan.parts().unplannedSources())
        .filteredOn(each -> each.status() == LedgerStatus.KEPT)
        .extracting(each -> each.source().source())
        .containsExactlyInAnyOrder("account", "log");
  }

  @Test
  void refusesAnExemptionThatHasEnded() {
    Exemption ended =
        new Exemption(
            SourceCategory.CUSTOMER_DATA,
            ExemptionBasis.LEGAL_CLAIMS,
            "case 7",
            "officer",
            java.time.LocalDate.of(2026, 2, 2));
    assertThat(codes(desk.plan(VaultErasureFixture.order().withExemption(ended))))
        .containsExactly("dsr.exemption-conflict");
  }

  private static Exemption kept(SourceCategory category) {
    return new Exemption(
        category,
        ExemptionBasis.LEGAL_CLAIMS,
        "case 7",
        "officer",
        java.time.LocalDate.of(2027, 1, 1));
  }
}
