package org.dsr4j.graph.throttle;

import java.util.ArrayDeque;
import java.util.Deque;
import org.dsr4j.graph.throttle.ThrottleLimit.Unit;

/**
 * What one limit has left.
 *
 * <p>Counts a call from the moment it leaves until one window after the service has counted it,
 * which it does on arrival: when the answer came, less the shortest way there and back. So no
 * window of the service's holds more than the limit, however it lays its windows. Narrows when the
 * service throttles all the same, and widens again in silence. Guarded by the lock of its budgets;
 * times are nanoseconds of one clock.
 */
final class ThrottleBucket {

  private static final double NARROWING = 0.7;
  private static final double WIDENING = 0.1;
  private static final double NARROWEST = 0.05;
  private static final int BELIEVED = 10;
  private static final long UNDER_WAY = 1_000_000_000;

  /** How long a silence widens a limit that has no window. */
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

  /** A call that was answered and still counts. */
  private record Spent(double amount, long until) {}

  ThrottleLimit limit() {
    return limit;
  }

  /** How many calls wait for it, so that many are spread over the window. */
  void waiting(int calls) {
    waiting = calls;
  }

  /** Whether a call may leave now. */
  boolean hasRoom(double amount, long now) {
    forget(now);
    return now - pausedUntil >= 0
        && now - slot >= pace(amount)
        // What costs more than a whole window passes when nothing else counts.
        && (used + amount <= capacity(now) + TOLERANCE || used < TOLERANCE);
  }

  /** When to ask again; a call under way may make it sooner. */
  long retryAt(double amount, long now) {
    long pause = Math.max(pausedUntil - now, slot + pace(amount) - now);
    if (pause > 0) {
      return now + pause;
    }
    Spent first = spent.peek();
    // With all of it under way, an answer is what makes room.
    return first == null ? now + Math.max(window, UNDER_WAY) : first.until();
  }

  void take(double amount, long now) {
    used += amount;
    // Who leaves late does not make the next one late.
    long pace = pace(amount);
    slot = pace > 0 && now - slot < 2 * pace ? slot + pace : now;
  }

  /** The call was not made. */
  void giveBack(double amount) {
    used -= amount;
  }

  /**
   * The call was answered, or none will come.
   *
   * @param way how long before the service counted it, as it seems; believed up to a tenth of the
   *     window, so that a service that counts late is hardly wronged
   */
  void answered(double amount, long now, long way) {
    if (limit.unit() == Unit.CONCURRENT) {
      used -= amount;
    } else {
      spent.add(new Spent(amount, now - Math.min(way, window / BELIEVED) + window));
    }
  }

  /** The service says that it was too much. */
  void throttled(long pauseNanos, long now) {
    // Calls that left together are refused together: that is one lesson, not many.
    if (now - lessonAt >= silence) {
      width = Math.max(NARROWEST, width(now) * NARROWING);
      lessonAt = now;
    }
    silentSince = now + pauseNanos;
    pausedUntil = Math.max(pausedUntil, now + pauseNanos);
  }

  /** The part of the limit that is in use, 0 to 1 and above. */
  double load(long now) {
    forget(now);
    return used / limit.amount();
  }

  /** Whether nothing is left to remember. */
  boolean idle(long now) {
    forget(now);
    return used < TOLERANCE && width(now) == 1 && now - pausedUntil >= 0 && waiting == 0;
  }

  /** Evenly, when more wait than a window holds; else at once. */
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
      // The window in which it learned its lesson says nothing yet.
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
