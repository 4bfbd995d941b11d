package org.dsr4j.benchmarks;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dsr4j.benchmarks.measurement.Benchmark;
import org.dsr4j.benchmarks.measurement.BenchmarkScale;
import org.dsr4j.benchmarks.measurement.CpuTimeProfiler;
import org.dsr4j.benchmarks.measurement.Measurements;
import org.dsr4j.benchmarks.service.AuditPages;
import org.dsr4j.benchmarks.service.PageServer;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs {@link ReadPathBenchmark} and compares the library with the SDK and with the minimum. */
final class ReadPath implements Benchmark {

  private static final int PAGE = 200;
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  @Override
  public Measurements run(BenchmarkScale form) throws Exception {
    int pages = form.number("readPath.pages", 10, 10);
    try (PageServer server = new PageServer(AuditPages.records(pages * PAGE), PAGE)) {
      OptionsBuilder options = new OptionsBuilder();
      options
          .include(ReadPathBenchmark.class.getName())
          .mode(Mode.AverageTime)
          .forks(form.number("readPath.forks", 1, 3))
          .warmupIterations(form.number("readPath.warmups", 3, 5))
          .warmupTime(TimeValue.seconds(2))
          .measurementIterations(form.number("readPath.iterations", 4, 10))
          .measurementTime(TimeValue.seconds(2))
          .jvmArgsAppend(
              "-D" + ReadPathBenchmark.ENDPOINT + "=" + server.endpoint(),
              "-Ddsr.benchmarks.pages=" + server.pages())
          .addProfiler(GCProfiler.class)
          .addProfiler(CpuTimeProfiler.class);
      return figures(new Runner(options.build()).run(), pages * PAGE);
    }
  }

  private static Measurements figures(Collection<RunResult> results, int records) {
    Map<String, Double> cpu = new LinkedHashMap<>();
    Map<String, Double> allocated = new LinkedHashMap<>();
    for (RunResult result : results) {
      String way = result.getParams().getBenchmark().replaceAll(".*\\.", "");
      cpu.put(way, secondary(result, CpuTimeProfiler.CPU) / records);
      allocated.put(way, secondary(result, ALLOCATED) / records);
    }
    Measurements figures =
        new Measurements()
            .put("cpuVsSdk", ratio(cpu, "sdk"))
            .put("cpuVsFloor", ratio(cpu, "floor"))
            .put("allocVsSdk", ratio(allocated, "sdk"));
    Measurements micros = figures.group("cpuMicrosPerRecord");
    cpu.forEach(micros::put);
    Measurements bytes = figures.group("allocatedBytesPerRecord");
    allocated.forEach(bytes::put);
    return figures.put("records", records).put("recordsPerPage", PAGE);
  }

  private static double ratio(Map<String, Double> byWay, String other) {
    return byWay.getOrDefault("ours", Double.NaN) / byWay.getOrDefault(other, Double.NaN);
  }

  private static double secondary(RunResult result, String name) {
    for (String key : result.getSecondaryResults().keySet()) {
      if (key.endsWith(name)) {
        return result.getSecondaryResults().get(key).getScore();
      }
    }
    throw new IllegalStateException("JMH did not measure " + name);
  }
}
