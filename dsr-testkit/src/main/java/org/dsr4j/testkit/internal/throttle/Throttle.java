package org.dsr4j.testkit.internal.throttle;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dsr4j.testkit.internal.throttle.LimitSettings.Mode;
import org.jspecify.annotations.Nullable;

/** Accepts or refuses the requests to one tenant. Safe for use by several threads. */
public final class Throttle {

  /**
   * The counts of one bucket.
   *
   * @param name the bucket's name
   * @param limit its limit
   * @param windowNanos its window
   * @param accepted how many requests it accepted
   * @param used how much of the limit these took, in its unit; of a limit that is counted for each
   *     path or person, by the busiest one
   * @param refused how many requests it refused
   * @param peak the highest demand in one window, including refused requests
   */
  public record Usage(
      String name, int limit, long windowNanos, long accepted, long used, long refused, int peak) {}

  /**
   * The decision about a request.
   *
   * @param refusedBy the bucket that refuses it, or null
   * @param retryAfter the value of the Retry-After header, or null when there is none
   * @param directoryUse the used part of the directory's budget; zero if the request is not metered
   */
  public record Verdict(
      @Nullable Bucket refusedBy, @Nullable String retryAfter, double directoryUse) {}

  private static final long SECOND = 1_000_000_000L;

  private final LimitSettings settings;
  private final Map<String, BucketStatistics> tallies = new LinkedHashMap<>();
  private final Map<String, Meter> meters = new HashMap<>();

  /**
   * Creates a throttle with full budgets.
   *
   * @param settings the settings
   */
  public Throttle(LimitSettings settings) {
    this.settings = settings;
    for (Bucket bucket : settings.buckets()) {
      BucketStatistics tally =
          new BucketStatistics(bucket, bucket.limit(settings.users()), settings.window(bucket));
      tallies.put(bucket.name(), tally);
    }
  }

  /** {@return the same limits with full budgets} */
  public Throttle untouched() {
    return new Throttle(settings);
  }

  /**
   * Meters a request: either all its buckets accept and count it, or the first exhausted one
   * refuses it.
   *
   * @param call the request
   * @return the decision
   */
  public synchronized Verdict acquire(Call call) {
    long now = settings.ticker().getAsLong();
    int units = ResourceUnits.of(call);
    BucketStatistics refusing = null;
    long delay = 0;
    for (BucketStatistics tally : tallies.values()) {
      if (tally.bucket().counts(call)) {
        Meter meter = meter(tally, call, now);
        int cost = cost(tally, units);
        tally.recordUsage(meter.used(now) + cost);
        long wait = meter.delay(now, cost);
        if (wait > 0 && refusing == null) {
          refusing = tally;
          delay = wait;
        }
      }
    }
    return settle(call, now, units, refusing, delay);
  }

  private Verdict settle(
      Call call, long now, int units, @Nullable BucketStatistics refusing, long delay) {
    if (refusing != null) {
      refusing.recordRefused();
    }
    boolean refuses = refusing != null && !settings.has(Mode.OBSERVE_ONLY);
    double directoryUse = 0;
    for (BucketStatistics tally : tallies.values()) {
      if (tally.bucket().counts(call)) {
        Meter meter = meter(tally, call, now);
        if (!refuses || settings.has(Mode.COUNT_REFUSED)) {
          meter.take(now, cost(tally, units));
        }
        if (!refuses) {
          tally.recordAccepted(call, cost(tally, units));
        }
        if (BucketTable.isDirectory(tally.bucket())) {
          double excess = tally == refusing ? cost(tally, units) : 0;
          directoryUse = (meter.used(now) + excess) / tally.limit();
        }
      }
    }
    if (refusing == null || !refuses) {
      return new Verdict(null, null, directoryUse);
    }
    return new Verdict(refusing.bucket(), retryAfter(refusing.bucket(), delay), directoryUse);
  }

  /** {@return the counts of the buckets, in the order of the table} */
  public synchronized List<Usage> usage() {
    return tallies.values().stream().map(BucketStatistics::usage).toList();
  }

  private static int cost(BucketStatistics tally, int units) {
    return tally.bucket().inUnits() ? units : 1;
  }

  private Meter meter(BucketStatistics tally, Call call, long now) {
    Bucket bucket = tally.bucket();
    long window = settings.window(bucket);
    return meters.computeIfAbsent(
        bucket.name() + " " + bucket.counter(call),
        key ->
            bucket.inUnits()
                ? new TokenBucket(tally.limit(), window, now)
                : new SlidingWindow(tally.limit(), window));
  }

  private @Nullable String retryAfter(Bucket bucket, long delay) {
    if (settings.has(Mode.WITHOUT_RETRY_AFTER) || !bucket.sendsRetryAfter()) {
      return null;
    }
    if (settings.tellsFractions(bucket)) {
      long millis = Math.max(1, (delay + 999_999) / 1_000_000);
      return millis / 1000 + "." + String.valueOf(1000 + millis % 1000).substring(1);
    }
    return Long.toString(Math.max(1, (delay + SECOND - 1) / SECOND));
  }
}
