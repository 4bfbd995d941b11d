package org.dsr4j.graph.throttle;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The permission to send one call; closed when its response begins, or when no response will come.
 *
 * <p>Until it is closed, the call counts against its limits.
 */
public final class Permit implements AutoCloseable {

  private final ThrottleBudgets budgets;
  private final Map<ThrottleBucket, Double> taken;
  private final long left;
  private final AtomicBoolean open = new AtomicBoolean(true);

  Permit(ThrottleBudgets budgets, Map<ThrottleBucket, Double> taken, long left) {
    this.budgets = budgets;
    this.taken = taken;
    this.left = left;
  }

  /**
   * Reports that the service throttled the call: lowers the limit that was closest to exhaustion.
   *
   * @param pause how long no call of this limit may be sent; zero when the service named no wait
   * @return the limit, or empty when no limit counts the call
   */
  public Optional<ThrottleLimit> throttled(Duration pause) {
    return budgets.throttled(taken, pause.toNanos());
  }

  /** Reports that the call was not sent: its costs are returned. */
  public void abandon() {
    if (open.compareAndSet(true, false)) {
      budgets.abandoned(taken);
    }
  }

  /** Reports that the response began, or that none will come. Idempotent. */
  @Override
  public void close() {
    if (open.compareAndSet(true, false)) {
      budgets.answered(taken, left);
    }
  }
}
