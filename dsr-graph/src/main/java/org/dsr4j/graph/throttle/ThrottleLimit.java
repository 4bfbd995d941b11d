package org.dsr4j.graph.throttle;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * One published limit: so much of something in any window of a length.
 *
 * @param name its name, for configuration, events and estimates
 * @param family the calls it counts; see {@code paths.txt}
 * @param unit what is counted
 * @param calls which calls are counted
 * @param scope what the counted calls have in common
 * @param amount how much a window holds
 * @param window its length; zero for what counts at any moment
 */
public record ThrottleLimit(
    String name,
    String family,
    Unit unit,
    Calls calls,
    Scope scope,
    double amount,
    Duration window) {

  /** What a limit counts. */
  public enum Unit {
    /** Each request once. */
    REQUESTS,
    /** The directory's resource units. */
    RESOURCE_UNITS,
    /** Requests under way at one moment. */
    CONCURRENT
  }

  /** Which calls a limit counts. */
  public enum Calls {
    /** All. */
    ANY,
    /** Only those that read. */
    READS,
    /** Only those that write. */
    WRITES
  }

  /** What the calls that one limit counts have in common. */
  public enum Scope {
    /** One application in all tenants. */
    APPLICATION,
    /** One application in one tenant. */
    APPLICATION_AND_TENANT,
    /** All applications in one tenant. */
    TENANT,
    /** A signed-in user; never counted here, because applications sign in as themselves. */
    USER,
    /** The person that the path names. */
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
   * @param amount how much a window holds
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

  /** Whether the calls of an application that signs in as itself are counted at all. */
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
