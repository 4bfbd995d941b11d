package org.dsr4j.graph.operation;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/** When an operation began, is asked after, and is given up. */
record OperationTimes(Instant started, Instant notBefore, Instant deadline, int attempts) {

  OperationTimes {
    requireNonNull(started, "started");
    requireNonNull(deadline, "deadline");
    // Asked once more when nobody waits any longer.
    notBefore = notBefore.isBefore(deadline) ? notBefore : deadline;
  }

  static OperationTimes of(Instant started, Instant deadline) {
    return new OperationTimes(started, started, deadline, 0);
  }

  OperationTimes notBefore(Instant instant) {
    return new OperationTimes(started, instant, deadline, attempts);
  }

  OperationTimes askedAt(Instant now, Duration delay) {
    return new OperationTimes(started, now.plus(delay), deadline, attempts + 1);
  }
}
