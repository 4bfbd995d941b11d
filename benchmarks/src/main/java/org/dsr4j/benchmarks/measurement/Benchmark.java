package org.dsr4j.benchmarks.measurement;

/** One benchmark. */
public interface Benchmark {

  /** Measures; an exception means that there are no figures. */
  Measurements run(BenchmarkScale form) throws Exception;

  /** What the figures must contain on every machine: their names and counts, never times. */
  FigureRules rules();
}
