package org.dsr4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.FakeRecords;
import org.dsr4j.FakeService;
import org.dsr4j.RunOptions;
import org.dsr4j.Samples;
import org.dsr4j.internal.pack.PackageFiles;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Gap;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.spi.ReadOutcome;
import org.dsr4j.spi.Resolution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkRunTest {

  @TempDir private Path folder;

  private final FakeService service =
      new FakeService("fake")
          .source(
              "list",
              FakeRecords.list(
                  FakeRecords.row(Samples.BERT, 1),
                  FakeRecords.row(Samples.ANNA, 2),
                  FakeRecords.row(Samples.BERT, 3)));

  private ExportTarget target(DsrRequest request) {
    return ExportTarget.zip(folder.resolve(request.id() + ".zip"));
  }

  private String data(String requestId) throws Exception {
    Map<String, byte[]> files = PackageFiles.read(folder.resolve(requestId + ".zip"));
    return new String(files.get("data/fake/list.jsonl"), StandardCharsets.UTF_8);
  }

  @Test
  void aListIsReadOnceAndPeopleAreKeptApart() throws Exception {
    try (Dsr dsr = Samples.dsr(folder, service).build()) {
      List<Report> reports =
          dsr.export(List.of(Samples.anna(), Samples.bert()), this::target, RunOptions.defaults());

      assertThat(reports)
          .extracting(r -> r.request().id() + " " + r.ledger().found())
          .containsExactly("DSR-1 1", "DSR-2 2");
    }
    assertThat(service.calls).containsOnlyOnce("read list").containsOnlyOnce("confirm");
    assertThat(data("DSR-1")).isEqualTo(FakeRecords.row(Samples.ANNA, 2) + "\n");
    assertThat(data("DSR-2"))
        .isEqualTo(
            FakeRecords.row(Samples.BERT, 1) + "\n" + FakeRecords.row(Samples.BERT, 3) + "\n");
  }

  @Test
  void aGapOfOnePersonDoesNotConcernAnother() {
    Gap gap = Gap.notReadable(DsrError.ADAPTER_FAILURE, "403 on this mailbox");
    service.source(
        "mail", (task, sink) -> ReadOutcome.complete().withGap(task.subjects().get(1), gap));
    try (Dsr dsr = Samples.dsr(folder, service).build()) {
      List<Report> reports =
          dsr.discover(List.of(Samples.anna(), Samples.bert()), RunOptions.defaults());

      assertThat(reports.get(0).completion()).isEqualTo(Completion.COMPLETE);
      assertThat(reports.get(1).ledger().entry("mail").orElseThrow().status())
          .isEqualTo(LedgerStatus.NOT_READABLE);
    }
  }

  @Test
  void aSourceFailureConcernsAllPeopleAndARejectedRecordOnlyItsOwner() {
    service
        .source("broken", FakeRecords.failing(new IllegalStateException()))
        .source("foreign", FakeRecords.claimingMatch(FakeRecords.row(Samples.BERT, 1)));
    try (Dsr dsr = Samples.dsr(folder, service).build()) {
      List<Report> reports =
          dsr.discover(List.of(Samples.anna(), Samples.bert()), RunOptions.defaults());

      assertThat(reports)
          .extracting(r -> r.ledger().entry("broken").orElseThrow().status())
          .containsExactly(LedgerStatus.FAILED, LedgerStatus.FAILED);
      assertThat(reports)
          .extracting(r -> r.ledger().entry("foreign").orElseThrow().status())
          .containsExactly(LedgerStatus.FAILED, LedgerStatus.NONE);
    }
  }

  @Test
  void anUnknownPersonDoesNotEndTheRequestOfAnother() {
    String nobody = "cccccccc-0000-4000-8000-000000000003";
    DsrRequest unknown = Samples.request("DSR-1", Samples.TENANT, DataSubject.objectId(nobody));
    service.resolver(
        (known, cancellation) ->
            known.value(IdentifierKind.OBJECT_ID).orElseThrow().equals(nobody)
                ? new Resolution.NotIdentified()
                : Samples.identified("user"));
    try (Dsr dsr = Samples.dsr(folder, service).build()) {
      List<Report> reports =
          dsr.export(List.of(unknown, Samples.bert()), this::target, RunOptions.defaults());

      assertThat(reports)
          .extracting(Report::completion)
          .containsExactly(Completion.NOT_IDENTIFIED, Completion.COMPLETE);
      assertThat(reports.get(0).ledger().found()).isZero();
      assertThat(reports.get(0).file()).isEmpty();
      assertThat(reports.get(1).file()).isPresent();
    }
    assertThat(folder.resolve("DSR-1.zip")).doesNotExist();
  }

  @Test
  void twoRequestsNeverShareAnIdOrAFile() {
    try (Dsr dsr = Samples.dsr(folder, service).build()) {
      assertThatThrownBy(
              () -> dsr.discover(List.of(Samples.anna(), Samples.anna()), RunOptions.defaults()))
          .hasMessageEndingWith("[dsr.invalid-id]");
      assertThatThrownBy(
              () ->
                  dsr.export(
                      List.of(Samples.anna(), Samples.bert()),
                      any -> ExportTarget.zip(folder.resolve("./one.zip")),
                      RunOptions.defaults()))
          .hasMessageContaining("share")
          .hasMessageEndingWith("[dsr.target-exists]");
    }
    assertThat(service.calls).containsExactly("open", "close");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void noRequestAtAllIsRefused() {
    try (Dsr dsr = Samples.dsr(folder, service).build()) {
      assertThatThrownBy(() -> dsr.discover(List.of(), RunOptions.defaults()))
          .hasMessageEndingWith("[dsr.incomplete-request]");
    }
  }
}
