package org.dsr4j.testkit.contract;

import static java.util.Objects.requireNonNull;

/**
 * Where a service fails.
 *
 * @param place which kind of call fails
 * @param source the source whose reads fail, or empty for other places
 */
public record FaultPoint(Place place, String source) {

  /** The kinds of calls that an adapter makes to the service. */
  public enum Place {
    /** The confirmation of the tenant. */
    TENANT,
    /** The resolution of the person. */
    RESOLUTION,
    /** The reading of a source. */
    SOURCE
  }

  /**
   * Checks for nulls.
   *
   * @param place see {@link #place()}
   * @param source see {@link #source()}
   */
  public FaultPoint {
    requireNonNull(place, "place");
    requireNonNull(source, "source");
  }

  /**
   * The confirmation of the tenant.
   *
   * @return the point
   */
  public static FaultPoint tenant() {
    return new FaultPoint(Place.TENANT, "");
  }

  /**
   * The resolution of the person.
   *
   * @return the point
   */
  public static FaultPoint resolution() {
    return new FaultPoint(Place.RESOLUTION, "");
  }

  /**
   * The reads of one source.
   *
   * @param source the source's id
   * @return the point
   */
  public static FaultPoint source(String source) {
    return new FaultPoint(Place.SOURCE, source);
  }
}
