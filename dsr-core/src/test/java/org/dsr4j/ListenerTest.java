package org.dsr4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.Completion;
import org.dsr4j.model.Report;
import org.dsr4j.model.RunEvent;
import org.dsr4j.model.RunListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListenerTest {

  @TempDir private Path folder;

  private final List<RunEvent> events = Collections.synchronizedList(new ArrayList<>());

  private Report export(RunListener listener, FakeService service) {
    try (Dsr dsr = Samples.dsr(folder, service).listener(listener).build()) {
      return dsr.export(Samples.anna(), ExportTarget.zip(folder.resolve("package.zip")));
    }
  }

  private List<String> told() {
    return events.stream().map(event -> event.status().name()).toList();
  }

  @Test
  void eventsComeInTheOrderOfTheRun() {
    export(events::add, new FakeService("fake").source("rows", FakeRecords.none()));

    assertThat(told())
        .containsExactly(
            "RUN_STARTED",
            "SUBJECT_RESOLVED",
            "SOURCE_STARTED",
            "SOURCE_READ",
            "SOURCE_FINISHED",
            "FILE_WRITTEN",
            "RUN_FINISHED");
  }

  @Test
  void everySourceIsFinishedOnceAlsoWhenNothingIsRead() {
    export(
        events::add,
        new FakeService("fake")
            .source("rows", FakeRecords.none())
            .source("broken", FakeRecords.failing(new IllegalStateException()))
            .source(Samples.declared("paper").build()));

    assertThat(events)
        .filteredOn(RunEvent.SourceFinished.class::isInstance)
        .extracting(event -> ((RunEvent.SourceFinished) event).entry().toString())
        .containsExactly(
            "fake/rows: NONE 0", "fake/broken: FAILED 0", "fake/paper: NOT_APPLICABLE 0");
  }

  @Test
  void manyRecordsAreReportedOccasionally() {
    String[] rows =
        IntStream.range(0, 250)
            .mapToObj(i -> FakeRecords.row(Samples.ANNA, i))
            .toArray(String[]::new);
    export(events::add, new FakeService("fake").source("rows", FakeRecords.list(rows)));

    assertThat(events)
        .filteredOn(RunEvent.RecordsRead.class::isInstance)
        .extracting(event -> ((RunEvent.RecordsRead) event).records())
        .containsExactly(100L, 200L);
  }

  @Test
  void theReportedValuesAreCorrect() {
    Report report =
        export(
            events::add,
            new FakeService("fake")
                .source("rows", FakeRecords.list(FakeRecords.row(Samples.ANNA, 1))));

    assertThat(events).allSatisfy(event -> assertThat(event.at()).isEqualTo(Samples.NOW));
    assertThat(events)
        .contains(
            new RunEvent.RunStarted(Samples.NOW, report.action(), 1, 1),
            new RunEvent.SubjectResolved(Samples.NOW, CaseId.of("DSR-1"), 1, true),
            new RunEvent.FileWritten(
                Samples.NOW, CaseId.of("DSR-1"), folder.resolve("package.zip").toFile().length()),
            new RunEvent.RunFinished(Samples.NOW, CaseId.of("DSR-1"), Completion.COMPLETE));
  }

  @Test
  void aListenerThatThrowsChangesNothing() {
    for (Throwable fault : List.of(new IllegalStateException(), new AssertionError())) {
      Report report =
          export(
              event -> {
                if (fault instanceof Error error) {
                  throw error;
                }
                throw (RuntimeException) fault;
              },
              new FakeService("fake")
                  .source("rows", FakeRecords.list(FakeRecords.row(Samples.ANNA, 1))));

      assertThat(report.completion()).isEqualTo(Completion.COMPLETE);
      assertThat(report.file().orElseThrow().toFile().delete()).isTrue();
    }
  }
}
