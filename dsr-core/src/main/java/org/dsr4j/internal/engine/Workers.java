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
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrError;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one run, and its end before time: cancelled, past the deadline, or interrupted.
 *
 * <p>Work that does not heed the stop within a grace period is abandoned: its threads are daemons
 * and are interrupted, and its sinks take nothing more.
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

  /** Threads are interrupted through the last argument, which chooses the moment. */
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
      // Nothing must begin before a timer comes round to it.
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

  /** Is requested when the run is to stop for whatever reason. */
  Cancellation cancellation() {
    return cancellation;
  }

  /** Why the run stopped before time, or null. */
  @Nullable DsrError stop() {
    return stop.get();
  }

  private void stop(DsrError reason) {
    if (stop.compareAndSet(null, reason)) {
      // First, because a hook that blocks must not keep the run from ending.
      stopped.complete(null);
      cancellation.cancel();
    }
  }

  /** Runs all tasks and returns when all are done, or soon after the run is to stop. */
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
      // Only after close: what was not started is reported as not done by its own state.
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
      throw new IllegalStateException("tasks of the engine catch what they run", e.getCause());
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
