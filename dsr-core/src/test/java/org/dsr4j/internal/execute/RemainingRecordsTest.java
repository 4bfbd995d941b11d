package org.dsr4j.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.dsr4j.change.ChangePhase;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.FakeVault;
import org.dsr4j.change.StepDraft;
import org.dsr4j.change.VaultErasureFixture;
import org.dsr4j.change.VaultPlanner;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.RecordKey;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.Proposal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records that stay after a step are named by key, so that no other record is excused. */
class RemainingRecordsTest {

  private static final String NOTE = "note-aaaa";

  private final VaultErasureFixture desk = new VaultErasureFixture();

  @BeforeEach
  void maskTheNote() {
    planning(mask().remainingRecords(RecordKey.of(NOTE)));
    desk.vault.seen.put(NOTE, Inspection.Applied::new);
  }

  private static StepDraft mask() {
    return StepDraft.of("notes", ChangePhase.OBJECTS, "mask-note", NOTE);
  }

  private void planning(StepDraft mask) {
    VaultPlanner usual = new VaultPlanner(desk.vault);
    desk.vault.planner =
        (task, proposal) -> {
          Proposal others = new Proposal();
          usual.propose(task, others);
          others.steps().stream()
              .filter(step -> !step.source().equals("notes"))
              .forEach(proposal::step);
          proposal.step(mask);
        };
  }

  private static LedgerStatus notes(ChangeReport report) {
    return report.ledger().entry("notes").orElseThrow().status();
  }

  @Test
  void theNamedRecordIsNoResidue() {
    desk.execute();

    assertThat(notes(desk.verify())).isEqualTo(LedgerStatus.ALREADY_DONE);
  }

  @Test
  void anotherRecordIsReportedAlthoughTheirNumberIsTheSame() {
    desk.execute();
    desk.vault.forget("notes", FakeVault.ANNA);
    desk.vault.rows.add(new FakeVault.Row("notes", "another", FakeVault.ANNA));

    assertThat(notes(desk.verify())).isEqualTo(LedgerStatus.UNVERIFIED);
    assertThat(notes(desk.status())).isEqualTo(LedgerStatus.UNVERIFIED);
  }

  @Test
  void aPlanOfAnEarlierVersionExcusesTheTargetOnly() {
    planning(mask().argument("leaves", "1"));
    desk.execute();
    assertThat(notes(desk.verify())).isEqualTo(LedgerStatus.ALREADY_DONE);

    desk.vault.forget("notes", FakeVault.ANNA);
    desk.vault.rows.add(new FakeVault.Row("notes", "another", FakeVault.ANNA));

    assertThat(notes(desk.verify())).isEqualTo(LedgerStatus.UNVERIFIED);
  }

  @Test
  void keysAreReadBackAsTheyWereNamed() {
    RecordKey spaces = RecordKey.of("row 7, second");
    planning(mask().remainingRecords(spaces, RecordKey.of(NOTE)));

    assertThat(
            desk.plan().steps().stream()
                .filter(step -> step.kind().equals("mask-note"))
                .map(step -> step.remainingRecords()))
        .containsExactly(Set.of(spaces, RecordKey.of(NOTE)));
    assertThatThrownBy(() -> mask().remainingRecords(RecordKey.of("a\nb")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
