package org.dsr4j.internal.cases;

import java.time.Duration;
import java.time.Instant;

/**
 * The wait after an attempt whose response was lost: a service may show the old state for a while.
 *
 * <p>The wait consists of two delays, one after the other, each between two times of the journal.
 * So one change of the clock cannot replace it: a clock that jumps forward ends one of the delays,
 * and the other one still passes. A clock that is set back starts the wait again.
 *
 * @param since the start of the current delay
 * @param delays the number of delays that have passed
 */
public record Settling(Instant since, int delays) {

  /** The maximum time in which a service may return the old state after a change. */
  public static final Duration DELAY = Duration.ofMinutes(15);

  private static final int REQUIRED = 2;

  static Settling from(Instant start) {
    return new Settling(start, 0);
  }

  /** Returns the wait after the journal got another entry. */
  Settling seen(Instant at) {
    if (at.isBefore(since)) {
      return from(at);
    }
    return at.isBefore(next()) ? this : new Settling(at, delays + 1);
  }

  boolean over(Instant now) {
    return seen(now).delays >= REQUIRED;
  }

  /** Returns when the current delay has passed. */
  Instant next() {
    return since.plus(DELAY);
  }
}
