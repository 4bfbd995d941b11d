package org.dsr4j.testkit.internal.throttle;

/** One counter of one bucket. Guarded by its owner's lock; times are nanoseconds of one ticker. */
interface Meter {

  /** The used amount at this time. */
  double used(long now);

  /** The nanoseconds until this amount is available; zero if it is available now. */
  long delay(long now, int cost);

  /** Consumes this amount. */
  void take(long now, int cost);
}
