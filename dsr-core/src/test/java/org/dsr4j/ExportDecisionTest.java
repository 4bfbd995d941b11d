package org.dsr4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.dsr4j.change.VaultErasureFixture;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.model.Window;
import org.dsr4j.spi.operator.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is handed out for a request that the controller refused. */
class ExportDecisionTest {

  @TempDir private Path folder;

  private final VaultErasureFixture desk = new VaultErasureFixture();

  private static DsrRequest refused() {
    return VaultErasureFixture.undecided()
        .withDecision(Decision.refuse("unfounded", "officer", VaultErasureFixture.DAY));
  }

  private void assertDeclined(Report report) {
    assertThat(report.completion()).isEqualTo(Completion.DECLINED);
    assertThat(report.file()).isEmpty();
    assertThat(folder).isEmptyDirectory();
    assertThat(report.ledger().entries())
        .isNotEmpty()
        .allMatch(entry -> entry.status() == LedgerStatus.SKIPPED);
    assertThat(desk.vault.calls).isEmpty();
    assertThat(desk.store.cases()).isEmpty();
  }

  @Test
  void aRefusedRequestEndsAsDeclinedWithoutAFileAndWithoutARead() {
    try (Dsr dsr = desk.builder().build()) {
      assertDeclined(dsr.export(refused(), ExportTarget.zip(folder.resolve("copy.zip"))));
      assertDeclined(
          dsr.audit(refused(), Window.all(), ExportTarget.zip(folder.resolve("audit.zip"))));
    }
  }

  @Test
  void noRecordOfARefusedRequestReachesTheApplication() {
    try (Dsr dsr = desk.builder().build()) {
      assertDeclined(
          dsr.export(
              refused(),
              ExportTarget.records(
                  record -> {
                    throw new AssertionError("a record of a refused request");
                  })));
    }
  }

  @Test
  void aRefusedRequestDoesNotStopTheOthersAndKeepsItsPlace() {
    DsrRequest granted =
        DsrRequest.builder(
                VaultErasureFixture.TENANT, DataSubject.objectId(org.dsr4j.change.FakeVault.BERT))
            .id("DSR-2")
            .requestedBy("privacy desk")
            .received(VaultErasureFixture.DAY)
            .identityCheck(VaultErasureFixture.undecided().identityCheck())
            .build();
    try (Dsr dsr = desk.builder().build()) {
      List<Report> reports =
          dsr.export(
              List.of(refused(), granted),
              request -> ExportTarget.zip(folder.resolve(request.id() + ".zip")),
              RunOptions.defaults());

      assertThat(reports)
          .extracting(report -> report.request().id().value())
          .containsExactly("DSR-1", "DSR-2");
      assertThat(reports.get(0).completion()).isEqualTo(Completion.DECLINED);
      assertThat(folder.resolve("DSR-1.zip")).doesNotExist();
      assertThat(folder.resolve("DSR-2.zip")).exists();
    }
  }

  @Test
  void aPackageThatTheJournalCouldNotRecordSaysSo() {
    desk.plan();
    try (Dsr dsr = desk.builder().build();
        Journal held = desk.store.open(VaultErasureFixture.CASE)) {
      assertThat(held).isNotNull();

      Report report =
          dsr.export(VaultErasureFixture.request(), ExportTarget.zip(folder.resolve("copy.zip")));

      assertThat(report.file()).isPresent();
      assertThat(report.notes())
          .anyMatch(note -> note.contains("does not count as the copy before an erasure"));
    }
    assertThat(desk.kinds()).containsOnly("PLANNED");
  }

  @Test
  void aRefusedRequestMayStillBeReviewed() {
    try (Dsr dsr = desk.builder().build()) {
      assertThat(dsr.discover(refused()).completion()).isNotEqualTo(Completion.DECLINED);
    }
  }
}
