package org.dsr4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dsr4j.internal.pack.PackageFiles;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.Report;
import org.dsr4j.model.RunEvent;
import org.dsr4j.model.Window;
import org.dsr4j.spi.ReadOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs with every kind of error, each with a name in its message; no output contains the name. */
class NoPersonalDataTest {

  private static final String[] SECRETS = {
    "anna", "smith", "contoso", Samples.ANNA, "aaaaaaaa-0000", "s3cret", "key-of-a-record"
  };

  @TempDir private Path folder;

  private final List<RunEvent> events = new ArrayList<>();

  private static IllegalStateException gossip() {
    return new IllegalStateException(
        Samples.ANNAS_NAME + " s3cret", new IllegalArgumentException(Samples.ANNA));
  }

  private static FakeService faulty() {
    return new FakeService("faulty")
        .source("rows", FakeRecords.list(FakeRecords.row(Samples.ANNA, 1)))
        .source("thrown", FakeRecords.failing(gossip()))
        .source("linkage", FakeRecords.failing(new NoClassDefFoundError(Samples.ANNAS_NAME)))
        .source("foreign", FakeRecords.claimingMatch("{\"id\":\"smith\"}"))
        .source(
            "secret",
            FakeRecords.claimingMatch("{\"id\":\"" + Samples.ANNA + "\",\"key\":\"s3cret\"}"))
        .source(
            "invalid",
            (task, sink) -> {
              FakeRecords.json("{\"id\":\"" + Samples.ANNA + "\",\"x\":anna}");
              return ReadOutcome.complete();
            })
        .source(
            "unknown-person",
            (task, sink) -> {
              sink.record(
                  null, RecordKey.of("key-of-a-record"), FakeRecords.json("{}"), FakeRecords.BY_ID);
              return ReadOutcome.complete();
            })
        .resolver(
            (known, cancellation) -> {
              throw gossip();
            })
        .onClose(
            () -> {
              throw gossip();
            });
  }

  private static FakeService unconfirmed() {
    return new FakeService("unconfirmed")
        .source("mail", FakeRecords.none())
        .tenant(
            () -> {
              throw gossip();
            });
  }

  private static FakeService unopened() {
    return new FakeService("unopened")
        .source("files", FakeRecords.none())
        .opens(
            () -> {
              throw gossip();
            });
  }

  private DsrBuilder builder() {
    return Samples.dsr(folder, faulty(), unconfirmed(), unopened())
        .listener(
            event -> {
              synchronized (events) {
                events.add(event);
              }
              throw gossip();
            });
  }

  private static DsrRequest request() {
    return Samples.request(
        "DSR-1", Samples.TENANT, DataSubject.userPrincipalName(Samples.ANNAS_NAME));
  }

  private static void assertSilent(Object spoken) {
    assertThat(String.valueOf(spoken)).doesNotContainIgnoringCase(SECRETS);
  }

  @Test
  void noLogLineContainsPersonalData() {
    List<String> lines;
    try (CapturedLogs logs = new CapturedLogs()) {
      try (Dsr dsr = builder().build()) {
        dsr.discover(Samples.anna());
        dsr.export(request(), ExportTarget.zip(folder.resolve("anna.zip")));
        dsr.audit(Samples.anna(), Window.all(), ExportTarget.records(r -> {}));
      }
      lines = logs.lines();
    }

    assertThat(lines).as("errors are logged").hasSizeGreaterThan(10);
    assertThat(lines).allSatisfy(NoPersonalDataTest::assertSilent);
  }

  @Test
  void noLedgerEventOrReportContainsPersonalData() {
    try (Dsr dsr = builder().build()) {
      Report report = dsr.discover(request());

      for (LedgerEntry entry : report.ledger().entries()) {
        assertSilent(entry);
        assertSilent(entry.gaps());
      }
      assertSilent(report);
      assertSilent(report.identity());
      assertSilent(report.identity().facets());
      assertSilent(report.adapters());
      assertSilent(report.notes());
    }
    assertThat(events).isNotEmpty().allSatisfy(NoPersonalDataTest::assertSilent);
  }

  @Test
  void noExceptionAndNoCauseContainsPersonalData() {
    Path taken = folder.resolve("anna-smith.zip");
    List<Throwable> thrown = new ArrayList<>();
    try (Dsr dsr = builder().build();
        Dsr nobody = Samples.dsr(folder, unconfirmed()).build()) {
      dsr.export(request(), ExportTarget.zip(taken));
      thrown.add(catchThrowable(() -> dsr.export(request(), ExportTarget.zip(taken))));
      thrown.add(
          catchThrowable(
              () ->
                  dsr.export(
                      request(), ExportTarget.zip(folder.resolve("smith").resolve("a.zip")))));
      thrown.add(
          catchThrowable(
              () ->
                  dsr.discover(
                      Samples.request(
                          "DSR-2", Samples.OTHER_TENANT, DataSubject.objectId(Samples.ANNA)))));
      thrown.add(catchThrowable(() -> nobody.discover(request())));
      thrown.add(catchThrowable(() -> FakeRecords.json("{\"name\":\"anna\"")));
      thrown.add(catchThrowable(() -> DataSubject.mail("anna smith")));
    }

    assertThat(thrown).doesNotContainNull();
    for (Throwable e : thrown) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      assertSilent(trace);
    }
  }

  @Test
  void noProblemInTheManifestContainsPersonalData() throws Exception {
    Path zip = folder.resolve("package.zip");
    try (Dsr dsr = builder().build()) {
      dsr.export(Samples.anna(), ExportTarget.zip(zip));
    }
    String manifest =
        new String(PackageFiles.read(zip).get("manifest.json"), StandardCharsets.UTF_8);

    // The subject as named by the requester is the only place that may contain the person.
    assertSilent(manifest.replace("\"" + Samples.ANNA + "\"", ""));
  }
}
