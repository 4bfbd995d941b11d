package org.dsr4j.graph.internal.send;

import java.time.Duration;
import org.dsr4j.graph.model.FailureMapping;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.Cancellation;

/**
 * Waits until the delay is over or the connection is closed.
 *
 * @param delays what waits
 * @param closing the connection's end
 */
public record ClosableDelays(Delays delays, Cancellation closing) implements Delays {

  @Override
  public void pause(Duration duration, Cancellation cancellation) throws GraphIoException {
    Cancellation ending = new Cancellation();
    Cancellation.Registration byRun = cancellation.onCancel(ending::cancel);
    Cancellation.Registration byClosing = closing.onCancel(ending::cancel);
    try {
      delays.pause(duration, ending);
    } catch (GraphIoException e) {
      if (closing.isCancelled() && !cancellation.isCancelled()) {
        throw new GraphIoException(
            FailureMapping.failure(GraphError.CLOSED, "the Graph connection was closed"));
      }
      throw e;
    } finally {
      byRun.close();
      byClosing.close();
    }
  }
}
