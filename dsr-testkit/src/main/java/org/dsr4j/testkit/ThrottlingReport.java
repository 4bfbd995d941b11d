package org.dsr4j.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.dsr4j.testkit.internal.throttle.Throttle;

/** The counts of a tenant's throttling since its limits were set. Immutable. */
public final class ThrottlingReport {

  private final List<Bucket> buckets;

  ThrottlingReport(List<Throttle.Usage> usage) {
    this.buckets = usage.stream().map(ThrottlingReport::bucket).toList();
  }

  /**
   * One budget.
   *
   * @param name its name
   * @param limit how many requests, or resource units, a window allows
   * @param window the window, scaled
   * @param accepted how many requests it accepted
   * @param used how much of the limit these took, in its unit; of a limit that is counted for each
   *     path or person, by the busiest one
   * @param refused how many requests it refused as the first bucket, or would have refused
   * @param peak the highest demand in one window: above the limit exactly if something was refused
   */
  public record Bucket(
      String name, int limit, Duration window, long accepted, long used, long refused, int peak) {
    /**
     * Makes a bucket; no value may be null.
     *
     * @param name its name
     * @param limit how many requests, or resource units, a window allows
     * @param window the window, scaled
     * @param accepted how many requests it accepted
     * @param used how much of the limit these took, in its unit; of a limit that is counted for
     *     each path or person, by the busiest one
     * @param refused how many requests it refused as the first bucket, or would have refused
     * @param peak the highest demand in one window: above the limit exactly if something was
     *     refused
     */
    public Bucket {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(window, "window");
    }
  }

  /** {@return all active budgets, in the order of the table of limits; none without limits} */
  public List<Bucket> buckets() {
    return buckets;
  }

  /**
   * {@return a budget}
   *
   * @param name its name
   * @throws IllegalArgumentException when no such budget is active
   */
  public Bucket bucket(String name) {
    return buckets.stream()
        .filter(bucket -> bucket.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no limit " + name + " is active"));
  }

  /** {@return how many requests were refused in total} */
  public long refused() {
    return buckets.stream().mapToLong(Bucket::refused).sum();
  }

  private static Bucket bucket(Throttle.Usage usage) {
    return new Bucket(
        usage.name(),
        usage.limit(),
        Duration.ofNanos(usage.windowNanos()),
        usage.accepted(),
        usage.used(),
        usage.refused(),
        usage.peak());
  }
}
