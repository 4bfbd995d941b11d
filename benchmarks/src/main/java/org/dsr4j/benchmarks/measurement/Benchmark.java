package org.dsr4j.benchmarks.measurement;

/** One thing that is measured. */
public interface Benchmark {

  /** Measures; whatever stops it ends the whole run. */
  Measurements run(BenchmarkScale form) throws Exception;
}
