package org.dsr4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.dsr4j.model.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosingTest {

  @TempDir private Path folder;

  private final FakeService first = new FakeService("first").source("a", FakeRecords.none());
  private final FakeService second = new FakeService("second").source("b", FakeRecords.none());

  @Test
  void everyAdapterIsClosedOnceAlthoughAnotherThrows() {
    for (Throwable fault :
        new Throwable[] {
          new IllegalStateException("anna"),
          new NoClassDefFoundError(),
          new AssertionError(),
          new java.io.IOException("anna")
        }) {
      first.calls.clear();
      second.calls.clear();
      first.onClose(
          () -> {
            throw fault;
          });
      Dsr dsr = Samples.dsr(folder, first, second).build();

      dsr.close();
      dsr.close();

      assertThat(first.calls).containsExactly("open", "close");
      assertThat(second.calls).containsExactly("open", "close");
    }
  }

  @Test
  void afterClosingNothingRuns() {
    Dsr dsr = Samples.dsr(folder, first).build();
    dsr.close();

    assertThatThrownBy(() -> dsr.discover(Samples.anna())).hasMessageEndingWith("[dsr.closed]");
    assertThatThrownBy(
            () -> dsr.export(Samples.anna(), ExportTarget.zip(folder.resolve("package.zip"))))
        .hasMessageEndingWith("[dsr.closed]");
    assertThatThrownBy(() -> dsr.audit(Samples.anna(), Window.all(), ExportTarget.records(r -> {})))
        .hasMessageEndingWith("[dsr.closed]");
    assertThat(first.calls).containsExactly("open", "close");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void declaredSourcesStayAvailable() {
    Dsr dsr = Samples.dsr(folder, first).build();
    dsr.close();

    assertThat(dsr.sources()).hasSize(1);
    assertThat(dsr.tenant()).isEqualTo(Samples.TENANT);
  }
}
