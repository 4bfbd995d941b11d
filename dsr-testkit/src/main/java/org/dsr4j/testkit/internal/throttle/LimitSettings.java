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
 * @param habits in what it differs from the usual
 * @param ticker the time in nanoseconds
 */
public record LimitSettings(
    List<Bucket> buckets, int scale, int users, Set<Habit> habits, LongSupplier ticker) {

  /** What throttling can do unusually. */
  public enum Habit {
    /** Never tells when to come back. */
    QUIET,
    /** Counts refused requests too. */
    COUNTS_REFUSED,
    /** Refuses nothing. */
    ONLY_WATCHES
  }

  private static final Duration SHORT = Duration.ofSeconds(10);

  /**
   * Copies the collections.
   *
   * @param buckets the buckets that hold
   * @param scale by what every window is divided
   * @param users how many users the tenant counts as
   * @param habits in what it differs from the usual
   * @param ticker the time in nanoseconds
   */
  public LimitSettings {
    buckets = List.copyOf(buckets);
    habits = Set.copyOf(habits);
  }

  boolean has(Habit habit) {
    return habits.contains(habit);
  }

  long window(Bucket bucket) {
    return Math.max(1, bucket.window().toNanos() / scale);
  }

  /** Whether scaling made a window so short that whole seconds would be too coarse for it. */
  boolean tellsFractions(Bucket bucket) {
    return scale > 1 && window(bucket) < SHORT.toNanos();
  }
}
