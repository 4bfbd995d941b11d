package org.dsr4j.graph.throttle;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Condition;

/** A time source that moves only when a test moves it. */
final class FakeTicker implements Ticker {

  private volatile long now = 1_000_000;

  /** Opens when a thread waits for the first time. */
  final CountDownLatch waiting = new CountDownLatch(1);

  @Override
  public long nanoTime() {
    return now;
  }

  /** Waits until something changes, however long that takes in real time. */
  @Override
  public void await(Condition changed, long nanos) throws InterruptedException {
    waiting.countDown();
    changed.await();
  }

  void advance(Duration time) {
    now += time.toNanos();
  }

  void moveTo(long nanos) {
    now = nanos;
  }

  /** A ticker on which every wait is over at once: it moves time by as much as it was to wait. */
  static final class Jumping implements Ticker {

    private long now = 1_000_000;

    @Override
    public long nanoTime() {
      return now;
    }

    @Override
    public void await(Condition changed, long nanos) throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      now += nanos;
    }

    Duration since(long start) {
      return Duration.ofNanos(now - start);
    }
  }
}
