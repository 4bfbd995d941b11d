package org.dsr4j.testkit.internal.throttle;

/** One counter of one bucket. Used under its owner's lock; times are nanoseconds of one ticker. */
interface Meter {

  /** How much is used up at this time. */
  double used(long now);

  /** After how many nanoseconds this much more is admitted; zero for at once. */
  long delay(long now, int cost);

  /** Uses this much up. */
  void take(long now, int cost);
}
