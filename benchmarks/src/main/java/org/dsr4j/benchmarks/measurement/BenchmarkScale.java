package org.dsr4j.benchmarks.measurement;

import java.util.Locale;

/**
 * The size of the measurements: the short form runs all benchmarks in a few minutes, the full form
 * is for published figures. Each number can be set by a property.
 */
public record BenchmarkScale(boolean full) {

  public static BenchmarkScale fromProperty() {
    String name = System.getProperty("dsr.benchmarks.form", "short").toLowerCase(Locale.ROOT);
    if (!name.equals("short") && !name.equals("full")) {
      throw new IllegalArgumentException("dsr.benchmarks.form is 'short' or 'full'");
    }
    return new BenchmarkScale(name.equals("full"));
  }

  /** The property {@code dsr.benchmarks.<name>}, or the value of the form. */
  public int number(String name, int inShort, int inFull) {
    return Integer.getInteger("dsr.benchmarks." + name, full ? inFull : inShort);
  }
}
