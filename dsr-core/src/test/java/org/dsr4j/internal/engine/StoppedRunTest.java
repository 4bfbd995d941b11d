package org.dsr4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cancellation, deadline and interrupt end a blocked run quickly and with a correct report. */
class StoppedRunTest {

  /** The promise is one second; the rest is a margin for a busy machine. */
  private static final long SOON_SECONDS = 5;

  private static final Duration SHORT = Duration.ofSeconds(2);

  @TempDir private Path folder;
  @TempDir private Path spool;

  private final BlockedCall stuck = new BlockedCall();
  private final Cancellation cancellation = new Cancellation();

  private FakeService service(boolean cooperative) {
    String row = FakeRecords.row(Samples.ANNA, 1);
    return new FakeService("fake")
        .source("quick", FakeRecords.list(row))
        .source(
            "stuck", cooperative ? stuck.cooperativeReader(row) : stuck.uncooperativeReader(row));
  }

  @AfterEach
  void free() {
    stuck.close();
  }

  private Report export(FakeService service, RunOptions options) {
    try (Dsr dsr = Samples.dsr(spool, service).build()) {
      ExportTarget target = ExportTarget.zip(folder.resolve("package.zip"));
      return dsr.export(List.of(Samples.anna()), any -> target, options).get(0);
    }
  }

  private static LedgerEntry entry(Report report, String source) {
    return report.ledger().entry(source).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCancelledRunEndsSoonAndWritesNothing(boolean cooperative) throws Exception {
    CompletableFuture<Report> run =
        CompletableFuture.supplyAsync(
            () -> export(service(cooperative), RunOptions.defaults().cancelledBy(cancellation)));
    stuck.awaitEntered();

    cancellation.cancel();
    Report report = run.get(SOON_SECONDS, TimeUnit.SECONDS);

    assertThat(report.completion()).isEqualTo(Completion.CANCELLED);
    assertThat(report.file()).isEmpty();
    assertThat(entry(report, "stuck").gaps().get(0).code()).isEqualTo(DsrError.CANCELLED);
    assertThat(folder).isEmptyDirectory();
    assertThat(spool).isEmptyDirectory();
  }

  @Test
  void aCancelledRunEndsTheTenantCheck() throws Exception {
    FakeService service = service(true);
    service.tenant(
        () -> {
          stuck.cooperative(service.tenantCancellation());
          throw new DsrException(DsrError.CANCELLED, "stopped while asking");
        });
    CompletableFuture<Report> run =
        CompletableFuture.supplyAsync(
            () -> export(service, RunOptions.defaults().cancelledBy(cancellation)));
    stuck.awaitEntered();

    cancellation.cancel();
    Report report = run.get(SOON_SECONDS, TimeUnit.SECONDS);
    stuck.awaitLeft();

    assertThat(report.completion()).isEqualTo(Completion.CANCELLED);
    assertThat(service.calls).doesNotContain("read quick");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRunPastItsDeadlineEndsSoonAndWritesWhatItHas(boolean cooperative) throws Exception {
    CompletableFuture<Report> run =
        CompletableFuture.supplyAsync(
            () -> export(service(cooperative), RunOptions.defaults().deadline(SHORT)));

    Report report = run.get(SOON_SECONDS, TimeUnit.SECONDS);

    assertThat(report.completion()).isEqualTo(Completion.PARTIAL);
    assertThat(entry(report, "quick").status()).isEqualTo(LedgerStatus.FOUND);
    assertThat(entry(report, "stuck").status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(entry(report, "stuck").found()).isEqualTo(1);
    assertThat(entry(report, "stuck").gaps().get(0).code()).isEqualTo(DsrError.DEADLINE_EXCEEDED);
    assertThat(PackageFiles.read(report.file().orElseThrow()))
        .containsKeys("data/fake/quick.jsonl", "data/fake/stuck.jsonl", "manifest.json");
    assertThat(spool).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anInterruptOfTheCallerCancelsAndStaysSet(boolean cooperative) throws Exception {
    CompletableFuture<Report> report = new CompletableFuture<>();
    boolean[] kept = new boolean[1];
    Thread caller =
        new Thread(
            () -> {
              report.complete(export(service(cooperative), RunOptions.defaults()));
              kept[0] = Thread.interrupted();
            });
    caller.start();
    stuck.awaitEntered();

    caller.interrupt();

    assertThat(report.get(SOON_SECONDS, TimeUnit.SECONDS).completion())
        .isEqualTo(Completion.CANCELLED);
    caller.join();
    assertThat(kept[0]).isTrue();
    assertThat(folder).isEmptyDirectory();
    assertThat(spool).isEmptyDirectory();
  }

  @Test
  void aRunCancelledBeforeItBeganReadsNothing() {
    FakeService service = service(true);
    cancellation.cancel();

    Report report = export(service, RunOptions.defaults().cancelledBy(cancellation));

    assertThat(report.completion()).isEqualTo(Completion.CANCELLED);
    assertThat(report.ledger().entries())
        .extracting(LedgerEntry::status)
        .containsExactly(LedgerStatus.FAILED, LedgerStatus.FAILED);
    assertThat(service.calls).containsExactly("open", "close");
  }

  @Test
  void recordsOfAnAbandonedReaderAreNotAccepted() {
    FakeService service =
        new FakeService("fake")
            .source("quick", FakeRecords.list(FakeRecords.row(Samples.ANNA, 1)))
            .source(
                "stuck",
                (task, sink) -> {
                  stuck.uncooperative();
                  FakeRecords.push(task, sink, FakeRecords.row(Samples.ANNA, 1));
                  return org.dsr4j.spi.ReadOutcome.complete();
                });

    Report report = export(service, RunOptions.defaults().deadline(SHORT));
    stuck.close();
    stuck.awaitLeft();

    assertThat(entry(report, "stuck").found()).isZero();
  }

  @Test
  void aDeadlineThatIsNotReachedChangesNothing() {
    FakeService quick = new FakeService("fake").source("quick", FakeRecords.none());

    Report report =
        export(quick, RunOptions.defaults().deadline(Duration.ofSeconds(Long.MAX_VALUE)));

    assertThat(report.completion()).isEqualTo(Completion.COMPLETE);
  }

  @Test
  void theNextRunOfTheSameDsrIsNotAffected() {
    FakeService service = service(false);
    try (Dsr dsr = Samples.dsr(spool, service).build()) {
      dsr.discover(List.of(Samples.anna()), RunOptions.defaults().deadline(SHORT));
      stuck.close();

      assertThat(dsr.discover(Samples.anna()).completion()).isEqualTo(Completion.COMPLETE);
    }
  }
}
