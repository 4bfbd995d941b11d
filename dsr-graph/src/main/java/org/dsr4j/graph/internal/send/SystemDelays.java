package org.dsr4j.graph.internal.send;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dsr4j.graph.model.FailureMapping;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.Cancellation;

/** Waits in real time, until the delay is over or the run is cancelled. */
enum SystemDelays implements Delays {
  INSTANCE;

  @Override
  public void pause(Duration duration, Cancellation cancellation) throws GraphIoException {
    CountDownLatch ended = new CountDownLatch(1);
    Cancellation.Registration ending = cancellation.onCancel(ended::countDown);
    try {
      if (ended.await(nanos(duration), TimeUnit.NANOSECONDS)) {
        throw cancelled("the run was cancelled");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cancelled("the thread was interrupted");
    } finally {
      ending.close();
    }
  }

  /** The maximum that the type can represent: 292 years. */
  private static long nanos(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException e) {
      return duration.isNegative() ? 0 : Long.MAX_VALUE;
    }
  }

  private static GraphIoException cancelled(String happened) {
    return new GraphIoException(FailureMapping.failure(GraphError.CANCELLED, happened));
  }
}
