package org.dsr4j.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.OutcomePart;
import org.dsr4j.spi.StepOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What software cannot do, or cannot end, is taken on a person's word, and said to be that. */
class AttestationTest {

  private final Desk desk = new Desk();

  @BeforeEach
  void planSomethingToDoByHand() {
    VaultPlanner usual = new VaultPlanner(desk.vault);
    desk.vault.planner =
        (task, proposal) -> {
          usual.propose(task, proposal);
          proposal.instruction("notes", "in the archive", "shred the paper");
        };
  }

  private static LedgerStatus notes(ChangeReport report) {
    return report.ledger().entries().stream()
        .filter(entry -> entry.source().source().equals("notes"))
        .findFirst()
        .orElseThrow()
        .status();
  }

  @Test
  void aManualStepIsOpenUntilSomebodyAttestsIt() {
    ChangeReport report = desk.execute();
    assertThat(notes(report)).isEqualTo(LedgerStatus.MANUAL_STEP_OPEN);
    assertThat(report.completion()).isEqualTo(Completion.PENDING);

    report = desk.attest("m01");

    assertThat(notes(report)).isEqualTo(LedgerStatus.ATTESTED);
    assertThat(notes(desk.status())).isEqualTo(LedgerStatus.ATTESTED);
    assertThat(notes(desk.verify())).isEqualTo(LedgerStatus.ATTESTED);
  }

  @Test
  void aStuckStepIsLetGoAndWhatWaitedForItGoesOn() {
    OutcomePart no = OutcomePart.failed(DsrError.PERMISSION_MISSING, "no right");
    desk.vault.next("remove-note", (call, apply) -> new StepOutcome.Refused(no));
    desk.execute();
    long before = desk.vault.performed();

    ChangeReport report = desk.attest("03-remove-note");
    assertThat(report.step("03-remove-note").orElseThrow().state()).isEqualTo(StepState.ATTESTED);
    assertThat(report.step("04-remove-account").orElseThrow().state()).isEqualTo(StepState.OPEN);

    report = desk.resume();
    assertThat(report.step("04-remove-account").orElseThrow().state()).isEqualTo(StepState.DONE);
    assertThat(desk.vault.performed()).isEqualTo(before + 1);
    assertThat(desk.vault.rows("notes", FakeVault.ANNA)).hasSize(1);
  }

  @Test
  void nobodyAttestsAStepThatIsNotThereOrIsDone() {
    desk.execute();
    ApprovalTest.refused(DsrError.UNKNOWN_STEP, () -> desk.attest("m02"));
    ApprovalTest.refused(DsrError.UNKNOWN_STEP, () -> desk.attest("99-remove-note"));
    ApprovalTest.refused(DsrError.UNKNOWN_STEP, () -> desk.attest("03-remove-note"));
  }
}
