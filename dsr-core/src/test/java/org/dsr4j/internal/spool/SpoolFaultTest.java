package org.dsr4j.internal.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.FakeRecords;
import org.dsr4j.FakeService;
import org.dsr4j.Samples;
import org.dsr4j.model.RecordKey;
import org.dsr4j.spi.ReadOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run has no result when the spool fails. */
class SpoolFaultTest {

  @TempDir private Path folder;

  private FileSystem fs;
  private Path spool;

  @BeforeEach
  void smallDisk() throws IOException {
    fs = Jimfs.newFileSystem(Configuration.unix().toBuilder().setMaxSize(100_000).build());
    spool = Files.createDirectory(fs.getPath("spool"));
  }

  @AfterEach
  void unmount() throws IOException {
    fs.close();
  }

  private void assertSpoolFailed(FakeService service) throws IOException {
    try (Dsr dsr = Samples.dsr(spool, service).build()) {
      assertThatThrownBy(
              () -> dsr.export(Samples.anna(), ExportTarget.zip(folder.resolve("package.zip"))))
          .hasMessageContaining("spoolDirectory(…)")
          .hasMessageEndingWith("[dsr.spool-failed]");
    }
    assertThat(folder).isEmptyDirectory();
    try (Stream<Path> left = Files.list(spool)) {
      assertThat(left).isEmpty();
    }
  }

  private static String large(int number) {
    return "{\"id\":\""
        + Samples.ANNA
        + "\",\"n\":"
        + number
        + ",\"x\":\""
        + "y".repeat(30_000)
        + "\"}";
  }

  @Test
  void aFullDiskEndsTheRun() throws IOException {
    assertSpoolFailed(
        new FakeService("fake")
            .source("rows", FakeRecords.list(large(1), large(2), large(3), large(4), large(5))));
  }

  @Test
  void aFullDiskEndsTheRunEvenWhenTheAdapterCatchesTheError() throws IOException {
    assertSpoolFailed(
        new FakeService("fake")
            .source(
                "rows",
                (task, sink) -> {
                  for (int i = 0; i < 5; i++) {
                    try {
                      sink.record(
                          task.subjects().get(0),
                          RecordKey.of("k" + i),
                          FakeRecords.json(large(i)),
                          FakeRecords.BY_ID);
                    } catch (RuntimeException e) {
                      // Ignores the exception, like an incorrect adapter.
                    }
                  }
                  return ReadOutcome.complete();
                }));
  }

  @Test
  void aFullDiskOnTheLastBlockEndsTheRunToo() throws IOException {
    assertSpoolFailed(
        new FakeService("fake")
            .source(
                "rows",
                (task, sink) -> {
                  FakeRecords.push(task, sink, FakeRecords.row(Samples.ANNA, 1));
                  Files.write(fs.getPath("somebody-elses"), new byte[96_000]);
                  return ReadOutcome.complete();
                }));
  }

  @Test
  void aModifiedSpoolResultsInNoPackage() throws IOException {
    FakeService service =
        new FakeService("fake")
            .source(
                "rows",
                (task, sink) -> {
                  FakeRecords.push(task, sink, large(1));
                  try (Stream<Path> files = Files.list(spool)) {
                    Path file = files.findFirst().orElseThrow();
                    byte[] raw = Files.readAllBytes(file);
                    raw[100] ^= 1;
                    Files.write(file, raw);
                  }
                  return ReadOutcome.complete();
                });
    try (Dsr dsr = Samples.dsr(spool, service).build()) {
      assertThatThrownBy(
              () -> dsr.export(Samples.anna(), ExportTarget.zip(folder.resolve("package.zip"))))
          .hasMessageEndingWith("[dsr.spool-failed]");
      assertThatThrownBy(() -> dsr.export(Samples.anna(), ExportTarget.records(r -> {})))
          .hasMessageEndingWith("[dsr.spool-failed]");
    }
    assertThat(folder).isEmptyDirectory();
  }
}
