package org.dsr4j.graph.throttle;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.dsr4j.model.Cancellation;

/**
 * Enforces limits: starts a call when every limit that counts it has room.
 *
 * <p>A call never waits for a limit that does not count it. Calls start in the order of their
 * arrival, but a call may overtake calls that wait for other limits. Thread-safe; there is one
 * object for each connection, shared by all its users.
 */
public final class ThrottleBudgets {

  private static final int MANY_BUCKETS = 1_000;
  private static final long UNSTEADINESS = 5_000_000;

  private final Ticker ticker;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Name, ThrottleBucket> buckets = new HashMap<>();
  private final List<Waiter> waiters = new ArrayList<>();
  private long shortestWay = Long.MAX_VALUE;

  /** Creates budgets with no usage. */
  public ThrottleBudgets() {
    this(Ticker.SYSTEM);
  }

  ThrottleBudgets(Ticker ticker) {
    this.ticker = ticker;
  }

  /** Identifies the instance of a limit. */
  private record Name(ThrottleLimit limit, String key) {}

  /** A call that waits for its start. */
  private static final class Waiter {
    private final Map<ThrottleBucket, Double> needs;
    private boolean admitted;

    Waiter(Map<ThrottleBucket, Double> needs) {
      this.needs = needs;
    }
  }

  /**
   * Waits until a call may start.
   *
   * @param charges the costs of the call
   * @param cancellation ends the wait
   * @param waiting called once before the wait begins, with the limit
   * @return the permit, or empty when cancelled or interrupted; then no costs are charged
   */
  public Optional<Permit> acquire(
      List<Cost> charges, Cancellation cancellation, Consumer<ThrottleLimit> waiting) {
    requireNonNull(waiting, "waiting");
    Optional<Permit> now = tryAcquire(charges);
    if (now.isPresent()) {
      return now;
    }
    Cancellation.Registration hook = cancellation.onCancel(this::wake);
    try {
      return await(charges, cancellation, waiting);
    } finally {
      hook.close();
    }
  }

  /**
   * Starts a call if this is possible now; it does not overtake waiting calls.
   *
   * @param charges the costs of the call
   * @return the permit, or empty; then no costs are charged
   */
  public Optional<Permit> tryAcquire(List<Cost> charges) {
    lock.lock();
    try {
      Waiter waiter = enqueue(charges);
      pass(ticker.nanoTime());
      if (!waiter.admitted) {
        waiters.remove(waiter);
        return Optional.empty();
      }
      return Optional.of(new Permit(this, waiter.needs, ticker.nanoTime()));
    } finally {
      lock.unlock();
    }
  }

  private Optional<Permit> await(
      List<Cost> charges, Cancellation cancellation, Consumer<ThrottleLimit> waiting) {
    lock.lock();
    Waiter waiter = enqueue(charges);
    boolean reported = false;
    boolean handedOut = false;
    try {
      while (true) {
        long now = ticker.nanoTime();
        long next = pass(now);
        if (waiter.admitted) {
          handedOut = true;
          return Optional.of(new Permit(this, waiter.needs, now));
        }
        if (cancellation.isCancelled()) {
          return Optional.empty();
        }
        if (!reported) {
          reported = true;
          tell(waiting, blocking(waiter, now));
        } else {
          ticker.await(changed, Math.max(1, next - now));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      waiters.remove(waiter);
      if (waiter.admitted && !handedOut) {
        abandoned(waiter.needs);
      }
      changed.signalAll();
      lock.unlock();
    }
  }

  /** Called outside the lock: a listener may be slow. */
  private void tell(Consumer<ThrottleLimit> waiting, ThrottleLimit limit) {
    lock.unlock();
    try {
      waiting.accept(limit);
    } finally {
      lock.lock();
    }
  }

  private static ThrottleLimit blocking(Waiter waiter, long now) {
    ThrottleBucket last = null;
    for (Map.Entry<ThrottleBucket, Double> need : waiter.needs.entrySet()) {
      last = need.getKey();
      if (!last.hasRoom(need.getValue(), now)) {
        break;
      }
    }
    return requireNonNull(last, "a call without costs never waits").limit();
  }

  private Waiter enqueue(List<Cost> charges) {
    long now = ticker.nanoTime();
    if (buckets.size() > MANY_BUCKETS) {
      buckets.values().removeIf(bucket -> bucket.idle(now));
    }
    Map<ThrottleBucket, Double> needs = new LinkedHashMap<>();
    for (Cost charge : charges) {
      ThrottleBucket bucket =
          buckets.computeIfAbsent(
              new Name(charge.limit(), charge.key()),
              name -> new ThrottleBucket(name.limit(), now));
      needs.merge(bucket, charge.amount(), Double::sum);
    }
    Waiter waiter = new Waiter(needs);
    waiters.add(waiter);
    return waiter;
  }

  /** Starts all calls that may start; returns when to check again. */
  private long pass(long now) {
    count();
    long next = now + Integer.MAX_VALUE;
    Set<ThrottleBucket> closed = new HashSet<>();
    List<Waiter> left = new ArrayList<>();
    for (Waiter waiter : waiters) {
      List<ThrottleBucket> full = full(waiter, closed, now);
      if (full.isEmpty()) {
        waiter.needs.forEach((bucket, amount) -> bucket.take(amount, now));
        waiter.admitted = true;
      } else {
        left.add(waiter);
        closed.addAll(full);
        for (ThrottleBucket bucket : full) {
          next = Math.min(next, bucket.retryAt(waiter.needs.getOrDefault(bucket, 1.0), now));
        }
      }
    }
    if (left.size() < waiters.size()) {
      waiters.clear();
      waiters.addAll(left);
      changed.signalAll();
    }
    return next;
  }

  /**
   * Returns what delays a waiting call: limits without room, and limits that an earlier call waits
   * for.
   */
  private static List<ThrottleBucket> full(Waiter waiter, Set<ThrottleBucket> closed, long now) {
    List<ThrottleBucket> full = new ArrayList<>();
    waiter.needs.forEach(
        (bucket, amount) -> {
          if (closed.contains(bucket) || !bucket.hasRoom(amount, now)) {
            full.add(bucket);
          }
        });
    return full;
  }

  private void count() {
    Map<ThrottleBucket, Integer> counts = new HashMap<>();
    buckets.values().forEach(bucket -> counts.put(bucket, 0));
    waiters.forEach(w -> w.needs.keySet().forEach(bucket -> counts.merge(bucket, 1, Integer::sum)));
    counts.forEach(ThrottleBucket::waiting);
  }

  private void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * @param left the start time of the call
   */
  void answered(Map<ThrottleBucket, Double> needs, long left) {
    lock.lock();
    try {
      long now = ticker.nanoTime();
      shortestWay = Math.min(shortestWay, now - left);
      // Slightly less, because round trips differ.
      long way = Math.max(0, shortestWay - UNSTEADINESS);
      needs.forEach((bucket, amount) -> bucket.answered(amount, now, way));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void abandoned(Map<ThrottleBucket, Double> needs) {
    lock.lock();
    try {
      needs.forEach(ThrottleBucket::giveBack);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Lowers the limit that is closest to exhaustion, and pauses it. */
  Optional<ThrottleLimit> throttled(Map<ThrottleBucket, Double> needs, long pauseNanos) {
    lock.lock();
    try {
      long now = ticker.nanoTime();
      ThrottleBucket fullest = null;
      for (ThrottleBucket bucket : needs.keySet()) {
        // The narrowest limit is the last and wins if limits are equal.
        if (fullest == null || bucket.load(now) >= fullest.load(now)) {
          fullest = bucket;
        }
      }
      if (fullest == null) {
        return Optional.empty();
      }
      fullest.throttled(pauseNanos, now);
      return Optional.of(fullest.limit());
    } finally {
      lock.unlock();
    }
  }
}
