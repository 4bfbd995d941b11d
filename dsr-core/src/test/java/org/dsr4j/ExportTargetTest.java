package org.dsr4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.RunEvent;
import org.dsr4j.spi.ReadOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package exists completely or not at all, and no other file is changed. */
class ExportTargetTest {

  @TempDir private Path folder;

  private final FakeService service =
      new FakeService("fake").source("rows", FakeRecords.list(FakeRecords.row(Samples.ANNA, 1)));

  private AbstractThrowableAssert<?, ?> assertRefused(Path target, String code) {
    try (Dsr dsr = Samples.dsr(folder, service).build()) {
      return assertThatThrownBy(() -> dsr.export(Samples.anna(), ExportTarget.zip(target)))
          .isInstanceOf(DsrException.class)
          .hasMessageEndingWith("[" + code + "]")
          .hasMessageNotContaining("anna");
    }
  }

  @Test
  void anExistingTargetIsRefusedBeforeAnyCallAndKept() throws IOException {
    Path target = Files.writeString(folder.resolve("anna.zip"), "mine");

    assertRefused(target, "dsr.target-exists");

    assertThat(target).hasContent("mine");
    assertThat(service.calls).containsExactly("open", "close");
  }

  @Test
  void aLinkThatLeadsNowhereIsAnExistingTarget() throws IOException {
    Path target = folder.resolve("anna.zip");
    Files.createSymbolicLink(target, folder.resolve("elsewhere"));

    assertRefused(target, "dsr.target-exists");

    assertThat(folder.resolve("elsewhere")).doesNotExist();
  }

  @Test
  void aMissingFolderIsRefusedBeforeAnyCall() {
    assertRefused(folder.resolve("missing").resolve("anna.zip"), "dsr.target-unwritable");

    assertThat(service.calls).containsExactly("open", "close");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderWithoutTheRightIsRefusedBeforeAnyCall() throws IOException {
    Path locked = Files.createDirectory(folder.resolve("locked"));
    assumeThat(Files.getFileStore(folder).supportsFileAttributeView("posix")).isTrue();
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-x------"));
    assumeThat(Files.isWritable(locked)).as("root may write anywhere").isFalse();

    assertRefused(locked.resolve("anna.zip"), "dsr.target-unwritable");

    assertThat(service.calls).containsExactly("open", "close");
  }

  @Test
  void aTargetThatIsCreatedDuringTheRunIsKept() throws IOException {
    Path target = folder.resolve("anna.zip");
    service.source(
        "slow",
        (task, sink) -> {
          Files.writeString(target, "mine");
          return ReadOutcome.complete();
        });

    assertRefused(target, "dsr.target-exists");

    assertThat(target).hasContent("mine");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void aFolderThatIsDeletedDuringTheRunIsReported() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    service.source(
        "slow",
        (task, sink) -> {
          Files.delete(out);
          return ReadOutcome.complete();
        });

    assertRefused(out.resolve("anna.zip"), "dsr.target-unwritable");
  }

  @Test
  void aFullDiskLeavesNoFile() throws IOException {
    Configuration small = Configuration.unix().toBuilder().setMaxSize(20_000).build();
    StringBuilder noise = new StringBuilder();
    new java.util.Random(1).ints(100_000, 'a', 'z').forEach(c -> noise.append((char) c));
    service.source(
        "large", FakeRecords.list("{\"id\":\"" + Samples.ANNA + "\",\"x\":\"" + noise + "\"}"));
    try (FileSystem fs = Jimfs.newFileSystem(small)) {
      Path out = Files.createDirectory(fs.getPath("out"));

      assertRefused(out.resolve("anna.zip"), "dsr.target-unwritable")
          .hasMessageContaining("free space");

      try (Stream<Path> left = Files.list(out)) {
        assertThat(left).isEmpty();
      }
    }
  }

  @Test
  void anInterruptWhileThePackageIsWrittenCancelsAndLeavesNothing() {
    DsrBuilder builder =
        Samples.dsr(folder, service)
            .listener(
                event -> {
                  if (event.status() == RunEvent.Status.SOURCE_FINISHED) {
                    Thread.currentThread().interrupt();
                  }
                });
    try (Dsr dsr = builder.build()) {
      assertThatThrownBy(
              () -> dsr.export(Samples.anna(), ExportTarget.zip(folder.resolve("anna.zip"))))
          .hasMessageEndingWith("[dsr.cancelled]");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aRelativeTargetIsTakenFromTheWorkingDirectory() throws IOException {
    Path target = Path.of("target", "ExportTargetTest-" + System.nanoTime() + ".zip");
    try (Dsr dsr = Samples.dsr(folder, service).build()) {
      dsr.export(Samples.anna(), ExportTarget.zip(target));

      assertThat(target).isNotEmptyFile();
    } finally {
      Files.deleteIfExists(target);
    }
  }

  @Test
  void anExceptionOfTheConsumerEndsTheExport() {
    try (Dsr dsr = Samples.dsr(folder, service).build()) {
      assertThatIllegalStateException()
          .isThrownBy(
              () ->
                  dsr.export(
                      Samples.anna(),
                      ExportTarget.records(
                          r -> {
                            throw new IllegalStateException("enough");
                          })));
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aTargetDoesNotShowWhereItIs() {
    assertThat(ExportTarget.zip(folder.resolve("anna.zip"))).hasToString("ExportTarget[zip]");
  }
}
