package org.dsr4j.graph;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.dsr4j.graph.internal.send.Delays;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.graph.model.FailureMapping;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.Cancellation;

/** A clock that moves only during waits. */
final class FakeDelays extends Clock implements Delays {

  static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final List<Duration> waits = new ArrayList<>();
  private Instant now = START;
  private Runnable meanwhile = () -> {};

  /** The action during each wait. */
  void meanwhile(Runnable event) {
    meanwhile = event;
  }

  List<Duration> waits() {
    return waits;
  }

  @Override
  public void pause(Duration duration, Cancellation cancellation) throws GraphIoException {
    waits.add(duration);
    now = now.plus(duration);
    meanwhile.run();
    if (cancellation.isCancelled()) {
      throw new GraphIoException(
          FailureMapping.failure(GraphError.CANCELLED, "the run was cancelled"));
    }
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
