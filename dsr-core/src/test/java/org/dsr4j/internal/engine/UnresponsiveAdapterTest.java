package org.dsr4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.dsr4j.BlockedCall;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.FakeRecords;
import org.dsr4j.FakeService;
import org.dsr4j.RunOptions;
import org.dsr4j.Samples;
import org.dsr4j.internal.pack.PackageFiles;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.Report;
import org.dsr4j.model.TenantCheck;
import org.dsr4j.spi.ReadOutcome;
import org.dsr4j.spi.ReadTask;
import org.dsr4j.spi.RecordSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls in which an adapter may block and ignore every signal to stop. */
class UnresponsiveAdapterTest {

  private static final long SOON_SECONDS = 5;
  private static final Duration SHORT = Duration.ofMillis(200);

  @TempDir private Path folder;
  @TempDir private Path spool;

  private final BlockedCall stuck = new BlockedCall();
  private final BlockedCall reading = new BlockedCall();
  private final FakeService quick =
      new FakeService("quick").source("rows", FakeRecords.list(FakeRecords.row(Samples.ANNA, 1)));

  @AfterEach
  void free() {
    stuck.close();
    reading.close();
  }

  private Report export(FakeService... services) throws Exception {
    CompletableFuture<Report> run =
        CompletableFuture.supplyAsync(
            () -> {
              try (Dsr dsr = Samples.dsr(spool, services).build()) {
                ExportTarget target = ExportTarget.zip(folder.resolve("package.zip"));
                RunOptions options = RunOptions.defaults().deadline(SHORT);
                return dsr.export(List.of(Samples.anna()), any -> target, options).get(0);
              }
            });
    return run.get(SOON_SECONDS, TimeUnit.SECONDS);
  }

  private static void assertNotRead(Report report, String source) {
    LedgerEntry entry = report.ledger().entry(source).orElseThrow();
    assertThat(entry.status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(entry.gaps().get(0).code()).isEqualTo(DsrError.DEADLINE_EXCEEDED);
  }

  @Test
  void whileTheTenantIsAsked() throws Exception {
    FakeService silent =
        new FakeService("silent")
            .source("accounts", FakeRecords.none())
            .tenant(
                () -> {
                  stuck.uncooperative();
                  return TenantCheck.confirmed("late");
                });

    Report report = export(silent, quick);

    assertThat(report.completion()).isEqualTo(Completion.FAILED);
    assertThat(report.ledger().entries()).hasSize(2);
    assertThat(report.adapters().get(0).tenantCheck()).isNull();
  }

  @Test
  void whileThePersonIsResolved() throws Exception {
    FakeService silent =
        new FakeService("silent")
            .source("accounts", FakeRecords.none())
            .resolver(
                (known, cancellation) -> {
                  stuck.uncooperative();
                  return Samples.identified("user");
                });

    Report report = export(silent, quick);

    assertNotRead(report, "accounts");
    assertNotRead(report, "rows");
  }

  @Test
  void insideAnAttachment() throws Exception {
    FakeService silent =
        new FakeService("silent")
            .source(
                "photos",
                (task, sink) -> {
                  FakeRecords.push(task, sink, FakeRecords.row(Samples.ANNA, 1));
                  sink.attachment(
                      task.subjects().get(0), RecordKey.of("k0"), "image/jpeg", silence());
                  return ReadOutcome.complete();
                });

    Report report = export(silent, quick);

    assertNotRead(report, "photos");
    assertThat(report.completion()).isEqualTo(Completion.PARTIAL);
    assertThat(PackageFiles.read(folder.resolve("package.zip")))
        .containsOnlyKeys("data/silent/photos.jsonl", "data/quick/rows.jsonl", "manifest.json");
  }

  private InputStream silence() {
    return new InputStream() {
      @Override
      public int read() {
        stuck.uncooperative();
        return -1;
      }
    };
  }

  @Test
  void insideItsOwnCancellationHook() throws Exception {
    FakeService silent =
        new FakeService("silent")
            .source(
                "accounts",
                (task, sink) -> {
                  task.cancellation().onCancel(stuck::uncooperative);
                  reading.uncooperative();
                  return ReadOutcome.complete();
                });

    Report report = export(silent, quick);

    assertNotRead(report, "accounts");
    assertThat(report.completion()).isEqualTo(Completion.PARTIAL);
  }

  @RepeatedTest(5)
  void whilePushingWithoutEnd() throws Exception {
    FakeService endless = new FakeService("endless").source("log", this::pushWithoutEnd);

    Report report = export(endless, quick);

    assertNotRead(report, "log");
    assertThat(report.ledger().entry("rows").orElseThrow().status()).isEqualTo(LedgerStatus.FOUND);
    assertThat(report.completion()).isEqualTo(Completion.PARTIAL);
    assertThat(PackageFiles.read(folder.resolve("package.zip")))
        .containsKeys("data/endless/log.jsonl", "data/quick/rows.jsonl");
  }

  private ReadOutcome pushWithoutEnd(ReadTask task, RecordSink sink) {
    String padding = "x".repeat(4_000);
    for (int i = 0; !stuck.isFreed(); i++) {
      String row = "{\"id\":\"" + Samples.ANNA + "\",\"n\":" + i + ",\"p\":\"" + padding + "\"}";
      try {
        sink.record(
            task.subjects().get(0),
            RecordKey.of("k" + i),
            FakeRecords.json(row),
            FakeRecords.BY_ID);
      } catch (IllegalStateException e) {
        stuck.uncooperative();
      }
    }
    return ReadOutcome.complete();
  }
}
