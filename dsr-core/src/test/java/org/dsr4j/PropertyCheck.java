package org.dsr4j;

import java.util.Random;

/** Checks a property for random input many times; a failure names the seed to repeat it. */
public final class PropertyCheck {

  private static final String SEED = "dsr.seed";

  private PropertyCheck() {}

  /** A property that must hold for any generated input. */
  public interface Claim {
    void check(Random random) throws Exception;
  }

  /** Checks a property; with {@code -Ddsr.seed=…} only for the seed that failed. */
  public static void holds(int times, Claim claim) {
    Long only = Long.getLong(SEED);
    long first = only != null ? only : System.nanoTime();
    for (long seed = first; seed < first + (only != null ? 1 : times); seed++) {
      try {
        claim.check(new Random(seed));
      } catch (Exception | AssertionError | StackOverflowError e) {
        throw new AssertionError("fails with -D" + SEED + "=" + seed + ": " + e, e);
      }
    }
  }
}
