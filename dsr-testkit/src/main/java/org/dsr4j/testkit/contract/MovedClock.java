package org.dsr4j.testkit.contract;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that can be set ahead, and goes on with another from there. */
final class MovedClock extends Clock {

  private final Clock base;
  private volatile Instant atLeast = Instant.MIN;

  MovedClock(Clock base) {
    this.base = base;
  }

  void reach(Instant time) {
    if (time.isAfter(atLeast)) {
      atLeast = time;
    }
  }

  @Override
  public Instant instant() {
    Instant now = base.instant();
    return now.isBefore(atLeast) ? atLeast : now;
  }

  @Override
  public ZoneId getZone() {
    return base.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
