package org.dsr4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dsr4j.model.Action;
import org.dsr4j.model.Report;
import org.dsr4j.model.Window;
import org.dsr4j.spi.ReadOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {

  private static final Window WINDOW =
      Window.between(Samples.NOW.minus(Duration.ofDays(7)), Samples.NOW);

  @TempDir private Path folder;

  private final List<Window> windows = new ArrayList<>();
  private final FakeService service =
      new FakeService("fake")
          .source(
              "trail",
              (task, sink) -> {
                windows.add(task.window());
                FakeRecords.push(task, sink, FakeRecords.row(Samples.ANNA, 1));
                return ReadOutcome.complete();
              });

  @Test
  void theWindowReachesTheAdapterAndTheReport() {
    try (Dsr dsr = Samples.dsr(folder, service).build()) {
      Report report = dsr.audit(Samples.anna(), WINDOW, ExportTarget.records(r -> {}));

      assertThat(windows).containsExactly(WINDOW);
      assertThat(report.window()).isEqualTo(WINDOW);
      assertThat(report.action()).isEqualTo(Action.AUDIT);
    }
  }

  @Test
  void discoveringAndExportingHaveNoWindow() {
    try (Dsr dsr = Samples.dsr(folder, service).build()) {
      dsr.discover(Samples.anna());
      dsr.export(Samples.anna(), ExportTarget.records(r -> {}));

      assertThat(windows).containsExactly(Window.all(), Window.all());
    }
  }

  @Test
  void aMissingWindowIsRefusedBeforeAnyCall() {
    try (Dsr dsr = Samples.dsr(folder, service).build()) {
      assertThatNullPointerException()
          .isThrownBy(() -> dsr.audit(Samples.anna(), null, ExportTarget.records(r -> {})));
    }
    assertThat(service.calls).containsExactly("open", "close");
  }
}
