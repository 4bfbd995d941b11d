package org.dsr4j.graph.internal.send;

import java.time.Duration;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.Cancellation;

/** Waits between two attempts; tests replace it and use their own clock. Thread-safe. */
public interface Delays {

  /**
   * Waits on the caller's thread.
   *
   * @param duration no wait when zero or negative
   * @param cancellation ends the wait immediately
   * @throws GraphIoException with {@link GraphError#CANCELLED} when the wait was cancelled, before
   *     or during it, or the thread was interrupted
   */
  void pause(Duration duration, Cancellation cancellation) throws GraphIoException;

  /**
   * Returns an implementation that waits in real time.
   *
   * @return an implementation that waits in real time
   */
  static Delays system() {
    return SystemDelays.INSTANCE;
  }
}
