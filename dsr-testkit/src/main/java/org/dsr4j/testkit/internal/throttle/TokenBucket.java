package org.dsr4j.testkit.internal.throttle;

/** A token bucket that is refilled evenly and contains at most the units of one window. */
final class TokenBucket implements Meter {

  private final int limit;
  private final long window;
  private double level;
  private long since;

  TokenBucket(int limit, long window, long now) {
    this.limit = limit;
    this.window = window;
    this.level = limit;
    this.since = now;
  }

  @Override
  public double used(long now) {
    level = Math.min(limit, level + (double) (now - since) * limit / window);
    since = now;
    return limit - level;
  }

  @Override
  public long delay(long now, int cost) {
    double missing = Math.min(cost, limit) + used(now) - limit;
    return missing <= 1e-9 ? 0 : (long) Math.ceil(missing * window / limit);
  }

  @Override
  public void take(long now, int cost) {
    used(now);
    level = Math.max(0, level - cost);
  }
}
