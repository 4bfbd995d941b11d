package org.dsr4j.graph.internal.send;

import java.time.Duration;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.Cancellation;

/** Waits between two attempts; a seam, so that tests wait on a clock of their own. Thread-safe. */
public interface Delays {

  /**
   * Waits on the caller's thread.
   *
   * @param duration not at all when zero or less
   * @param cancellation ends the wait at once
   * @throws GraphIoException with {@link GraphError#CANCELLED} when the wait was cancelled, before
   *     or in the middle, or the thread was interrupted
   */
  void pause(Duration duration, Cancellation cancellation) throws GraphIoException;

  /**
   * Waits for real.
   *
   * @return waits by the system's clock
   */
  static Delays system() {
    return SystemDelays.INSTANCE;
  }
}
