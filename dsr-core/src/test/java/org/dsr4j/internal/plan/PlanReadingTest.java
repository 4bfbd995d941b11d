package org.dsr4j.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.FakeVault;
import org.dsr4j.change.ManualStep;
import org.dsr4j.change.UnplannedSource;
import org.dsr4j.change.VaultErasureFixture;
import org.dsr4j.change.VaultPlanner;
import org.dsr4j.change.VaultSources;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceCategory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A plan says that a place is empty only after it was read. */
class PlanReadingTest {

  private static final String PLACE = "place";

  private final VaultErasureFixture desk = new VaultErasureFixture();

  static List<ActionSupport> byPeople() {
    return List.of(
        new ActionSupport.Redirected("on-premises", "delete it there"),
        new ActionSupport.ByHand("no interface", "delete it there"),
        new ActionSupport.NotImplemented("delete it there"));
  }

  private void declare(ActionSupport deletion) {
    desk.vault.sources.add(
        VaultSources.readable(PLACE, SourceCategory.SYSTEM_GENERATED_LOG)
            .on(Action.DELETE, deletion)
            .build());
  }

  private void hold(String key) {
    desk.vault.rows.add(new FakeVault.Row(PLACE, key, FakeVault.ANNA));
  }

  private static List<LedgerStatus> unplanned(ChangePlan plan, String source) {
    return plan.parts().unplannedSources().stream()
        .filter(each -> each.source().source().equals(source))
        .map(UnplannedSource::status)
        .toList();
  }

  private static LedgerStatus place(ChangeReport report) {
    return report.ledger().entry(PLACE).orElseThrow().status();
  }

  /** The adapter says of every source that it holds nothing. */
  private void proposingNothingFor(String source) {
    VaultPlanner usual = new VaultPlanner(desk.vault);
    desk.vault.planner =
        (task, proposal) -> {
          List<FakeVault.Row> hidden = desk.vault.rows(source, FakeVault.ANNA);
          desk.vault.rows.removeAll(hidden);
          usual.propose(task, proposal);
          desk.vault.rows.addAll(hidden);
        };
  }

  @Test
  void aRowForWhichTheAdapterProposesNothingRefusesThePlan() {
    proposingNothingFor("notes");

    ChangePlan plan = desk.plan();

    assertThat(PlanningTest.codes(plan)).containsExactly("dsr.contract-breach");
    assertThat(plan.parts().refusals().get(0).detail()).contains("vault/notes", "1 records");
    assertThat(plan.approvable()).isFalse();
    assertThat(unplanned(plan, "notes")).doesNotContain(LedgerStatus.NONE);
  }

  @Test
  void anEmptySourceThatCannotBeReadRefusesThePlan() {
    desk.vault.forget("notes", FakeVault.ANNA);
    desk.vault.unreadable.add("notes");

    assertThat(PlanningTest.codes(desk.plan())).containsExactly("dsr.permission-missing");
  }

  @Test
  void onlyPlacesWithoutAnyChangeAreRead() {
    desk.vault.forget("notes", FakeVault.ANNA);
    declare(byPeople().get(0));

    desk.plan();

    assertThat(desk.vault.calls)
        .contains("read notes", "read place")
        .doesNotContain("read account", "read device", "read log", "read trail");
  }

  @Test
  void theFreshLookBeforeTheFirstStepReadsNothingAgain() {
    declare(byPeople().get(0));
    desk.execute();

    assertThat(desk.vault.calls).containsOnlyOnce("read place");
  }

  @ParameterizedTest
  @MethodSource("byPeople")
  void aPlaceThatIsEmptyBeforeAndAfterNeedsNobody(ActionSupport deletion) {
    declare(deletion);
    ChangePlan plan = desk.plan();
    assertThat(unplanned(plan, PLACE)).containsExactly(LedgerStatus.NONE);
    assertThat(plan.parts().manualSteps()).isEmpty();

    assertThat(place(desk.execute(desk.approved(plan)))).isEqualTo(LedgerStatus.PENDING);
    assertThat(place(desk.verify())).isEqualTo(LedgerStatus.NONE);
    hold("later");
    assertThat(place(desk.verify())).isEqualTo(LedgerStatus.UNVERIFIED);
    assertThat(place(desk.status())).isEqualTo(LedgerStatus.UNVERIFIED);
  }

  @ParameterizedTest
  @MethodSource("byPeople")
  void aPlaceThatHoldsRowsIsAnOpenStepThatNamesThem(ActionSupport deletion) {
    declare(deletion);
    hold("row-7");
    hold("row-8");

    ChangePlan plan = desk.plan();

    ManualStep step = plan.parts().manualSteps().get(0);
    assertThat(step.objects()).containsExactly("row-7", "row-8");
    assertThat(step.instruction()).contains("delete it there", "2 records");
    assertThat(step.toString()).doesNotContain("row-7");
    assertThat(plan.table()).contains("row-7, row-8");
    assertThat(ChangePlan.ofJson(plan.json())).isEqualTo(plan);
    ChangeReport report = desk.execute(desk.approved(plan));
    assertThat(place(report)).isEqualTo(LedgerStatus.MANUAL_STEP_OPEN);
    assertThat(report.ledger().toString()).doesNotContain("row-7");
    assertThat(place(desk.verify())).isEqualTo(LedgerStatus.MANUAL_STEP_OPEN);
    assertThat(place(desk.attest(step.id()))).isEqualTo(LedgerStatus.ATTESTED);
    assertThat(place(desk.verify())).isEqualTo(LedgerStatus.ATTESTED);
  }

  @Test
  void aPlaceThatCannotBeReadIsAskedOfAPerson() {
    declare(byPeople().get(0));
    desk.vault.unreadable.add(PLACE);

    ChangePlan plan = desk.plan();

    assertThat(plan.approvable()).isTrue();
    assertThat(plan.parts().manualSteps())
        .singleElement()
        .satisfies(step -> assertThat(step.instruction()).contains("not completely readable"));
  }
}
