package org.dsr4j.benchmarks.measurement;

/** One benchmark. */
public interface Benchmark {

  /** Runs the measurement; every exception ends the whole run. */
  Measurements run(BenchmarkScale form) throws Exception;
}
