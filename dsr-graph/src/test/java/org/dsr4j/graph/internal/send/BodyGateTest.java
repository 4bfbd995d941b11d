package org.dsr4j.graph.internal.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dsr4j.model.Cancellation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class BodyGateTest {

  private static final int PLACES = 2;
  private static final long FOREVER = TimeUnit.HOURS.toMillis(1);

  private final BodyGate gate = new BodyGate(PLACES, FOREVER);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Cancellation cancellation = new Cancellation();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private static InputStream bytes(int count) {
    return new ByteArrayInputStream(new byte[count]);
  }

  private <T> List<Future<T>> start(int count, Callable<T> work) {
    List<Future<T>> running = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      running.add(threads.submit(work));
    }
    return running;
  }

  @Test
  void noMoreThreadsThanPlacesProcessBytesAndAllOfThemRead() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Callable<Integer> work =
        () -> {
          int read = 0;
          try (BodyGate.Reading reading = gate.reading(cancellation)) {
            InputStream body = reading.over(bytes(200));
            while (body.read() >= 0) {
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              Thread.yield();
              inside.decrementAndGet();
              read++;
            }
          }
          return read;
        };

    for (Future<Integer> read : start(32, work)) {
      assertThat(read.get()).isEqualTo(200);
    }

    assertThat(most.get()).isBetween(1, PLACES);
  }

  @Test
  void threadsThatWaitForBytesHaveNoPlace() throws Exception {
    CyclicBarrier together = new CyclicBarrier(8);
    Callable<Integer> work =
        () -> {
          try (BodyGate.Reading reading = gate.reading(cancellation)) {
            return reading.over(new Meeting(together)).read();
          }
        };

    for (Future<Integer> read : start(8, work)) {
      assertThat(read.get()).isEqualTo(7);
    }
  }

  @Test
  void aReadInsideAReadGivesTheOuterPlaceBackAndTakesItAgain() throws Exception {
    CyclicBarrier together = new CyclicBarrier(8);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Callable<Integer> work =
        () -> {
          try (BodyGate.Reading outer = gate.reading(cancellation)) {
            InputStream body = outer.over(bytes(1));
            body.read();
            try (BodyGate.Reading inner = gate.reading(cancellation)) {
              inner.over(new Meeting(together)).read();
            }
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            Thread.yield();
            inside.decrementAndGet();
            return body.read();
          }
        };

    for (Future<Integer> read : start(8, work)) {
      assertThat(read.get()).isEqualTo(-1);
    }

    assertThat(most.get()).isBetween(1, PLACES);
  }

  @Test
  void aRestingThreadHasNoPlace() throws Exception {
    try (BodyGate.Reading one = gate.reading(cancellation)) {
      one.over(bytes(1)).read();
      one.rest();

      for (Future<Integer> read : start(PLACES, this::hold)) {
        assertThat(read.get()).isZero();
      }
    }
  }

  private int hold() throws IOException {
    try (BodyGate.Reading reading = gate.reading(cancellation)) {
      return reading.over(bytes(1)).read();
    }
  }

  @Test
  void aCancelledThreadDoesNotWait() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    fill(gate, end);
    Cancellation own = new Cancellation();
    Future<Integer> read = blockedIn(gate, own);

    own.cancel();

    assertThat(read.get()).isZero();
    end.countDown();
  }

  @Test
  void anInterruptedThreadDoesNotWaitAndStaysInterrupted() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    fill(gate, end);
    Thread.currentThread().interrupt();

    assertThat(hold()).isZero();

    assertThat(Thread.interrupted()).isTrue();
    end.countDown();
  }

  @Test
  void threadsInsideThatWaitForThoseOutsideDoNotBlockThemForever() throws Exception {
    BodyGate impatient = new BodyGate(PLACES, 1);
    CyclicBarrier together = new CyclicBarrier(10 * PLACES);
    Callable<Integer> work =
        () -> {
          try (BodyGate.Reading reading = impatient.reading(cancellation)) {
            int read = reading.over(bytes(1)).read();
            together.await();
            return read;
          }
        };

    for (Future<Integer> read : start(10 * PLACES, work)) {
      assertThat(read.get()).isZero();
    }
  }

  @Test
  void afterFailuresAllPlacesAreFree() throws Exception {
    Callable<Boolean> failing =
        () -> {
          try (BodyGate.Reading reading = gate.reading(cancellation)) {
            InputStream body = reading.over(new Meeting(null));
            body.read();
            return false;
          } catch (IOException e) {
            return true;
          }
        };
    for (Future<Boolean> failed : start(10, failing)) {
      assertThat(failed.get()).isTrue();
    }

    CountDownLatch end = new CountDownLatch(1);
    fill(gate, end);
    end.countDown();
  }

  /** Occupies all places until the end. */
  private void fill(BodyGate full, CountDownLatch end) throws InterruptedException {
    CountDownLatch filled = new CountDownLatch(PLACES);
    start(
        PLACES,
        () -> {
          try (BodyGate.Reading reading = full.reading(new Cancellation())) {
            reading.over(bytes(1)).read();
            filled.countDown();
            end.await();
          }
          return null;
        });
    filled.await();
  }

  /** Starts a thread and returns when it waits for a place. */
  private Future<Integer> blockedIn(BodyGate full, Cancellation own) {
    Thread[] waiting = new Thread[1];
    CountDownLatch started = new CountDownLatch(1);
    Future<Integer> read =
        threads.submit(
            () -> {
              waiting[0] = Thread.currentThread();
              started.countDown();
              try (BodyGate.Reading reading = full.reading(own)) {
                return reading.over(bytes(1)).read();
              }
            });
    try {
      started.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    while (waiting[0].getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    return read;
  }

  /** A body whose first byte arrives when enough readers wait for theirs; else it is broken. */
  private static final class Meeting extends InputStream {
    private final CyclicBarrier together;

    Meeting(CyclicBarrier together) {
      this.together = together;
    }

    @Override
    public int read() throws IOException {
      if (together == null) {
        throw new IOException("broken");
      }
      try {
        together.await();
        return 7;
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
  }
}
