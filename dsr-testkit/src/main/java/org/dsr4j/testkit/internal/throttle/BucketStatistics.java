package org.dsr4j.testkit.internal.throttle;

import java.util.HashMap;
import java.util.Map;

/** The counts of one bucket. Guarded by its owner's lock. */
final class BucketStatistics {

  private final Bucket bucket;
  private final int limit;
  private final long windowNanos;
  private final Map<String, Long> used = new HashMap<>();
  private long admitted;
  private long refused;
  private double peak;

  BucketStatistics(Bucket bucket, int limit, long windowNanos) {
    this.bucket = bucket;
    this.limit = limit;
    this.windowNanos = windowNanos;
  }

  Bucket bucket() {
    return bucket;
  }

  int limit() {
    return limit;
  }

  void recordUsage(double used) {
    peak = Math.max(peak, used);
  }

  void recordAccepted(Call call, int cost) {
    admitted++;
    used.merge(bucket.counter(call), (long) cost, Long::sum);
  }

  void recordRefused() {
    refused++;
  }

  Throttle.Usage usage() {
    return new Throttle.Usage(
        bucket.name(),
        limit,
        windowNanos,
        admitted,
        used.values().stream().mapToLong(Long::longValue).max().orElse(0),
        refused,
        (int) Math.ceil(peak - 1e-9));
  }
}
