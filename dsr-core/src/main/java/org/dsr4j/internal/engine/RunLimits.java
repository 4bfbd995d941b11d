package org.dsr4j.internal.engine;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.dsr4j.internal.registry.GuardedCalls;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.jspecify.annotations.Nullable;

/**
 * The deadline and the cancellation of one run. Immutable. The deadline counts from the creation,
 * so that all phases of a run share it.
 */
public final class RunLimits {

  private final Cancellation cancellation;
  private final @Nullable Duration deadline;
  private final long began = System.nanoTime();

  private RunLimits(Cancellation cancellation, @Nullable Duration deadline) {
    this.cancellation = cancellation;
    this.deadline = deadline;
  }

  /** Starts the deadline. */
  public static RunLimits begin(Cancellation cancellation, @Nullable Duration deadline) {
    return new RunLimits(cancellation, deadline);
  }

  /** The cancellation of the caller. */
  public Cancellation cancellation() {
    return cancellation;
  }

  /** Returns the remaining time, zero or less when it has passed; null without a deadline. */
  public @Nullable Duration remaining() {
    return deadline == null ? null : deadline.minusNanos(System.nanoTime() - began);
  }

  /** Returns calls that end with this run; an interrupt of the calling thread ends only them. */
  public GuardedCalls calls(Duration limit) {
    Duration left = remaining();
    return new GuardedCalls(
        cancellation, left != null && left.compareTo(limit) < 0 ? left : limit, () -> {});
  }

  /** Returns why the run must end now, or null. */
  public @Nullable DsrError stop() {
    if (cancellation.isCancelled()) {
      return DsrError.CANCELLED;
    }
    Duration remaining = remaining();
    return remaining != null && passed(remaining) ? DsrError.DEADLINE_EXCEEDED : null;
  }

  /** Returns whether the remaining time is too short for a timer. */
  static boolean passed(Duration remaining) {
    return TimeUnit.MILLISECONDS.convert(remaining) <= 0;
  }

  /**
   * Refuses a call that is executed completely or not at all.
   *
   * @throws DsrException with CANCELLED or DEADLINE_EXCEEDED
   */
  public void requireRunning() {
    DsrError stop = stop();
    if (stop != null) {
      throw new DsrException(
          stop,
          stop == DsrError.CANCELLED
              ? "The call was cancelled before it started; nothing was read or written"
              : "The deadline passed before the call started; nothing was read or written: call it"
                  + " again with a longer deadline");
    }
  }
}
