package org.dsr4j.benchmarks;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.dsr4j.benchmarks.measurement.Benchmark;
import org.dsr4j.benchmarks.measurement.BenchmarkScale;
import org.dsr4j.benchmarks.measurement.Measurements;

/** Runs one benchmark within a time limit, writes its figures and checks what was written. */
final class PartRunner {

  private final BenchmarkScale form;
  private final Duration limit;
  private final Path folder;

  PartRunner(BenchmarkScale form, Duration limit, Path folder) {
    this.form = form;
    this.limit = limit;
    this.folder = folder;
  }

  /**
   * What became of one benchmark.
   *
   * @param ended whether it ended; if it did not, it still uses the processor, and nothing else can
   *     be measured beside it
   * @param problems what must fail the run, one sentence each
   */
  record Outcome(boolean ended, List<String> problems) {}

  Outcome run(String name, Benchmark benchmark) throws InterruptedException, IOException {
    Path file = folder.resolve(name + ".json");
    // Figures of an earlier run must not pass for those of this one.
    Files.deleteIfExists(file);
    FutureTask<Measurements> task = new FutureTask<>(() -> benchmark.run(form));
    Thread thread = new Thread(task, "benchmark-" + name);
    thread.setDaemon(true);
    thread.start();
    try {
      task.get(limit.toNanos(), TimeUnit.NANOSECONDS).write(file);
    } catch (ExecutionException e) {
      Throwable cause = requireNonNull(e.getCause());
      cause.printStackTrace();
      return new Outcome(true, List.of(name + " failed: " + cause));
    } catch (TimeoutException e) {
      String message = name + " did not end within " + limit.toSeconds() + " s; it was at";
      return new Outcome(false, List.of(message + stack(thread)));
    }
    return new Outcome(true, checked(name, benchmark, file));
  }

  private static List<String> checked(String name, Benchmark benchmark, Path file)
      throws IOException {
    return benchmark.rules().broken(new ObjectMapper().readTree(file.toFile())).stream()
        .map(problem -> name + ": " + problem)
        .toList();
  }

  private static String stack(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .map(frame -> System.lineSeparator() + "  " + frame)
        .collect(Collectors.joining());
  }
}
