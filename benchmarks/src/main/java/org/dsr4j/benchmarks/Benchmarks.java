package org.dsr4j.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
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
    ALL.put("batching", new Batching());
    ALL.put("bulk", new BulkRead());
    ALL.put("memory", new Memory());
    ALL.put("simulator", new Simulator());
  }

  private Benchmarks() {}

  /**
   * Runs the benchmarks that {@code dsr.benchmarks.only} names, or all.
   *
   * @param arguments the folder of the JSON files
   * @throws Exception when a benchmark could not be run
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "target");
    BenchmarkScale form = BenchmarkScale.fromProperty();
    for (String name : chosen()) {
      Benchmark benchmark = ALL.get(name);
      if (benchmark == null) {
        throw new IllegalArgumentException(
            "There is no benchmark '" + name + "', only " + ALL.keySet());
      }
      long start = System.nanoTime();
      benchmark.run(form).write(folder.resolve(name + ".json"));
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      System.out.printf("%s took %.1f s%n%n", name, took.toMillis() / 1000.0);
    }
  }

  private static List<String> chosen() {
    String only = System.getProperty("dsr.benchmarks.only", "all");
    return only.equals("all") ? List.copyOf(ALL.keySet()) : Arrays.asList(only.split(",", -1));
  }
}
