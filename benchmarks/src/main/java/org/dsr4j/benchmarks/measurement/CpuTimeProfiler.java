package org.dsr4j.benchmarks.measurement;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * The processor time of the whole process for one operation: of all threads, including the garbage
 * collector. The lowest iteration counts, so that compilation has little influence.
 */
public final class CpuTimeProfiler implements InternalProfiler {

  public static final String CPU = "cpu.norm";

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private long before;

  @Override
  public String getDescription() {
    return "processor time of the process per operation";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    before = SYSTEM.getProcessCpuTime();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    long spent = SYSTEM.getProcessCpuTime() - before;
    long operations = Math.max(1, result.getMetadata().getAllOps());
    double micros = spent / 1000.0 / operations;
    return List.of(new ScalarResult(CPU, micros, "us/op", AggregationPolicy.MIN));
  }
}
