package org.dsr4j.benchmarks;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dsr4j.benchmarks.measurement.Benchmark;
import org.dsr4j.benchmarks.measurement.BenchmarkScale;

/** Runs the benchmarks one after another and writes one JSON file for each. */
public final class Benchmarks {

  private static final Map<String, Benchmark> ALL = new LinkedHashMap<>();

  static {
    ALL.put("read-path", new ReadPath());
    ALL.put("subject-wall-clock", new WallClock());
    ALL.put("throttled", new Throttling());
    ALL.put("queue", new QueueTime());
    ALL.put("batching", new Batching());
    ALL.put("bulk", new BulkRead());
    ALL.put("scan-cpu", new ScanCpu());
    ALL.put("export-floor", new ExportFloor());
    ALL.put("memory", new Memory());
    ALL.put("simulator", new Simulator());
  }

  private Benchmarks() {}

  /**
   * Runs what {@code dsr.benchmarks.only} names, or all. Ends with a status other than zero when a
   * part fails, does not end in time, or writes figures that are incomplete.
   *
   * @param arguments the folder of the JSON files
   * @throws Exception when the choice is invalid or a file cannot be written
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "target");
    BenchmarkScale.setSizes(System.getProperty("dsr.benchmarks.sizes", "none"));
    List<String> problems = run(chosen(), BenchmarkScale.fromProperty(), folder);
    problems.forEach(problem -> System.err.println("FAILED " + problem));
    // A part that did not end may have left processes.
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    System.exit(problems.isEmpty() ? 0 : 1);
  }

  private static List<String> run(List<String> names, BenchmarkScale form, Path folder)
      throws Exception {
    PartRunner runner = new PartRunner(form, form.partLimit(), folder);
    List<String> problems = new ArrayList<>();
    for (String name : names) {
      long start = System.nanoTime();
      PartRunner.Outcome outcome = runner.run(name, requireNonNull(ALL.get(name)));
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      System.out.printf("%s took %.1f s%n%n", name, took.toMillis() / 1000.0);
      problems.addAll(outcome.problems());
      if (!outcome.ended()) {
        return problems;
      }
    }
    return problems;
  }

  private static List<String> chosen() {
    String only = System.getProperty("dsr.benchmarks.only", "all");
    List<String> names =
        only.equals("all") ? List.copyOf(ALL.keySet()) : Arrays.asList(only.split(",", -1));
    for (String name : names) {
      if (!ALL.containsKey(name)) {
        throw new IllegalArgumentException(
            "There is no benchmark '" + name + "', only " + ALL.keySet());
      }
    }
    return names;
  }
}
