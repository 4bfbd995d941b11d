package org.dsr4j.graph.internal.send;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.dsr4j.model.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * Limits how many threads process the bytes of responses at the same time.
 *
 * <p>Many requests should wait for the service at a time, but more busy threads than processors are
 * no faster: they take the processors from the compiler, and the whole run executes slow code.
 *
 * <p>A thread has a place only while it processes bytes that have arrived. It gives its place back
 * while it waits for more bytes, and while its consumer makes a request of its own. The gate never
 * stops a run: a thread whose run is cancelled or that is interrupted does not wait, and if no
 * place becomes free for a while, waiting threads proceed without one. Thread-safe.
 */
public final class BodyGate {

  /** Two for each processor: while one thread waits for a lock or a disk, another one runs. */
  private static final BodyGate OF_PROCESS =
      new BodyGate(2 * Runtime.getRuntime().availableProcessors(), 500);

  /** The innermost read of a thread, of any gate. */
  private static final ThreadLocal<@Nullable Reading> CURRENT = new ThreadLocal<>();

  private final int places;
  private final long patienceNanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Reading> waiting = new ArrayDeque<>();
  private int inside;
  private long changes;

  BodyGate(int places, long patienceMillis) {
    this.places = places;
    patienceNanos = TimeUnit.MILLISECONDS.toNanos(patienceMillis);
  }

  /** Returns the gate of this process: all connections share the same processors. */
  public static BodyGate ofProcess() {
    return OF_PROCESS;
  }

  /**
   * Begins a read on this thread, without a place. If the thread processes another body, it gives
   * back that place until this read ends.
   *
   * @param cancellation ends the wait for a place
   */
  public Reading reading(Cancellation cancellation) {
    return new Reading(cancellation);
  }

  /** Gives back the place of this thread, if it has one, until it reads more bytes. */
  static void restOnThisThread() {
    Reading reading = CURRENT.get();
    if (reading != null) {
      reading.rest();
    }
  }

  private void enter(Reading reading) {
    lock.lock();
    try {
      if (inside < places) {
        inside++;
        reading.hasPlace = true;
        return;
      }
      waiting.add(reading);
      await(reading);
      if (!reading.hasPlace) {
        waiting.remove(reading);
        inside++;
        reading.hasPlace = true;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns when the thread has a place, or must proceed without one. */
  private void await(Reading reading) {
    long seen = changes;
    long left = patienceNanos;
    try {
      while (!reading.hasPlace && !reading.cancellation.isCancelled()) {
        left = reading.turn.awaitNanos(left);
        if (left <= 0) {
          if (seen == changes) {
            stuck();
          }
          seen = changes;
          left = patienceNanos;
        }
      }
    } catch (InterruptedException e) {
      // The next read of the body fails with the interrupt.
      Thread.currentThread().interrupt();
    }
  }

  /** The threads inside may wait for threads outside: lets as many again proceed. */
  private void stuck() {
    for (int n = 0; n < places; n++) {
      Reading next = waiting.poll();
      if (next == null) {
        return;
      }
      inside++;
      admit(next);
    }
  }

  private void leave(Reading reading) {
    lock.lock();
    try {
      reading.hasPlace = false;
      Reading next = inside <= places ? waiting.poll() : null;
      if (next == null) {
        inside--;
        changes++;
      } else {
        admit(next);
      }
    } finally {
      lock.unlock();
    }
  }

  private void admit(Reading next) {
    changes++;
    next.hasPlace = true;
    next.turn.signal();
  }

  private void wake(Reading reading) {
    lock.lock();
    try {
      reading.turn.signal();
    } finally {
      lock.unlock();
    }
  }

  /** One read by one thread: its requests, one after another, and their bodies. */
  public final class Reading implements AutoCloseable {

    private final Cancellation cancellation;
    private final Cancellation.Registration hook;
    private final Condition turn = lock.newCondition();
    private final @Nullable Reading outer = CURRENT.get();
    private final boolean outerHadPlace;
    private boolean hasPlace;

    private Reading(Cancellation cancellation) {
      this.cancellation = cancellation;
      hook = cancellation.onCancel(() -> wake(this));
      Reading around = outer;
      outerHadPlace = around != null && around.hasPlace;
      if (around != null && outerHadPlace) {
        around.rest();
      }
      CURRENT.set(this);
    }

    /**
     * Returns a stream that has a place after each read until the next one.
     *
     * @param in the body
     */
    public InputStream over(InputStream in) {
      return new Gated(in);
    }

    /** Gives the place back until more bytes are read. */
    public void rest() {
      if (hasPlace) {
        leave(this);
      }
    }

    private void resume() {
      enter(this);
    }

    /** Gives the place back. */
    @Override
    public void close() {
      hook.close();
      rest();
      if (outer == null) {
        CURRENT.remove();
        return;
      }
      CURRENT.set(outer);
      if (outerHadPlace) {
        outer.resume();
      }
    }

    private final class Gated extends FilterInputStream {

      Gated(InputStream in) {
        super(in);
      }

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        rest();
        int count = in.read(buffer, offset, length);
        enter(Reading.this);
        return count;
      }
    }
  }
}
