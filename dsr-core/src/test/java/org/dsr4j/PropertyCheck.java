package org.dsr4j;

import java.util.Random;

/** Something that holds for any input: tried many times, each failure names the seed to repeat. */
public final class PropertyCheck {

  private static final String SEED = "dsr.seed";

  private PropertyCheck() {}

  /** What must hold for whatever the generator brings. */
  public interface Claim {
    void check(Random random) throws Exception;
  }

  /** Checks a claim; with {@code -Ddsr.seed=…} only for the seed that failed. */
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
