package org.dsr4j.testkit.contract;

import static java.util.Objects.requireNonNull;

/**
 * Where a service fails.
 *
 * @param place which kind of question fails
 * @param source the source whose reads fail, or empty for other places
 */
public record FaultPoint(Place place, String source) {

  /** The kinds of questions that an adapter asks. */
  public enum Place {
    /** Whose service it is. */
    TENANT,
    /** Who the person is. */
    RESOLUTION,
    /** What a source holds. */
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
   * The question whose service it is.
   *
   * @return the point
   */
  public static FaultPoint tenant() {
    return new FaultPoint(Place.TENANT, "");
  }

  /**
   * The question who the person is.
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
