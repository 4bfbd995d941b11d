package org.dsr4j.testkit.internal.throttle;

/** The counts of one bucket. Guarded by its owner's lock. */
final class BucketStatistics {

  private final Bucket bucket;
  private final int limit;
  private final long windowNanos;
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

  void recordAccepted() {
    admitted++;
  }

  void recordRefused() {
    refused++;
  }

  Throttle.Usage usage() {
    return new Throttle.Usage(
        bucket.name(), limit, windowNanos, admitted, refused, (int) Math.ceil(peak - 1e-9));
  }
}
