package org.dsr4j.internal.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of several writers of one file name exactly one succeeds, and its content stays. */
class FinalNameTest {

  private interface Naming {
    void give(Path part, Path target) throws IOException;
  }

  @TempDir private Path folder;

  @Test
  void ofTwoWritersOneSucceeds() throws Exception {
    assertOneSucceeds(FinalName::give);
  }

  @Test
  void ofTwoWritersOneSucceedsWithoutHardLinks() throws Exception {
    assertOneSucceeds(FinalName::reserveThenMove);
  }

  @Test
  void aFailedMoveLeavesNoFile() {
    Path target = folder.resolve("package.zip");

    assertThatThrownBy(() -> FinalName.reserveThenMove(folder.resolve("missing.part"), target))
        .isInstanceOf(NoSuchFileException.class);

    assertThat(target).doesNotExist();
  }

  private void assertOneSucceeds(Naming naming) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      for (int pair = 0; pair < 1_000; pair++) {
        Path target = folder.resolve(pair + ".zip");
        CyclicBarrier start = new CyclicBarrier(2);
        List<Callable<String>> writers = new ArrayList<>();
        for (String content : List.of("Anna", "Bert")) {
          Path part = Files.writeString(folder.resolve(pair + content + ".part"), content);
          writers.add(
              () -> {
                start.await();
                naming.give(part, target);
                return content;
              });
        }
        assertThat(succeeded(pool.invokeAll(writers))).containsExactly(Files.readString(target));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static List<String> succeeded(List<Future<String>> writers) throws Exception {
    List<String> winners = new ArrayList<>();
    for (Future<String> writer : writers) {
      try {
        winners.add(writer.get());
      } catch (ExecutionException e) {
        assertThat(e.getCause()).isInstanceOf(FileAlreadyExistsException.class);
      }
    }
    return winners;
  }
}
