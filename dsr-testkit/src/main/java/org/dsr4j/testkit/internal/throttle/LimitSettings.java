package org.dsr4j.testkit.internal.throttle;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The throttling settings of a tenant. Immutable.
 *
 * @param buckets the active buckets
 * @param scale the divisor of every window
 * @param users the assumed number of users
 * @param modes the differences from the default
 * @param ticker the time in nanoseconds
 */
public record LimitSettings(
    List<Bucket> buckets, int scale, int users, Set<Mode> modes, LongSupplier ticker) {

  /** Non-default modes of throttling. */
  public enum Mode {
    /** Never sends a Retry-After header. */
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
   * @param buckets the active buckets
   * @param scale the divisor of every window
   * @param users the assumed number of users
   * @param modes the differences from the default
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

  /** Whether scaling made a window so short that whole seconds are too coarse. */
  boolean tellsFractions(Bucket bucket) {
    return scale > 1 && window(bucket) < SHORT.toNanos();
  }
}
