package org.dsr4j.testkit;

import org.dsr4j.testkit.internal.state.SavedState;

/** A state to which a simulated tenant can return; see {@link SimulatedTenant#savepoint}. */
public final class Savepoint {

  private final SimulatedTenant tenant;
  private final SavedState restoration;

  Savepoint(SimulatedTenant tenant, SavedState restoration) {
    this.tenant = tenant;
    this.restoration = restoration;
  }

  void restore(SimulatedTenant asked) {
    if (asked != tenant) {
      throw new IllegalArgumentException("this savepoint belongs to another tenant");
    }
    restoration.restore();
  }
}
