package org.dsr4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ServiceConfigurationError;
import java.util.stream.Stream;
import org.dsr4j.Dsr;
import org.dsr4j.FakeRecords;
import org.dsr4j.FakeService;
import org.dsr4j.Samples;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identity;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.Report;
import org.dsr4j.spi.ReadOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An exception of an adapter during a read affects only its own source. */
class AdapterFaultTest {

  private static final String SECRET = "anna.smith@contoso.example";

  @TempDir private Path spool;

  static Stream<Throwable> thrown() {
    return Stream.of(
        new IllegalStateException(SECRET),
        new NullPointerException(),
        new NoClassDefFoundError(SECRET),
        new AbstractMethodError(SECRET),
        new ExceptionInInitializerError(SECRET),
        new ServiceConfigurationError(SECRET),
        new StackOverflowError(SECRET),
        new OutOfMemoryError(SECRET),
        new AssertionError(SECRET),
        new IOException(SECRET),
        new InterruptedException(SECRET));
  }

  private Report discover(FakeService... services) {
    try (Dsr dsr = Samples.dsr(spool, services).build()) {
      return dsr.discover(Samples.anna());
    }
  }

  private static LedgerEntry entry(Report report, String source) {
    return report.ledger().entry(source).orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void theEntryIsFailedAndContainsTheClassButNotTheMessage(Throwable fault) {
    FakeService broken =
        new FakeService("broken")
            .source("before", FakeRecords.list(FakeRecords.row(Samples.ANNA, 1)))
            .source("bad", FakeRecords.failing(fault))
            .source("after", FakeRecords.list(FakeRecords.row(Samples.ANNA, 1)));
    FakeService sound = new FakeService("sound").source("other", FakeRecords.none());

    Report report = discover(broken, sound);

    LedgerEntry bad = entry(report, "bad");
    assertThat(bad.status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(bad.gaps()).hasSize(1);
    assertThat(bad.gaps().get(0).code()).isEqualTo(DsrError.ADAPTER_FAILURE);
    assertThat(bad.gaps().get(0).detail())
        .contains(fault.getClass().getName())
        .doesNotContain("anna");
    assertThat(entry(report, "before").status()).isEqualTo(LedgerStatus.FOUND);
    assertThat(entry(report, "after").status()).isEqualTo(LedgerStatus.FOUND);
    assertThat(entry(report, "other").status()).isEqualTo(LedgerStatus.NONE);
    assertThat(report.completion()).isEqualTo(Completion.PARTIAL);
  }

  @Test
  void recordsDeliveredBeforeTheFaultStay() {
    Report report =
        discover(
            new FakeService("fake")
                .source(
                    "bad",
                    (task, sink) -> {
                      FakeRecords.push(
                          task,
                          sink,
                          FakeRecords.row(Samples.ANNA, 1),
                          FakeRecords.row(Samples.ANNA, 2));
                      throw new IllegalStateException(SECRET);
                    }));

    assertThat(entry(report, "bad").found()).isEqualTo(2);
    assertThat(entry(report, "bad").status()).isEqualTo(LedgerStatus.FAILED);
  }

  @Test
  void itsOwnCodeIsKept() {
    Report report =
        discover(
            new FakeService("fake")
                .source(
                    "bad",
                    FakeRecords.failing(new DsrException(DsrError.INVALID_CONTENT, "page 3"))));

    assertThat(entry(report, "bad").gaps())
        .containsExactly(Gap.failed(DsrError.INVALID_CONTENT, "page 3 [dsr.invalid-content]"));
  }

  @Test
  void nullIsAnError() {
    Report report = discover(new FakeService("fake").source("bad", (task, sink) -> null));

    assertThat(entry(report, "bad").status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(report.completion()).isEqualTo(Completion.FAILED);
  }

  @Test
  void aGapOfAnUnknownPersonConcernsAllSubjects() {
    Gap part = Gap.notReadable(DsrError.ADAPTER_FAILURE, "403");
    Report report =
        discover(
            new FakeService("fake")
                .source(
                    "bad",
                    (task, sink) -> {
                      Identity who = task.subjects().get(0);
                      Identity copy = new Identity("copy", who.subject(), who.facets());
                      return ReadOutcome.complete().withGap(copy, part);
                    }));

    assertThat(entry(report, "bad").gaps()).containsExactly(part);
    assertThat(entry(report, "bad").status()).isEqualTo(LedgerStatus.NOT_READABLE);
  }

  @Test
  void aSinkFailureCountsEvenWhenTheAdapterCatchesIt() {
    Report report =
        discover(
            new FakeService("fake")
                .source(
                    "bad",
                    (task, sink) -> {
                      try {
                        sink.record(
                            task.subjects().get(0), RecordKey.of("k"), null, FakeRecords.BY_ID);
                      } catch (NullPointerException e) {
                        // Ignores the exception, like an incorrect adapter.
                      }
                      return ReadOutcome.complete();
                    }));

    assertThat(entry(report, "bad").status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(entry(report, "bad").gaps()).hasSize(1);
  }

  @Test
  void aRepeatedErrorIsListedOnce() {
    Gap part = Gap.failed(DsrError.ADAPTER_FAILURE, "page 2");
    Report report =
        discover(
            new FakeService("fake")
                .source("bad", (task, sink) -> ReadOutcome.incomplete(part).withGap(null, part)));

    assertThat(entry(report, "bad").gaps()).containsExactly(part);
  }
}
