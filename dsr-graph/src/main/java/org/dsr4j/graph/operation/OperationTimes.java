package org.dsr4j.graph.operation;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/** When an operation was started, when it is polled next, and when waiting ends. */
record OperationTimes(Instant started, Instant notBefore, Instant deadline, int attempts) {

  OperationTimes {
    requireNonNull(started, "started");
    requireNonNull(deadline, "deadline");
    // One more status request follows at the deadline.
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
