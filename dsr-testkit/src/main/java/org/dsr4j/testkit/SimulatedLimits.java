package org.dsr4j.testkit;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.dsr4j.testkit.internal.throttle.Bucket;
import org.dsr4j.testkit.internal.throttle.BucketTable;
import org.dsr4j.testkit.internal.throttle.LimitSettings;
import org.dsr4j.testkit.internal.throttle.LimitSettings.Mode;

/**
 * Throttling limits for {@link SimulatedTenant#limits}. Immutable: every method returns changed
 * limits.
 *
 * <p>Requests are counted in strict sliding windows: no window, regardless of its start, contains
 * more requests than the limit. The directory's resource units are a bucket that is refilled
 * evenly. A request counts in every bucket it belongs to. If one of them is exhausted, the request
 * is refused with 429 and counts in none, unless {@link #countRefused} is set.
 */
public final class SimulatedLimits {

  private final LimitSettings settings;

  private SimulatedLimits(LimitSettings settings) {
    this.settings = settings;
  }

  /**
   * {@return all limits that Microsoft has published for the simulator's paths, as of 2026, for a
   * tenant with fewer than 50 users}
   */
  public static SimulatedLimits documented() {
    List<Bucket> all = BucketTable.get().buckets();
    return new SimulatedLimits(new LimitSettings(all, 1, 1, Set.of(), System::nanoTime));
  }

  /** {@return the names of these limits' buckets} */
  public List<String> names() {
    return settings.buckets().stream().map(Bucket::name).toList();
  }

  /**
   * {@return these limits with every window divided} If a window becomes shorter than ten seconds,
   * Retry-After has fractions of a second.
   *
   * @param divisor at least one
   */
  public SimulatedLimits scaledBy(int divisor) {
    if (divisor < 1) {
      throw new IllegalArgumentException("windows are divided by at least one, not " + divisor);
    }
    return with(settings.buckets(), divisor, settings.users(), settings.ticker());
  }

  /**
   * {@return only some of these limits}
   *
   * @param names names of buckets
   * @throws IllegalArgumentException when a name is not among {@link #names()}
   */
  public SimulatedLimits only(String... names) {
    Set<String> unknown = new TreeSet<>(Arrays.asList(names));
    names().forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("no limits " + unknown + ", there are " + names());
    }
    List<String> wanted = List.of(names);
    List<Bucket> kept =
        settings.buckets().stream().filter(bucket -> wanted.contains(bucket.name())).toList();
    return with(kept, settings.scale(), settings.users(), settings.ticker());
  }

  /**
   * {@return these limits for a tenant of another size} The directory's resource units depend on
   * the size.
   *
   * @param users the number of users to assume, regardless of the users that the tenant has
   */
  public SimulatedLimits tenantSize(int users) {
    return with(settings.buckets(), settings.scale(), users, settings.ticker());
  }

  /** {@return these limits, without a Retry-After header} */
  public SimulatedLimits withoutRetryAfter() {
    return with(Mode.WITHOUT_RETRY_AFTER);
  }

  /**
   * {@return these limits with refused requests counted too} Graph does the same: a client that
   * does not wait is then refused permanently.
   */
  public SimulatedLimits countRefused() {
    return with(Mode.COUNT_REFUSED);
  }

  /**
   * {@return these limits, counting only: nothing is refused, {@link SimulatedTenant#throttling}
   * returns the counts}
   */
  public SimulatedLimits observeOnly() {
    return with(Mode.OBSERVE_ONLY);
  }

  /**
   * {@return these limits with another time source}
   *
   * @param nanos a monotonic time in nanoseconds, safe for use by several threads
   */
  public SimulatedLimits ticker(LongSupplier nanos) {
    Objects.requireNonNull(nanos, "nanos");
    return with(settings.buckets(), settings.scale(), settings.users(), nanos);
  }

  private SimulatedLimits with(Mode habit) {
    Set<Mode> habits = new HashSet<>(settings.modes());
    habits.add(habit);
    return new SimulatedLimits(
        new LimitSettings(
            settings.buckets(), settings.scale(), settings.users(), habits, settings.ticker()));
  }

  private SimulatedLimits with(List<Bucket> buckets, int scale, int users, LongSupplier ticker) {
    return new SimulatedLimits(new LimitSettings(buckets, scale, users, settings.modes(), ticker));
  }

  LimitSettings settings() {
    return settings;
  }
}
