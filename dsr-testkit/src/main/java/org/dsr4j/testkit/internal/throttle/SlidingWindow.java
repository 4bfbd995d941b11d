package org.dsr4j.testkit.internal.throttle;

import java.util.Arrays;

/**
 * Counts requests so that no window of this length, regardless of its start, contains more than
 * allowed.
 */
final class SlidingWindow implements Meter {

  private final int limit;
  private final long window;

  /** A ring of the times that still count, oldest first. */
  private long[] times = new long[16];

  private int first;
  private int count;

  SlidingWindow(int limit, long window) {
    this.limit = limit;
    this.window = window;
  }

  @Override
  public double used(long now) {
    while (count > 0 && now - times[first] >= window) {
      first = (first + 1) % times.length;
      count--;
    }
    return count;
  }

  @Override
  public long delay(long now, int cost) {
    if (used(now) < limit) {
      return 0;
    }
    long blocking = times[(first + count - limit) % times.length];
    return blocking + window - now;
  }

  @Override
  public void take(long now, int cost) {
    if (count == times.length) {
      long[] larger = Arrays.copyOfRange(times, first, first + 2 * count);
      System.arraycopy(times, 0, larger, count - first, first);
      times = larger;
      first = 0;
    }
    times[(first + count) % times.length] = now;
    count++;
  }
}
