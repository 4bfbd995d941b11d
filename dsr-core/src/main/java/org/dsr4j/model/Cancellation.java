package org.dsr4j.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A request to stop. One thread sets it and other threads check it. Thread-safe; it cannot be
 * reset.
 *
 * <p>An adapter that may block registers a hook with {@link #onCancel} that ends the block, for
 * example the cancel method of the HTTP call.
 */
public final class Cancellation {

  private static final Logger LOG = LoggerFactory.getLogger(Cancellation.class);

  private final Object lock = new Object();
  private final List<Runnable> hooks = new ArrayList<>();
  private volatile boolean cancelled;

  /** Creates a cancellation that has not been requested. */
  public Cancellation() {}

  /** Requests the stop and runs the registered hooks on this thread, each once. */
  public void cancel() {
    List<Runnable> due;
    synchronized (lock) {
      if (cancelled) {
        return;
      }
      cancelled = true;
      due = List.copyOf(hooks);
      hooks.clear();
    }
    due.forEach(Cancellation::runQuietly);
  }

  /**
   * Returns whether a stop was requested.
   *
   * @return true permanently after {@link #cancel()}
   */
  public boolean isCancelled() {
    return cancelled;
  }

  /**
   * Registers a hook that ends a blocking call. Runs it immediately when the stop was already
   * requested.
   *
   * @param hook short and not blocking; an exception is logged by class name only
   * @return a registration to close after the blocking call
   */
  public Registration onCancel(Runnable hook) {
    AtomicBoolean spent = new AtomicBoolean();
    Runnable once =
        () -> {
          if (spent.compareAndSet(false, true)) {
            hook.run();
          }
        };
    synchronized (lock) {
      if (!cancelled) {
        hooks.add(once);
        return () -> {
          synchronized (lock) {
            hooks.remove(once);
          }
        };
      }
    }
    runQuietly(once);
    return () -> {};
  }

  private static void runQuietly(Runnable hook) {
    try {
      hook.run();
    } catch (Throwable e) {
      // An exception of one hook must not prevent the other hooks.
      LOG.warn("A cancellation hook failed: {}", e.getClass().getName());
    }
  }

  /** The result of {@link #onCancel}. */
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
