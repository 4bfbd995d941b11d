package org.dsr4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.dsr4j.Dsr;
import org.dsr4j.DsrBuilder;
import org.dsr4j.ExportTarget;
import org.dsr4j.FakeRecords;
import org.dsr4j.FakeService;
import org.dsr4j.Samples;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.model.SourceRef;
import org.dsr4j.model.Window;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ReadOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLedgerTest {

  @TempDir private Path spool;

  private Report discover(FakeService... services) {
    try (Dsr dsr = Samples.dsr(spool, services).build()) {
      return dsr.discover(Samples.anna());
    }
  }

  @Test
  void everyDeclaredSourceHasExactlyOneEntryInItsOrder() {
    FakeService east =
        new FakeService("fake").source("c", FakeRecords.none()).source("a", FakeRecords.none());
    FakeService west =
        new FakeService("west").source("a", FakeRecords.none()).source("b", FakeRecords.none());

    Report report = discover(east, west);

    assertThat(report.ledger().entries())
        .extracting(LedgerEntry::source)
        .containsExactly(
            new SourceRef("fake", "c"),
            new SourceRef("fake", "a"),
            new SourceRef("west", "a"),
            new SourceRef("west", "b"));
  }

  @Test
  void aHundredSourcesReadAtOnceHaveAHundredEntries() {
    FakeService service = new FakeService("fake");
    IntStream.range(0, 100)
        .forEach(i -> service.source("s" + i, FakeRecords.list(FakeRecords.row(Samples.ANNA, i))));

    Report report = discover(service);

    assertThat(report.ledger().entries()).hasSize(100);
    assertThat(report.ledger().found()).isEqualTo(100);
    assertThat(report.completion()).isEqualTo(Completion.COMPLETE);
  }

  @Test
  void foundAndNoneAreCountedByTheEngine() {
    Report report =
        discover(
            new FakeService("fake")
                .source(
                    "full",
                    FakeRecords.list(
                        FakeRecords.row(Samples.ANNA, 1),
                        FakeRecords.row(Samples.BERT, 2),
                        FakeRecords.row(Samples.ANNA, 3)))
                .source("empty", FakeRecords.list(FakeRecords.row(Samples.BERT, 1))));

    assertThat(report.ledger().entries())
        .extracting(LedgerEntry::status, LedgerEntry::found)
        .containsExactly(tuple(LedgerStatus.FOUND, 2L), tuple(LedgerStatus.NONE, 0L));
    assertThat(report.completion()).isEqualTo(Completion.COMPLETE);
  }

  @Test
  void deliveredRecordsStayAndTheGapDecidesTheStatus() {
    Gap denied = Gap.notReadable(DsrError.ADAPTER_FAILURE, "page 2: 403");
    Report report =
        discover(
            new FakeService("fake")
                .source(
                    "cut",
                    (task, sink) -> {
                      FakeRecords.push(task, sink, FakeRecords.row(Samples.ANNA, 1));
                      return ReadOutcome.incomplete(denied);
                    }));

    LedgerEntry entry = report.ledger().entry("cut").orElseThrow();
    assertThat(entry.status()).isEqualTo(LedgerStatus.NOT_READABLE);
    assertThat(entry.found()).isEqualTo(1);
    assertThat(entry.gaps()).containsExactly(denied);
    assertThat(report.completion()).isEqualTo(Completion.PARTIAL);
  }

  @Test
  void declaredSourcesAreInTheLedgerWithoutARead() {
    FakeService service =
        new FakeService("fake")
            .source(Samples.declared("s1", new ActionSupport.NotImplemented("read it manually")))
            .source(Samples.declared("s2", new ActionSupport.Impossible("write-only", "30 days")))
            .source(Samples.declared("s3", new ActionSupport.Redirected("on device", "ask there")))
            .source(Samples.declared("s4", new ActionSupport.Follows("s1", "a day")))
            .source(Samples.declared("s5", new ActionSupport.NotApplicable("other cloud")));

    Report report = discover(service);

    assertThat(report.ledger().entries())
        .extracting(
            e -> e.source().source(),
            LedgerEntry::status,
            e -> e.gaps().get(0).code(),
            e -> e.gaps().get(0).detail())
        .containsExactly(
            tuple(
                "s1",
                LedgerStatus.SKIPPED,
                DsrError.NOT_YET_READ,
                "Known, but not read by this version: read it manually"),
            tuple(
                "s2",
                LedgerStatus.DECLARED_IMPOSSIBLE,
                DsrError.DECLARED,
                "write-only; kept: 30 days"),
            tuple("s3", LedgerStatus.REDIRECTED, DsrError.DECLARED, "on device: ask there"),
            tuple("s4", LedgerStatus.FOLLOWS, DsrError.DECLARED, "Follows from s1, a day"),
            tuple("s5", LedgerStatus.NOT_APPLICABLE, DsrError.DECLARED, "other cloud"));
    assertThat(report.completion()).isEqualTo(Completion.PARTIAL);
    assertThat(service.calls).doesNotContain("read s1");
  }

  @Test
  void eachActionHasItsOwnDeclaration() {
    FakeService service =
        new FakeService("fake")
            .source(
                Samples.readable("trail")
                    .on(Action.DISCOVER, new ActionSupport.NotImplemented("later"))
                    .build(),
                FakeRecords.list(FakeRecords.row(Samples.ANNA, 1)));
    try (Dsr dsr = Samples.dsr(spool, service).build()) {
      Report found = dsr.discover(Samples.anna());
      Report trail = dsr.audit(Samples.anna(), Window.all(), ExportTarget.records(r -> {}));

      assertThat(found.ledger().entry("trail").orElseThrow().status())
          .isEqualTo(LedgerStatus.SKIPPED);
      assertThat(trail.ledger().entry("trail").orElseThrow().status())
          .isEqualTo(LedgerStatus.FOUND);
    }
  }

  @Test
  void twoInstancesOfOneProviderAreTwoSetsOfSources() {
    FakeService service = new FakeService("fake").source("a", FakeRecords.none());
    DsrBuilder builder =
        Samples.dsr(spool)
            .adapter(service, "east", Configuration.empty())
            .adapter(service, "west", Configuration.empty());
    try (Dsr dsr = builder.build()) {
      assertThat(dsr.sources())
          .containsOnlyKeys(new SourceRef("east", "a"), new SourceRef("west", "a"));
      assertThat(dsr.discover(Samples.anna()).ledger().entries())
          .extracting(LedgerEntry::toString)
          .containsExactly("east/a: NONE 0", "west/a: NONE 0");
    }
  }

  @Test
  void theReportNamesAdaptersTimesAndIdentity() {
    Report report = discover(new FakeService("fake").source("a", FakeRecords.none()));

    assertThat(report.adapters())
        .singleElement()
        .satisfies(
            adapter -> {
              assertThat(adapter.instance()).isEqualTo("fake");
              assertThat(adapter.version()).isEqualTo("1.2.3");
              assertThat(adapter.tenantCheck()).isNotNull();
            });
    assertThat(report.started()).isEqualTo(Samples.NOW);
    assertThat(report.identity().reference()).isEqualTo("subject-1");
    assertThat(report.file()).isEmpty();
    assertThat(report.notes()).isEqualTo(List.of());
  }
}
