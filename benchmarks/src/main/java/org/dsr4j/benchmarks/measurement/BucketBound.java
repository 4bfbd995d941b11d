package org.dsr4j.benchmarks.measurement;

import java.time.Duration;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.ThrottlingReport;

/**
 * The limit that determines the minimum time for the calls of a run.
 *
 * @param bucket the limit's name
 * @param calls how much of it the calls took, in its unit
 * @param limit how many calls a window allows
 * @param window the window
 */
public record BucketBound(String bucket, long calls, int limit, Duration window) {

  public static BucketBound of(SimulatedTenant simulated) {
    BucketBound slowest = new BucketBound("none", 0, 1, Duration.ZERO);
    for (ThrottlingReport.Bucket bucket : simulated.throttling().buckets()) {
      BucketBound bound =
          new BucketBound(bucket.name(), bucket.used(), bucket.limit(), bucket.window());
      if (bound.time().compareTo(slowest.time()) > 0) {
        slowest = bound;
      }
    }
    return slowest;
  }

  /**
   * The minimum time before the last call: a full bucket is available immediately, the rest at the
   * limit's rate.
   */
  public Duration time() {
    return window.multipliedBy(Math.max(0, calls - limit)).dividedBy(limit);
  }

  /**
   * The used share of the calls that the limit allows in a time; each started window counts
   * completely.
   */
  public double share(Duration time) {
    long windows = time.toNanos() / Math.max(1, window.toNanos()) + 1;
    return (double) calls / (limit * windows);
  }
}
