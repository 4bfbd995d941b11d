package org.dsr4j.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;

import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.FakeVault;
import org.dsr4j.change.StepState;
import org.dsr4j.change.VaultErasureFixture;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.spi.StepOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every report of a case follows from its steps and from what was last seen. */
class LastObservationTest {

  private final VaultErasureFixture desk = new VaultErasureFixture();

  @BeforeEach
  void deleteTheLogToo() {
    desk.vault.forget("log", FakeVault.ANNA);
  }

  private static LedgerEntry entry(ChangeReport report, String source) {
    return report.ledger().entry(source).orElseThrow();
  }

  private static LedgerStatus status(ChangeReport report, String source) {
    return entry(report, source).status();
  }

  @Test
  void afterTheLastStepNothingIsCompleteBeforeASearch() {
    ChangeReport executed = desk.execute();

    assertThat(executed.steps()).allMatch(step -> step.state() == StepState.DONE);
    assertThat(executed.completion()).isEqualTo(Completion.PENDING);
    assertThat(entry(executed, "notes").gaps())
        .singleElement()
        .satisfies(gap -> assertThat(gap.code().code()).isEqualTo("dsr.not-yet-observed"));
    assertThat(desk.status().completion()).isEqualTo(Completion.PENDING);
    assertThat(desk.verify().completion()).isEqualTo(Completion.COMPLETE_WITH_RESIDUE);
    assertThat(desk.status().completion()).isEqualTo(Completion.COMPLETE_WITH_RESIDUE);
  }

  @Test
  void anEmptySourceIsNotNoneBeforeASecondSearch() {
    desk.vault.forget("notes", FakeVault.ANNA);
    assertThat(status(desk.execute(), "notes")).isEqualTo(LedgerStatus.PENDING);

    desk.verify();

    assertThat(status(desk.status(), "notes")).isEqualTo(LedgerStatus.NONE);
  }

  @Test
  void aRowThatIsPutBackIsRememberedByEveryReport() {
    desk.execute();
    desk.vault.rows.add(new FakeVault.Row("device", "device-1-aaaa", FakeVault.ANNA));

    assertThat(desk.verify().completion()).isEqualTo(Completion.PARTIAL);

    for (ChangeReport later :
        new ChangeReport[] {desk.status(), desk.resume(), desk.status(), desk.verify()}) {
      assertThat(later.completion()).isEqualTo(Completion.PARTIAL);
      assertThat(status(later, "device")).isEqualTo(LedgerStatus.UNVERIFIED);
      assertThat(entry(later, "device").gaps().get(0).code().code()).isEqualTo("dsr.not-gone");
    }
  }

  @Test
  void aRowThatIsGoneAgainIsForgottenAfterTheNextSearch() {
    desk.execute();
    desk.vault.rows.add(new FakeVault.Row("device", "device-9", FakeVault.ANNA));
    desk.verify();
    desk.vault.forget("device", FakeVault.ANNA);

    assertThat(status(desk.status(), "device")).isEqualTo(LedgerStatus.UNVERIFIED);
    assertThat(status(desk.verify(), "device")).isEqualTo(LedgerStatus.DONE);
    assertThat(status(desk.status(), "device")).isEqualTo(LedgerStatus.DONE);
  }

  @Test
  void aStepAfterTheSearchNeedsAnotherSearch() {
    Gap no = Gap.failed(DsrError.PERMISSION_MISSING, "no right");
    desk.vault.next("remove-note", (call, apply) -> new StepOutcome.Refused(no));
    desk.execute();
    assertThat(status(desk.verify(), "device")).isEqualTo(LedgerStatus.DONE);

    ChangeReport resumed = desk.resume();

    assertThat(resumed.steps()).allMatch(step -> step.state() == StepState.DONE);
    assertThat(status(resumed, "notes")).isEqualTo(LedgerStatus.PENDING);
    assertThat(status(resumed, "device")).as("seen, and unchanged").isEqualTo(LedgerStatus.DONE);
  }

  @Test
  void anotherPlanOfTheCaseStartsWithoutObservations() {
    desk.execute();
    desk.vault.rows.add(new FakeVault.Row("notes", "late note", FakeVault.ANNA));
    assertThat(status(desk.verify(), "notes")).isEqualTo(LedgerStatus.UNVERIFIED);

    desk.vault.rows.add(new FakeVault.Row("account", FakeVault.ANNA, FakeVault.ANNA));
    ChangeReport again = desk.execute();

    assertThat(status(again, "notes")).isEqualTo(LedgerStatus.PENDING);
    assertThat(status(desk.verify(), "notes")).isEqualTo(LedgerStatus.DONE);
  }

  @Test
  void theSearchIsEncryptedInTheJournal() {
    desk.execute();
    desk.vault.rows.add(new FakeVault.Row("device", "device-1-aaaa", FakeVault.ANNA));
    desk.verify();
    String journal = desk.journalText();

    assertThat(journal).contains("seen:vault/device").doesNotContain("device-1-aaaa", "heldBack");
  }
}
