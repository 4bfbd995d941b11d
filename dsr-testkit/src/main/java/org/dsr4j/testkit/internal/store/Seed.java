package org.dsr4j.testkit.internal.store;

import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * A source of values that look random and are the same in every run.
 *
 * <p>Children are derived by name, so that adding one object to a tenant does not change the ids of
 * the others. A seed must be used by one thread only; {@link #child} may be called by any thread.
 */
public final class Seed {

  private final long value;
  private final SplittableRandom random;

  /**
   * Creates a seed.
   *
   * @param value the value
   */
  public Seed(long value) {
    this.value = value;
    this.random = new SplittableRandom(value);
  }

  /**
   * {@return the child seed with a name}
   *
   * @param name the name, unique within this seed
   */
  public Seed child(String name) {
    long mixed = value;
    for (int i = 0; i < name.length(); i++) {
      mixed = (mixed ^ name.charAt(i)) * 0x100000001b3L;
    }
    return new Seed(spread(mixed));
  }

  /**
   * {@return the child seed with an index}
   *
   * @param index which one, counted from zero
   */
  public Seed child(int index) {
    return new Seed(spread(value + 0x9e3779b97f4a7c15L * (index + 1L)));
  }

  /** {@return the next GUID, of version 4} */
  public String guid() {
    long high = (random.nextLong() & 0xffffffffffff0fffL) | 0x4000L;
    long low = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }

  /**
   * {@return a number from zero to below the bound}
   *
   * @param bound one more than the largest number
   */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /**
   * {@return some decimal digits, the first of them not zero}
   *
   * @param count how many
   */
  public String digits(int count) {
    StringBuilder digits = new StringBuilder(count);
    digits.append((char) ('1' + below(9)));
    while (digits.length() < count) {
      digits.append((char) ('0' + below(10)));
    }
    return digits.toString();
  }

  /**
   * {@return some hexadecimal digits}
   *
   * @param count how many
   */
  public String hex(int count) {
    StringBuilder digits = new StringBuilder(count + 16);
    while (digits.length() < count) {
      digits.append(HexFormat.of().toHexDigits(random.nextLong()));
    }
    digits.setLength(count);
    return digits.toString();
  }

  /** Mixes the bits, so that similar inputs do not result in similar outputs. */
  private static long spread(long mixed) {
    long z = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
