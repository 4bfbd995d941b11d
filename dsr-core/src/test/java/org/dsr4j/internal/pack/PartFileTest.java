package org.dsr4j.internal.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.FakeRecords;
import org.dsr4j.FakeService;
import org.dsr4j.Samples;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Part files of dead processes are removed; part files that are being written are kept. */
class PartFileTest {

  @TempDir private Path folder;
  @TempDir private Path spool;

  private final FakeService service =
      new FakeService("fake").source("rows", FakeRecords.list(FakeRecords.row(Samples.ANNA, 1)));

  private Report export(String name) {
    try (Dsr dsr = Samples.dsr(spool, service).build()) {
      return dsr.export(Samples.anna(), ExportTarget.zip(folder.resolve(name)));
    }
  }

  @Test
  void anAbandonedPartFileIsRemovedAndOthersAreKept() throws IOException {
    Files.writeString(folder.resolve(".dsr4j-0123456789abcdef.part"), "left by a killed process");
    Files.writeString(folder.resolve("download.part"), "not ours");
    Files.writeString(folder.resolve(".dsr4j-notes.txt"), "not ours");

    export("package.zip");

    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("package.zip", "download.part", ".dsr4j-notes.txt");
  }

  @Test
  void aPartFileThatIsBeingWrittenIsKept() throws IOException {
    Path part = Files.writeString(folder.resolve(".dsr4j-0123456789abcdef.part"), "in progress");
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.lock();

      export("package.zip");

      assertThat(part).exists();
    }
  }

  @Test
  void concurrentExportsToOneFolderKeepEachOthersPartFiles() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try (Dsr dsr = Samples.dsr(spool, service).build()) {
      List<Callable<Report>> runs =
          IntStream.range(0, 200)
              .<Callable<Report>>mapToObj(
                  i ->
                      () ->
                          dsr.export(
                              Samples.request(
                                  "DSR-" + i, Samples.TENANT, DataSubject.objectId(Samples.ANNA)),
                              ExportTarget.zip(folder.resolve(i + ".zip"))))
              .toList();
      for (Future<Report> run : pool.invokeAll(runs)) {
        assertThat(run.get().completion()).isEqualTo(Completion.COMPLETE);
      }
    } finally {
      pool.shutdown();
    }
    assertThat(folder.toFile().list()).hasSize(200).allMatch(name -> name.endsWith(".zip"));
  }
}
