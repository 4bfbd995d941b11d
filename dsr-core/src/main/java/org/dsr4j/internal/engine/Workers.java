package org.dsr4j.internal.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.dsr4j.internal.registry.GuardedCalls;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrError;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one run, and its early end: cancelled, past the deadline, or interrupted.
 *
 * <p>Work that does not stop within a grace period is abandoned: its threads are daemons and are
 * interrupted, and its sinks accept no more records.
 */
final class Workers implements AutoCloseable {

  private static final long GRACE_MILLIS = 250;
  private static final AtomicInteger RUNS = new AtomicInteger();

  private final ExecutorService pool;
  private final ScheduledExecutorService timer;
  private final @Nullable Future<?> timeout;
  private final Cancellation cancellation = new Cancellation();
  private final Cancellation.Registration link;
  private final AtomicReference<@Nullable DsrError> stop = new AtomicReference<>();
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();
  private final Executor interrupting;

  /** Creates the threads. The last argument interrupts them at a safe time. */
  Workers(int parallelism, Cancellation outer, @Nullable Duration deadline, Executor interrupting) {
    this.interrupting = interrupting;
    int run = RUNS.incrementAndGet();
    pool = Executors.newFixedThreadPool(parallelism, daemons("dsr4j-read-" + run));
    timer = Executors.newSingleThreadScheduledExecutor(daemons("dsr4j-deadline-" + run));
    link = outer.onCancel(() -> stop(DsrError.CANCELLED));
    timeout = deadline == null ? null : schedule(deadline);
  }

  private @Nullable Future<?> schedule(Duration deadline) {
    if (RunLimits.passed(deadline)) {
      // No task may start before the timer runs for the first time.
      stop(DsrError.DEADLINE_EXCEEDED);
      return null;
    }
    return timer.schedule(
        () -> stop(DsrError.DEADLINE_EXCEEDED),
        TimeUnit.MILLISECONDS.convert(deadline),
        TimeUnit.MILLISECONDS);
  }

  private static ThreadFactory daemons(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Is cancelled when the run must stop for any reason. */
  Cancellation cancellation() {
    return cancellation;
  }

  /** Returns the calls of this run; an interrupt of the calling thread cancels the run. */
  GuardedCalls calls(Duration limit) {
    return new GuardedCalls(cancellation, limit, () -> stop(DsrError.CANCELLED));
  }

  /** Returns why the run stopped early, or null. */
  @Nullable DsrError stop() {
    return stop.get();
  }

  private void stop(DsrError reason) {
    if (stop.compareAndSet(null, reason)) {
      // First, because a hook that blocks must not prevent the end of the run.
      stopped.complete(null);
      cancellation.cancel();
    }
  }

  /** Runs all tasks. Returns when all are done, or shortly after the run must stop. */
  void run(List<Runnable> tasks) {
    List<CompletableFuture<Void>> running = new ArrayList<>(tasks.size());
    for (Runnable task : tasks) {
      running.add(start(task));
    }
    CompletableFuture<Void> done =
        CompletableFuture.allOf(running.toArray(new CompletableFuture<?>[0]));
    await(CompletableFuture.anyOf(done, stopped), null);
    if (stop() != null) {
      await(done, GRACE_MILLIS);
    }
  }

  private CompletableFuture<Void> start(Runnable task) {
    try {
      return CompletableFuture.runAsync(
          () -> {
            if (!cancellation.isCancelled()) {
              task.run();
            }
          },
          pool);
    } catch (RejectedExecutionException e) {
      // Only after close: a task that did not start reports this with its own state.
      return CompletableFuture.completedFuture(null);
    }
  }

  private void await(CompletableFuture<?> future, @Nullable Long millis) {
    try {
      if (millis == null) {
        future.get();
      } else {
        future.get(millis, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      stop(DsrError.CANCELLED);
      Thread.currentThread().interrupt();
    } catch (TimeoutException e) {
      interrupting.execute(pool::shutdownNow);
    } catch (ExecutionException e) {
      throw new IllegalStateException("tasks of the engine catch their exceptions", e.getCause());
    }
  }

  @Override
  public void close() {
    link.close();
    if (timeout != null) {
      timeout.cancel(false);
    }
    timer.shutdownNow();
    pool.shutdownNow();
  }
}
