package org.dsr4j.benchmarks.measurement;

import java.util.Locale;

/**
 * How much is measured: the short form runs all benchmarks in a few minutes, the full form is for
 * figures that are published. Each number can be set by a property of its own.
 */
public record BenchmarkScale(boolean full) {

  public static BenchmarkScale fromProperty() {
    String name = System.getProperty("dsr.benchmarks.form", "short").toLowerCase(Locale.ROOT);
    if (!name.equals("short") && !name.equals("full")) {
      throw new IllegalArgumentException("dsr.benchmarks.form is 'short' or 'full'");
    }
    return new BenchmarkScale(name.equals("full"));
  }

  /** The property {@code dsr.benchmarks.<name>}, or what the form says. */
  public int number(String name, int inShort, int inFull) {
    return Integer.getInteger("dsr.benchmarks." + name, full ? inFull : inShort);
  }
}
