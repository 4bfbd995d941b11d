package org.dsr4j;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dsr4j.model.Cancellation;
import org.dsr4j.spi.ReadOutcome;

/** A call to a service that does not respond; the test releases it at its end. */
public final class BlockedCall implements AutoCloseable {

  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch freed = new CountDownLatch(1);
  private final CountDownLatch left = new CountDownLatch(1);

  /** Waits until a thread is blocked. */
  public void awaitEntered() {
    await(entered);
  }

  /** Waits until the blocked thread has continued. */
  public void awaitLeft() {
    await(left);
  }

  /** Ends with the cancellation hook, like a cancellable HTTP call. */
  public void cooperative(Cancellation cancellation) throws InterruptedException {
    CountDownLatch cancelled = new CountDownLatch(1);
    try (Cancellation.Registration hook = cancellation.onCancel(cancelled::countDown)) {
      entered.countDown();
      cancelled.await();
    } finally {
      left.countDown();
    }
  }

  /** Ends neither with the cancellation nor with an interrupt. */
  public void uncooperative() {
    entered.countDown();
    boolean free = false;
    while (!free) {
      try {
        freed.await();
        free = true;
      } catch (InterruptedException e) {
        // Ignoring the interrupt is intended.
      }
    }
    left.countDown();
  }

  public boolean isFreed() {
    return freed.getCount() == 0;
  }

  public FakeService.Reader cooperativeReader(String... before) {
    return (task, sink) -> {
      FakeRecords.push(task, sink, before);
      cooperative(task.cancellation());
      return ReadOutcome.complete();
    };
  }

  public FakeService.Reader uncooperativeReader(String... before) {
    return (task, sink) -> {
      FakeRecords.push(task, sink, before);
      uncooperative();
      return ReadOutcome.complete();
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(60, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody came");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    freed.countDown();
  }
}
