package org.dsr4j.graph.throttle;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Limits for tests. */
final class SampleLimits {

  private SampleLimits() {}

  static ThrottleLimit requests(String name, double amount, Duration window) {
    return new ThrottleLimit(
        name,
        name,
        ThrottleLimit.Unit.REQUESTS,
        ThrottleLimit.Calls.ANY,
        ThrottleLimit.Scope.TENANT,
        amount,
        window);
  }

  static ThrottleLimit concurrent(String name, double amount) {
    return new ThrottleLimit(
        name,
        name,
        ThrottleLimit.Unit.CONCURRENT,
        ThrottleLimit.Calls.ANY,
        ThrottleLimit.Scope.TENANT,
        amount,
        Duration.ZERO);
  }

  /** One of each. */
  static List<Cost> one(ThrottleLimit... limits) {
    return Arrays.stream(limits).map(limit -> new Cost(limit, "", 1)).toList();
  }
}
