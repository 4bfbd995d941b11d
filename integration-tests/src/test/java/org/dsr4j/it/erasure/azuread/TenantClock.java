package org.dsr4j.it.erasure.azuread;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.dsr4j.testkit.SimulatedTenant;

/** The simulated tenant's time. */
final class TenantClock extends Clock {

  private final SimulatedTenant simulated;

  TenantClock(SimulatedTenant simulated) {
    this.simulated = simulated;
  }

  @Override
  public Instant instant() {
    return simulated.now();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the zone of this clock cannot be changed");
  }
}
