package org.dsr4j.testkit.internal.throttle;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * How a tenant is throttled. Immutable.
 *
 * @param buckets the buckets that hold
 * @param scale by what every window is divided
 * @param users how many users the tenant counts as
 * @param modes in what it differs from the usual
 * @param ticker the time in nanoseconds
 */
public record LimitSettings(
    List<Bucket> buckets, int scale, int users, Set<Mode> modes, LongSupplier ticker) {

  /** What throttling can do unusually. */
  public enum Mode {
    /** Never tells when to come back. */
    WITHOUT_RETRY_AFTER,
    /** Counts refused requests too. */
    COUNT_REFUSED,
    /** Refuses nothing. */
    OBSERVE_ONLY
  }

  private static final Duration SHORT = Duration.ofSeconds(10);

  /**
   * Copies the collections.
   *
   * @param buckets the buckets that hold
   * @param scale by what every window is divided
   * @param users how many users the tenant counts as
   * @param modes in what it differs from the usual
   * @param ticker the time in nanoseconds
   */
  public LimitSettings {
    buckets = List.copyOf(buckets);
    modes = Set.copyOf(modes);
  }

  boolean has(Mode habit) {
    return modes.contains(habit);
  }

  long window(Bucket bucket) {
    return Math.max(1, bucket.window().toNanos() / scale);
  }

  /** Whether scaling made a window so short that whole seconds would be too coarse for it. */
  boolean tellsFractions(Bucket bucket) {
    return scale > 1 && window(bucket) < SHORT.toNanos();
  }
}
