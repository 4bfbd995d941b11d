package org.dsr4j.graph.internal.send;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The threads of a connection for reading ahead, started when needed and ended when idle. Also
 * limits the bytes of stored responses.
 */
public final class ReadAheadThreads implements Executor, AutoCloseable {

  private static final int MOST_OPEN = 2;
  private static final int MOST_KEPT = 8 * 1024 * 1024;
  private static final long IDLE_SECONDS = 5;
  private static final AtomicInteger CONNECTIONS = new AtomicInteger();

  private final @Nullable ThreadPoolExecutor pool;
  private final AtomicInteger kept = new AtomicInteger();
  private final Semaphore open = new Semaphore(MOST_OPEN);

  /**
   * @param most the maximum number of requests in advance; zero for none
   */
  public ReadAheadThreads(int most) {
    String name = "dsr4j-ahead-" + CONNECTIONS.incrementAndGet();
    pool =
        most == 0
            ? null
            : new ThreadPoolExecutor(
                0,
                most,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> {
                  Thread thread = new Thread(task, name);
                  thread.setDaemon(true);
                  return thread;
                });
  }

  /**
   * Runs a task immediately or refuses it: a waiting task is better sent by the thread that reads
   * it.
   */
  @Override
  public void execute(Runnable task) {
    if (pool == null) {
      throw new RejectedExecutionException("nothing is read ahead");
    }
    pool.execute(task);
  }

  /** Whether this number of bytes may be stored additionally. */
  public boolean tryReserve(int bytes) {
    if (kept.addAndGet(bytes) <= MOST_KEPT) {
      return true;
    }
    kept.addAndGet(-bytes);
    return false;
  }

  /** Whether one more large response may stay open; all share the connection's window. */
  boolean tryReserveOpen() {
    return open.tryAcquire();
  }

  /** Releases this number of bytes, or an open response if the number is negative. */
  public void release(int bytes) {
    if (bytes < 0) {
      open.release();
    } else {
      kept.addAndGet(-bytes);
    }
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.shutdownNow();
    }
  }
}
