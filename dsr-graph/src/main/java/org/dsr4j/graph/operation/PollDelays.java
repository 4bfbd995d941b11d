package org.dsr4j.graph.operation;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dsr4j.model.Cancellation;

/** Waits between two questions; a seam, so that tests wait on a clock of their own. */
interface PollDelays {

  /**
   * Waits.
   *
   * @return false when the wait was cancelled or its thread interrupted
   */
  boolean pause(Duration duration, Cancellation cancellation);

  /** Waits for real. */
  static boolean system(Duration duration, Cancellation cancellation) {
    CountDownLatch ended = new CountDownLatch(1);
    Cancellation.Registration ending = cancellation.onCancel(ended::countDown);
    try {
      return !ended.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      ending.close();
    }
  }
}
