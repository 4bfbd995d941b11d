package org.dsr4j.internal.registry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.jspecify.annotations.Nullable;

/**
 * Calls code that does not belong to the library: adapters, approval verifiers, providers of legal
 * holds. Nothing that such code does ends another call or the run.
 *
 * <p>Each call has a thread and a cancellation of its own. So it cannot block the run, cannot leave
 * its thread interrupted for others, and cannot cancel others. A call that exceeds the limit, or
 * does not end soon after the run was cancelled, is cancelled, interrupted and then abandoned; its
 * answer is ignored. The code that did not end is not called again. Thread-safe.
 */
public final class GuardedCalls {

  /** More than the longest wait of a throttled connection. */
  public static final Duration DEFAULT_LIMIT = Duration.ofMinutes(15);

  private static final Duration MOST_GRACE = Duration.ofSeconds(2);
  private static final AtomicInteger THREADS = new AtomicInteger();

  private final Cancellation run;
  private final Duration limit;
  private final Runnable onInterrupt;
  private final Set<String> unresponsive = ConcurrentHashMap.newKeySet();

  /**
   * Creates the calls of one run.
   *
   * @param run cancelled when the run must stop
   * @param limit the longest time of one call
   * @param onInterrupt stops the run, because the calling thread was interrupted
   */
  public GuardedCalls(Cancellation run, Duration limit, Runnable onInterrupt) {
    this.run = run;
    this.limit = limit;
    this.onInterrupt = onInterrupt;
  }

  /**
   * Calls foreign code on a thread of its own and waits for its answer.
   *
   * @param whose names the code in messages, for example "the adapter 'vault'"
   * @param call receives its own cancellation; also the place to evaluate the answer
   */
  public <T> T call(String whose, Function<Cancellation, T> call) throws CallFailed {
    if (Thread.currentThread().isInterrupted()) {
      onInterrupt.run();
      throw new CallFailed(cancelled(whose));
    }
    if (run.isCancelled()) {
      throw new CallFailed(cancelled(whose));
    }
    if (unresponsive.contains(whose)) {
      throw new CallFailed(late(whose));
    }
    return new Call<>(whose, call).answer();
  }

  private static DsrException cancelled(String whose) {
    return new DsrException(DsrError.CANCELLED, "The run ended before the answer of " + whose);
  }

  private DsrException late(String whose) {
    return new DsrException(
        DsrError.ADAPTER_UNRESPONSIVE,
        "No answer within " + limit + " from " + whose + ", which is not called again in this run");
  }

  /** What a call returned or threw. */
  private record Ended<T>(@Nullable T answer, @Nullable Throwable thrown) {
    static <T> Ended<T> of(Function<Cancellation, T> call, Cancellation own) {
      try {
        return new Ended<>(requireNonNull(call.apply(own), "answer"), null);
      } catch (Throwable e) {
        return new Ended<>(null, e);
      }
    }
  }

  private final class Call<T> {
    private final String whose;
    private final Cancellation own = new Cancellation();
    private final CompletableFuture<Ended<T>> ended = new CompletableFuture<>();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private final Thread thread;

    Call(String whose, Function<Cancellation, T> call) {
      this.whose = whose;
      this.thread = daemon(() -> ended.complete(Ended.of(call, own)));
    }

    T answer() throws CallFailed {
      Cancellation.Registration link = run.onCancel(this::stop);
      try {
        thread.start();
        return unwrapped(await());
      } catch (InterruptedException e) {
        abandon();
        Thread.currentThread().interrupt();
        onInterrupt.run();
        throw new CallFailed(cancelled(whose));
      } catch (OutOfMemoryError e) {
        // There is no thread for the call; the run can report this.
        throw new CallFailed(e);
      } finally {
        link.close();
      }
    }

    private void stop() {
      stopped.complete(null);
      own.cancel();
    }

    private Ended<T> await() throws InterruptedException, CallFailed {
      if (!within(limit, CompletableFuture.anyOf(ended, stopped))) {
        // A hook of the code may block too.
        daemon(own::cancel).start();
      }
      if (!within(grace(), ended)) {
        abandon();
        throw new CallFailed(stopped.isDone() ? cancelled(whose) : late(whose));
      }
      return ended.join();
    }

    /** Returns the time in which a cancelled call can still give its answer. */
    private Duration grace() {
      Duration part = limit.dividedBy(10);
      return part.compareTo(MOST_GRACE) < 0 ? part : MOST_GRACE;
    }

    private void abandon() {
      unresponsive.add(whose);
      thread.interrupt();
    }

    private T unwrapped(Ended<T> end) throws CallFailed {
      if (end.thrown() != null) {
        throw new CallFailed(end.thrown());
      }
      return requireNonNull(end.answer());
    }
  }

  private static boolean within(Duration time, CompletableFuture<?> future)
      throws InterruptedException {
    try {
      future.get(TimeUnit.NANOSECONDS.convert(time), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the futures of a call never fail", e);
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "dsr4j-call-" + THREADS.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
