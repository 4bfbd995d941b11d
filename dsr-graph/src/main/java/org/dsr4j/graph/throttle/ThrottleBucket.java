package org.dsr4j.graph.throttle;

import java.util.ArrayDeque;
import java.util.Deque;
import org.dsr4j.graph.throttle.ThrottleLimit.Unit;

/**
 * The remaining amount of one limit.
 *
 * <p>A call counts from its start until one window after the service counted it. The service counts
 * a call on arrival, which is the time of the response minus the shortest round trip. Therefore no
 * window of the service contains more calls than the limit, wherever the window starts. If the
 * service throttles nevertheless, the limit is lowered; it rises again after a time without
 * throttling. Guarded by the lock of its budgets; times are nanoseconds of one clock.
 */
final class ThrottleBucket {

  private static final double NARROWING = 0.7;
  private static final double WIDENING = 0.1;
  private static final double NARROWEST = 0.05;
  private static final int BELIEVED = 10;
  private static final long UNDER_WAY = 1_000_000_000;

  /** The time without throttling after which a limit without a window rises. */
  private static final long WITHOUT_WINDOW = 10_000_000_000L;

  private static final double TOLERANCE = 1e-9;

  private final ThrottleLimit limit;
  private final long window;
  private final long silence;
  private final Deque<Spent> spent = new ArrayDeque<>();

  private double used;
  private double width = 1;
  private long silentSince;
  private long lessonAt;
  private long pausedUntil;
  private long slot;
  private int waiting;

  ThrottleBucket(ThrottleLimit limit, long now) {
    this.limit = limit;
    window = limit.window().toNanos();
    silence = window > 0 ? window : WITHOUT_WINDOW;
    silentSince = now;
    lessonAt = now - silence;
    pausedUntil = now;
    slot = now - window;
  }

  /** A call that has a response and still counts. */
  private record Spent(double amount, long until) {}

  ThrottleLimit limit() {
    return limit;
  }

  /** The number of calls that wait for this limit; many calls are distributed over the window. */
  void waiting(int calls) {
    waiting = calls;
  }

  /** Whether a call may start now. */
  boolean hasRoom(double amount, long now) {
    forget(now);
    return now - pausedUntil >= 0
        && now - slot >= pace(amount)
        // A call that costs more than a whole window starts when no other call counts.
        && (used + amount <= capacity(now) + TOLERANCE || used < TOLERANCE);
  }

  /** When to check again; a call in progress may make it earlier. */
  long retryAt(double amount, long now) {
    long pause = Math.max(pausedUntil - now, slot + pace(amount) - now);
    if (pause > 0) {
      return now + pause;
    }
    Spent first = spent.peek();
    // If all of the amount belongs to calls in progress, only a response makes room.
    return first == null ? now + Math.max(window, UNDER_WAY) : first.until();
  }

  void take(double amount, long now) {
    used += amount;
    // A call that starts late does not delay the next one.
    long pace = pace(amount);
    slot = pace > 0 && now - slot < 2 * pace ? slot + pace : now;
  }

  /** Reports that the call was not sent. */
  void giveBack(double amount) {
    used -= amount;
  }

  /**
   * Reports that the call has a response, or that none will come.
   *
   * @param way how long before the response the service probably counted the call; limited to a
   *     tenth of the window, in case the service counts late
   */
  void answered(double amount, long now, long way) {
    if (limit.unit() == Unit.CONCURRENT) {
      used -= amount;
    } else {
      spent.add(new Spent(amount, now - Math.min(way, window / BELIEVED) + window));
    }
  }

  /** Reports that the service throttled the call. */
  void throttled(long pauseNanos, long now) {
    // Calls that started together are throttled together: they count as one throttling.
    if (now - lessonAt >= silence) {
      width = Math.max(NARROWEST, width(now) * NARROWING);
      lessonAt = now;
    }
    silentSince = now + pauseNanos;
    pausedUntil = Math.max(pausedUntil, now + pauseNanos);
  }

  /** Returns the used part of the limit, from 0 to 1 and above. */
  double load(long now) {
    forget(now);
    return used / limit.amount();
  }

  /** Whether no state must be kept. */
  boolean idle(long now) {
    forget(now);
    return used < TOLERANCE && width(now) == 1 && now - pausedUntil >= 0 && waiting == 0;
  }

  /**
   * Distributes calls evenly when more calls wait than fit into a window; else starts them
   * immediately.
   */
  private long pace(double amount) {
    if (waiting <= limit.amount() * width) {
      return 0;
    }
    return (long) (window * Math.min(1, amount / (limit.amount() * width)));
  }

  private double capacity(long now) {
    return Math.max(1, Math.floor(limit.amount() * width(now) + TOLERANCE));
  }

  private double width(long now) {
    if (width < 1) {
      // The window in which the throttling happened is not evidence for a higher limit.
      long silent = (now - silentSince) / silence - 1;
      if (silent > 0) {
        width = Math.min(1, width + silent * WIDENING);
        silentSince += silent * silence;
      }
    }
    return width;
  }

  private void forget(long now) {
    Spent first = spent.peek();
    while (first != null && now - first.until() >= 0) {
      used -= spent.remove().amount();
      first = spent.peek();
    }
  }
}
