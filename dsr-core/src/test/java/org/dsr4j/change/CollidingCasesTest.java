package org.dsr4j.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dsr4j.Dsr;
import org.dsr4j.Journals;
import org.dsr4j.RunOptions;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.spi.operator.JournalStore;
import org.junit.jupiter.api.Test;

/** Two ids that differ only in case, which some file systems do not distinguish. */
class CollidingCasesTest {

  private final VaultErasureFixture desk = new VaultErasureFixture();

  private static DsrRequest smallLetters() {
    DsrRequest request = VaultErasureFixture.request();
    return DsrRequest.builder(request.tenant(), request.subject())
        .id("dsr-1")
        .requestedBy(request.requestedBy())
        .received(request.received())
        .identityCheck(request.identityCheck())
        .build()
        .withDecision(request.decision().orElseThrow());
  }

  private ChangePlan plan() {
    try (Dsr dsr = desk.builder().build()) {
      return dsr.planDeletion(smallLetters(), VaultErasureFixture.order());
    }
  }

  @Test
  void aCollidingCaseIsNotPlanned() {
    desk.execute();
    int before = desk.vault.calls.size();

    ApprovalTest.refused(DsrError.INVALID_ID, this::plan);

    assertThat(desk.vault.calls.subList(before, desk.vault.calls.size())).containsOnly("close");
  }

  @Test
  void aCollidingCasePlannedElsewhereIsNotExecuted() {
    desk.execute();
    JournalStore first = desk.store;
    desk.store = Journals.inMemory();
    ApprovedPlan approved = desk.approved(plan());
    desk.store = first;
    long performed = desk.vault.performed();

    ApprovalTest.refused(DsrError.INVALID_ID, () -> desk.execute(approved));

    assertThat(desk.vault.performed()).isEqualTo(performed);
    assertThat(first.cases()).containsExactly(CaseId.of("DSR-1"));
  }

  @Test
  void theyAreNotReadTogether() {
    try (Dsr dsr = desk.builder().build()) {
      ApprovalTest.refused(
          DsrError.INVALID_ID,
          () ->
              dsr.discover(
                  List.of(VaultErasureFixture.undecided(), smallLetters()), RunOptions.defaults()));
    }
  }
}
