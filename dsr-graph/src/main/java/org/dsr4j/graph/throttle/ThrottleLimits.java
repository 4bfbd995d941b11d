package org.dsr4j.graph.throttle;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;

/**
 * The limits that a connection respects.
 *
 * <p>Immutable and thread-safe: each method returns a copy. Start from {@link #documented()} and
 * set the differences of your tenant: its size, the share that other applications leave, or a limit
 * that Microsoft changed.
 */
public final class ThrottleLimits {

  private static final ThrottleLimits OFF = new ThrottleLimits(List.of());

  private final List<ThrottleLimit> limits;

  private ThrottleLimits(List<ThrottleLimit> limits) {
    this.limits = List.copyOf(limits);
  }

  /**
   * The published limits for a small tenant, which are the strictest.
   *
   * @return the limits
   */
  public static ThrottleLimits documented() {
    return documented(TenantSize.SMALL);
  }

  /**
   * The published limits for a tenant size.
   *
   * @param size the size class of the tenant
   * @return the limits
   */
  public static ThrottleLimits documented(TenantSize size) {
    return new ThrottleLimits(LimitFile.limits(requireNonNull(size, "size")));
  }

  /**
   * No limits: each call starts immediately. Throttling responses of Graph are still respected.
   *
   * @return no limits
   */
  public static ThrottleLimits off() {
    return OFF;
  }

  /**
   * Returns all limits.
   *
   * @return the limits in the order of {@code limits.txt}
   */
  public List<ThrottleLimit> all() {
    return limits;
  }

  /**
   * Changes one limit.
   *
   * @param name its name
   * @param amount the amount of a window, at least 1
   * @param window the window's length
   * @return a copy
   * @throws DsrException with {@link DsrError#INVALID_CONFIGURATION} when the limit does not exist
   *     or the amount is less than 1
   */
  public ThrottleLimits with(String name, double amount, Duration window) {
    requireLimit(name);
    return map(limit -> limit.name().equals(name) ? limit.with(amount, window) : limit);
  }

  /**
   * Removes limits.
   *
   * @param names their names
   * @return a copy
   * @throws DsrException with {@link DsrError#INVALID_CONFIGURATION} when a limit does not exist
   */
  public ThrottleLimits without(String... names) {
    List<String> left = List.of(names);
    left.forEach(this::requireLimit);
    return new ThrottleLimits(limits.stream().filter(l -> !left.contains(l.name())).toList());
  }

  /**
   * Uses only a part of each limit, because other applications share the tenant.
   *
   * @param part more than 0, at most 1; if a window would contain less than one call, the window
   *     becomes longer
   * @return a copy
   * @throws DsrException with {@link DsrError#INVALID_CONFIGURATION} when the part is outside this
   *     range
   */
  public ThrottleLimits share(double part) {
    if (!(part > 0 && part <= 1)) {
      throw invalid("a share must be more than 0 and at most 1");
    }
    return map(limit -> share(limit, part));
  }

  /** An amount of less than one call becomes one call in a longer window. */
  private static ThrottleLimit share(ThrottleLimit limit, double part) {
    double exact = limit.amount() * part;
    double amount = Math.max(1, Math.floor(exact));
    double longer = Math.max(1, amount / exact);
    return limit.with(amount, Duration.ofNanos((long) (limit.window().toNanos() * longer)));
  }

  /**
   * Shortens every window, for tests and benchmarks with a simulated tenant.
   *
   * @param factor the divisor of the windows, at least 1
   * @return a copy
   * @throws DsrException with {@link DsrError#INVALID_CONFIGURATION} when it is less than 1
   */
  public ThrottleLimits scaledBy(int factor) {
    if (factor < 1) {
      throw invalid("the divisor of windows must be at least 1");
    }
    return map(limit -> limit.with(limit.amount(), limit.window().dividedBy(factor)));
  }

  /**
   * Returns the costs of a call.
   *
   * @param method the HTTP method
   * @param path the path after the version, as a template or with values
   * @param options the query options by name, including {@code $}
   * @return one cost for each limit that counts the call, the narrowest limit last
   */
  public List<Cost> costs(String method, String path, Map<String, String> options) {
    if (limits.isEmpty()) {
      return List.of();
    }
    boolean reads = method.equals("GET");
    List<String> families = PathFamilies.of(path, options);
    List<Cost> charges = new ArrayList<>();
    for (ThrottleLimit limit : limits) {
      if (families.contains(limit.family()) && limit.counts(reads)) {
        charges.add(charge(limit, method, path, options));
      }
    }
    charges.sort((a, b) -> Double.compare(perSecond(b.limit()), perSecond(a.limit())));
    return List.copyOf(charges);
  }

  private static Cost charge(
      ThrottleLimit limit, String method, String path, Map<String, String> options) {
    double amount =
        limit.unit() == ThrottleLimit.Unit.RESOURCE_UNITS
            ? ResourceUnitCosts.cost(method, path, options)
            : 1;
    String key =
        switch (limit.scope()) {
          case PERSON -> PathFamilies.person(path);
          case REPORT -> PathFamilies.report(path);
          case APPLICATION, APPLICATION_AND_TENANT, TENANT, USER -> "";
        };
    return new Cost(limit, key, amount);
  }

  private static double perSecond(ThrottleLimit limit) {
    return limit.window().isZero() ? 0 : limit.amount() / limit.window().toNanos();
  }

  private void requireLimit(String name) {
    if (limits.stream().noneMatch(limit -> limit.name().equals(name))) {
      throw invalid("there is no limit '" + name + "'");
    }
  }

  private ThrottleLimits map(UnaryOperator<ThrottleLimit> change) {
    return new ThrottleLimits(limits.stream().map(change).toList());
  }

  static DsrException invalid(String rule) {
    return new DsrException(
        DsrError.INVALID_CONFIGURATION, "The throttle limits cannot be used: " + rule);
  }

  @Override
  public String toString() {
    return "ThrottleLimits" + limits;
  }
}
