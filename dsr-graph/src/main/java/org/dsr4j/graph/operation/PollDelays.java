package org.dsr4j.graph.operation;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dsr4j.model.Cancellation;

/** Waits between two status requests; tests replace it and use their own clock. */
interface PollDelays {

  /**
   * Waits for a duration.
   *
   * @return false when the wait was cancelled or its thread interrupted
   */
  boolean pause(Duration duration, Cancellation cancellation);

  /** Waits in real time. */
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
