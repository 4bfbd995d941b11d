package org.dsr4j.graph.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.dsr4j.model.Cancellation;

/** A clock that moves only during waits. */
final class FakePollDelays extends Clock implements PollDelays {

  static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final List<Duration> waits = new ArrayList<>();
  private Instant now = START;

  List<Duration> waits() {
    return waits;
  }

  @Override
  public boolean pause(Duration duration, Cancellation cancellation) {
    if (cancellation.isCancelled()) {
      return false;
    }
    waits.add(duration);
    now = now.plus(duration);
    return true;
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
