package org.dsr4j.benchmarks.measurement;

import java.time.Duration;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.ThrottlingReport;

/**
 * The limit that alone would take longest for the calls of a run.
 *
 * @param bucket the limit's name
 * @param calls how many calls it counted
 * @param limit how many a window holds
 * @param window the window
 */
public record BucketBound(String bucket, long calls, int limit, Duration window) {

  public static BucketBound of(SimulatedTenant simulated) {
    BucketBound slowest = new BucketBound("none", 0, 1, Duration.ZERO);
    for (ThrottlingReport.Bucket bucket : simulated.throttling().buckets()) {
      BucketBound bound =
          new BucketBound(bucket.name(), bucket.accepted(), bucket.limit(), bucket.window());
      if (bound.time().compareTo(slowest.time()) > 0) {
        slowest = bound;
      }
    }
    return slowest;
  }

  /**
   * What must pass before the last of the calls: a full bucket goes at once, the rest comes at the
   * limit's rate.
   */
  public Duration time() {
    return window.multipliedBy(Math.max(0, calls - limit)).dividedBy(limit);
  }

  /** The calls, of those that the limit allows in some time: in each window begun, all it holds. */
  public double share(Duration time) {
    long windows = time.toNanos() / Math.max(1, window.toNanos()) + 1;
    return (double) calls / (limit * windows);
  }
}
