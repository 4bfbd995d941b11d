package org.dsr4j.graph.throttle;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A call's leave to be made; to be closed when its answer begins, or when none will come.
 *
 * <p>Until it is closed the call counts against its limits.
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
   * The service says that it was too much: narrows the limit that was nearest to its end.
   *
   * @param pause how long nothing that this limit counts may leave; zero when the service named
   *     none
   * @return the limit, or empty when nothing counts the call
   */
  public Optional<ThrottleLimit> throttled(Duration pause) {
    return budgets.throttled(taken, pause.toNanos());
  }

  /** The call is not made after all: nothing was taken. */
  public void abandon() {
    if (open.compareAndSet(true, false)) {
      budgets.abandoned(taken);
    }
  }

  /** The answer began, or none will come. Idempotent. */
  @Override
  public void close() {
    if (open.compareAndSet(true, false)) {
      budgets.answered(taken, left);
    }
  }
}
