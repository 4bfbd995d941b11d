package org.dsr4j.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A request to stop, made by one thread and heeded by others. Thread-safe; set once, for ever.
 *
 * <p>An adapter that may block registers what ends the block with {@link #onCancel}, for instance
 * the cancel method of the HTTP call it waits for.
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
   * Whether a stop was requested.
   *
   * @return true for ever once it was
   */
  public boolean isCancelled() {
    return cancelled;
  }

  /**
   * Registers what ends a block; runs it at once when the stop was requested already.
   *
   * @param hook short, not blocking; what it throws is logged by class name only
   * @return a registration to close when the block is over
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
      // One hook that fails must not keep the others from ending their blocks.
      LOG.warn("A cancellation hook failed: {}", e.getClass().getName());
    }
  }

  /** What {@link #onCancel} hands back. */
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
