package org.dsr4j.internal.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.dsr4j.PropertyCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolStreamTest {

  @TempDir private Path folder;

  private static byte[] random(Random random, int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  private static SpoolStream written(Spool spool, byte[] bytes, Random random) throws IOException {
    SpoolStream stream = spool.newStream();
    int at = 0;
    while (at < bytes.length) {
      int n = Math.min(bytes.length - at, 1 + random.nextInt(20_000));
      if (n == 1) {
        stream.write(bytes[at]);
      } else {
        stream.write(bytes, at, n);
      }
      at += n;
    }
    stream.close();
    return stream;
  }

  private static byte[] read(SpoolStream stream, Random random) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (InputStream in = stream.open()) {
      byte[] buffer = new byte[1 + random.nextInt(40_000)];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
      }
      assertThat(in.read()).isEqualTo(-1);
    }
    return out.toByteArray();
  }

  @Test
  void writtenBytesAreReadUnchangedAtAnySize() throws IOException {
    try (Spool spool = Spool.open(folder)) {
      PropertyCheck.holds(
          300,
          random -> {
            byte[] bytes = random(random, random.nextInt(100_000));
            SpoolStream stream = written(spool, bytes, random);

            assertThat(read(stream, random)).isEqualTo(bytes);
            assertThat(read(stream, random)).isEqualTo(bytes);
          });
    }
  }

  @Test
  void sizesAroundABlockAreNoSpecialCase() throws IOException {
    try (Spool spool = Spool.open(folder)) {
      Random random = new Random(1);
      for (int size : new int[] {0, 1, 16_383, 16_384, 16_385, 32_768, 32_769}) {
        byte[] bytes = random(random, size);
        assertThat(read(written(spool, bytes, random), random)).as("%s", size).isEqualTo(bytes);
      }
    }
  }

  @Test
  void streamsOfSeveralThreadsDoNotMix() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try (Spool spool = Spool.open(folder)) {
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        Random random = new Random(i);
        tasks.add(
            () -> {
              byte[] bytes = random(random, 200_000);
              return java.util.Arrays.equals(bytes, read(written(spool, bytes, random), random));
            });
      }
      for (Future<Boolean> equal : pool.invokeAll(tasks)) {
        assertThat(equal.get()).isTrue();
      }
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void anInterruptedThreadStillWritesAndReads() throws IOException {
    try (Spool spool = Spool.open(folder)) {
      Random random = new Random(1);
      byte[] bytes = random(random, 100_000);
      Thread.currentThread().interrupt();

      SpoolStream stream = written(spool, bytes, random);
      byte[] back = read(stream, random);

      assertThat(Thread.interrupted()).as("the interrupt flag stays set for the caller").isTrue();
      assertThat(back).isEqualTo(bytes);
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void aFullDiskIsAnErrorAndLeavesNothing() throws IOException {
    Configuration small = Configuration.unix().toBuilder().setMaxSize(100_000).build();
    try (FileSystem fs = Jimfs.newFileSystem(small)) {
      Path tiny = Files.createDirectory(fs.getPath("spool"));
      try (Spool spool = Spool.open(tiny)) {
        assertThatIOException().isThrownBy(() -> written(spool, new byte[200_000], new Random(1)));
      }
      try (Stream<Path> left = Files.list(tiny)) {
        assertThat(left).isEmpty();
      }
    }
  }
}
