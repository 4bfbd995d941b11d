package org.dsr4j.graph.internal.send;

import java.util.ArrayList;
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
 */
public final class SideBySide {

  private final List<? extends Runnable> tasks;
  private final Executor threads;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final List<FutureTask<?>> others = new ArrayList<>();

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
    try {
      tasks.get(task).run();
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
    return true;
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
