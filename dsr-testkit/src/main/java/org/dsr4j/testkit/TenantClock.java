package org.dsr4j.testkit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;

/** Shows the time of a tenant, which moves when a test moves it. */
final class TenantClock extends Clock {

  private final Supplier<Instant> time;
  private final ZoneId zone;

  TenantClock(Supplier<Instant> time, ZoneId zone) {
    this.time = time;
    this.zone = zone;
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new TenantClock(time, other);
  }

  @Override
  public Instant instant() {
    return time.get();
  }
}
