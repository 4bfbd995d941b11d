package org.dsr4j.benchmarks.measurement;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * How much is measured. Each number can be set by a property of its own.
 *
 * <p>The sizes differ, never what is done: all forms run every part.
 */
public enum BenchmarkScale {
  /** Shows that every part still runs. Its figures mean nothing. */
  SMOKE(Duration.ofMinutes(3)),

  /** Runs all parts in a few minutes. */
  SHORT(Duration.ofMinutes(6)),

  /** For figures that are published. */
  FULL(Duration.ofHours(1));

  private static final String PREFIX = "dsr.benchmarks.";

  private final Duration limit;

  BenchmarkScale(Duration limit) {
    this.limit = limit;
  }

  /**
   * Returns the form that the property {@code dsr.benchmarks.form} names: the short one if none.
   */
  public static BenchmarkScale fromProperty() {
    String name = System.getProperty(PREFIX + "form", "short");
    return Arrays.stream(values())
        .filter(form -> form.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException(PREFIX + "form is 'smoke', 'short' or 'full'"));
  }

  /**
   * Sets sizes that differ from those of the form.
   *
   * @param sizes {@code none}, or {@code name=number} joined by commas
   */
  public static void setSizes(String sizes) {
    if (sizes.equals("none")) {
      return;
    }
    for (String size : sizes.split(",", -1)) {
      if (!size.matches("[A-Za-z.]+=[0-9]+")) {
        throw new IllegalArgumentException(
            PREFIX + "sizes is a list as in 'bulk.rows=5000,bulk.people=10', not '" + size + "'");
      }
      int equals = size.indexOf('=');
      System.setProperty(PREFIX + size.substring(0, equals), size.substring(equals + 1));
    }
  }

  /** The property {@code dsr.benchmarks.<name>}, or what the form says. */
  public int number(String name, int inSmoke, int inShort, int inFull) {
    int preset =
        switch (this) {
          case SMOKE -> inSmoke;
          case SHORT -> inShort;
          case FULL -> inFull;
        };
    return Integer.getInteger(PREFIX + name, preset);
  }

  /**
   * The time in which one part must end. It is far above what a part needs, because only a part
   * that hangs must fail, never a slow machine.
   */
  public Duration partLimit() {
    return Duration.ofSeconds(
        Integer.getInteger(PREFIX + "partLimitSeconds", (int) limit.toSeconds()));
  }
}
