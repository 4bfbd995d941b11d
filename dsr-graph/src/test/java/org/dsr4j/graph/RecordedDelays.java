package org.dsr4j.graph;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dsr4j.graph.internal.send.Delays;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.model.Cancellation;

/** Waits for nothing and remembers for how long it would have. */
final class RecordedDelays implements Delays {

  final List<Duration> pauses = new CopyOnWriteArrayList<>();

  @Override
  public void pause(Duration duration, Cancellation cancellation) throws GraphIoException {
    pauses.add(duration);
    if (cancellation.isCancelled()) {
      throw GraphIoException.cancelled();
    }
  }
}
