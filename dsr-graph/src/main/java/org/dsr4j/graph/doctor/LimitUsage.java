package org.dsr4j.graph.doctor;

import java.time.Duration;
import java.util.List;
import org.dsr4j.graph.throttle.Cost;
import org.dsr4j.graph.throttle.ThrottleLimit;
import org.dsr4j.graph.throttle.ThrottleLimits;

/** The use of Graph's limits by requests. */
interface LimitUsage {

  /**
   * The amount that one request uses of one limit.
   *
   * @param limit the limit's name
   * @param cost how much it takes
   * @param amount the amount of each window
   * @param window the length of a window
   */
  record Share(String limit, double cost, double amount, Duration window) {}

  List<Share> shares(RequestShape request);

  /** Returns the limits of a connection that several people have to share. */
  static LimitUsage of(ThrottleLimits limits) {
    return request ->
        limits.costs(request.method(), request.path(), request.options()).stream()
            .filter(charge -> shared(charge.limit()))
            .map(LimitUsage::share)
            .toList();
  }

  private static boolean shared(ThrottleLimit limit) {
    return limit.unit() != ThrottleLimit.Unit.CONCURRENT
        && limit.scope() != ThrottleLimit.Scope.PERSON;
  }

  private static Share share(Cost charge) {
    ThrottleLimit limit = charge.limit();
    String name = charge.key().isEmpty() ? limit.name() : limit.name() + " of " + charge.key();
    return new Share(name, charge.amount(), limit.amount(), limit.window());
  }
}
