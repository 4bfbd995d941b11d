package org.dsr4j.graph.internal.send;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks at the same time: on the calling thread, and on other threads as far as some are free.
 * Without a free thread the tasks run one after another.
 *
 * <p>A task that passes on its results calls {@link #awaitTurn()} before: results then have the
 * order of the tasks, whichever response comes first, and after an exception no later task passes
 * on anything.
 */
public final class SideBySide {

  private static final ThreadLocal<@Nullable Turn> CURRENT = new ThreadLocal<>();

  private final List<? extends Runnable> tasks;
  private final Executor threads;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final List<FutureTask<?>> others = new ArrayList<>();
  private final @Nullable Turn outer = CURRENT.get();
  private final BitSet ended = new BitSet();

  /** A task in progress; the outer one is the task that started these tasks. */
  private record Turn(SideBySide all, int index) {}

  /** Ends a task after an earlier one failed; its exception is thrown instead. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("an earlier task failed", null, false, false);
    }
  }

  private SideBySide(List<? extends Runnable> tasks, Executor threads) {
    this.tasks = tasks;
    this.threads = threads;
  }

  /**
   * Runs all tasks. When a task throws an exception, no further task starts, and the exception is
   * thrown when the tasks in progress have ended.
   *
   * @param tasks independent of one another; started in their order
   * @param threads refuses a task when no thread is free
   */
  public static void run(List<? extends Runnable> tasks, Executor threads) {
    new SideBySide(tasks, threads).run();
  }

  /**
   * Waits until all earlier tasks have ended, if this thread runs one of several tasks. Throws an
   * exception that must not be caught if one of them failed.
   */
  public static void awaitTurn() {
    Turn turn = CURRENT.get();
    while (turn != null) {
      turn.all().awaitBefore(turn.index());
      turn = turn.all().outer;
    }
  }

  private void awaitBefore(int index) {
    synchronized (ended) {
      if (ended.nextClearBit(0) < index) {
        // A thread that waits does not process the body that it reads.
        BodyGate.restOnThisThread();
      }
      while (ended.nextClearBit(0) < index && failure.get() == null) {
        try {
          ended.wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new Stopped();
        }
      }
    }
    if (failure.get() != null) {
      throw new Stopped();
    }
  }

  private void run() {
    do {
      // Before each task, because threads may have become free since.
      recruit();
    } while (runNext());
    await();
    rethrow(failure.get());
  }

  /** Uses each free thread, for as long as more tasks than this thread's next one remain. */
  private void recruit() {
    try {
      for (int free = tasks.size() - next.get(); free > 1; free--) {
        FutureTask<?> other = new FutureTask<>(this::runRest, null);
        threads.execute(other);
        others.add(other);
      }
    } catch (RejectedExecutionException e) {
      // No thread is free: those that run, and this thread, run all tasks.
      return;
    }
  }

  private void runRest() {
    boolean more = true;
    while (more) {
      more = runNext();
    }
  }

  /** Returns false when there is no further task. */
  private boolean runNext() {
    int task = next.getAndIncrement();
    if (task >= tasks.size() || failure.get() != null) {
      return false;
    }
    Turn before = CURRENT.get();
    CURRENT.set(new Turn(this, task));
    try {
      tasks.get(task).run();
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    } finally {
      restore(before);
      synchronized (ended) {
        ended.set(task);
        ended.notifyAll();
      }
    }
    return true;
  }

  private static void restore(@Nullable Turn before) {
    if (before == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(before);
    }
  }

  private void await() {
    boolean interrupted = false;
    for (FutureTask<?> other : others) {
      try {
        if (interrupted) {
          other.cancel(true);
        }
        other.get();
      } catch (InterruptedException e) {
        // The engine interrupts a reading that must end; the other threads belong to it.
        interrupted = true;
        other.cancel(true);
      } catch (CancellationException e) {
        // Ended because of the interruption.
        interrupted = true;
      } catch (ExecutionException e) {
        throw new IllegalStateException("the tasks catch their exceptions", e.getCause());
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void rethrow(@Nullable Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw (RuntimeException) failure;
    }
  }
}
