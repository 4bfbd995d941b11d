package org.dsr4j.graph.throttle;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * One published limit: an amount in each window of a given length.
 *
 * @param name its name, for configuration, events and estimates
 * @param family the family of calls that it counts; see {@code paths.txt}
 * @param unit the counted unit
 * @param calls which calls are counted
 * @param scope the scope: which calls share the limit
 * @param amount the amount of a window
 * @param window the length of the window; zero for a limit of concurrent calls
 */
public record ThrottleLimit(
    String name,
    String family,
    Unit unit,
    Calls calls,
    Scope scope,
    double amount,
    Duration window) {

  /** The unit of a limit. */
  public enum Unit {
    /** Each request counts one. */
    REQUESTS,
    /** The resource units of the directory. */
    RESOURCE_UNITS,
    /** Concurrent requests. */
    CONCURRENT
  }

  /** Which calls a limit counts. */
  public enum Calls {
    /** All calls. */
    ANY,
    /** Only calls that read. */
    READS,
    /** Only calls that write. */
    WRITES
  }

  /** The calls that share one limit. */
  public enum Scope {
    /** One application in all tenants. */
    APPLICATION,
    /** One application in one tenant. */
    APPLICATION_AND_TENANT,
    /** All applications in one tenant. */
    TENANT,
    /** A signed-in user; never counted here, because applications use their own identity. */
    USER,
    /** The person in the path. */
    PERSON,
    /** One report. */
    REPORT
  }

  /**
   * Refuses values outside the limits.
   *
   * @param name not null
   * @param family not null
   * @param unit not null
   * @param calls not null
   * @param scope not null
   * @param amount the amount of a window
   * @param window its length
   */
  public ThrottleLimit {
    requireNonNull(name, "name");
    requireNonNull(family, "family");
    requireNonNull(unit, "unit");
    requireNonNull(calls, "calls");
    requireNonNull(scope, "scope");
    boolean timed = !window.isZero() && !window.isNegative();
    if (!(amount >= 1) || timed == (unit == Unit.CONCURRENT)) {
      throw ThrottleLimits.invalid(
          "the limit '" + name + "' must allow at least one call, in a window that has a length");
    }
  }

  /** Whether the limit applies to applications with their own identity. */
  boolean counts(boolean reads) {
    return scope != Scope.USER
        && switch (calls) {
          case ANY -> true;
          case READS -> reads;
          case WRITES -> !reads;
        };
  }

  ThrottleLimit with(double otherAmount, Duration otherWindow) {
    return new ThrottleLimit(name, family, unit, calls, scope, otherAmount, otherWindow);
  }
}
