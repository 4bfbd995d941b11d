package org.dsr4j.benchmarks;

/** One thing that is measured. */
interface Benchmark {

  /** Measures; whatever stops it ends the whole run. */
  Figures run(Form form) throws Exception;
}
