package org.dsr4j.graph.model;

import static java.util.Objects.requireNonNull;

import org.dsr4j.model.Gap;

/**
 * Why Graph could not be read.
 *
 * @param error the stable code
 * @param httpStatus the HTTP status of Graph's response, or 0 when there was none
 * @param detail the cause and the remedy, with Graph's error code but without its message; no
 *     personal data, no secret, no address with values
 */
public record GraphFailure(GraphError error, int httpStatus, String detail) {

  /**
   * Refuses null.
   *
   * @param error not null
   * @param httpStatus the HTTP status of Graph's response
   * @param detail not null
   */
  public GraphFailure {
    requireNonNull(error, "error");
    requireNonNull(detail, "detail");
  }

  /**
   * Returns this failure as a gap of a source.
   *
   * @param what the part that could not be read, without personal data, for example a path template
   * @return a gap with status NOT_READABLE when a permission or licence is missing, else FAILED
   */
  public Gap asGap(String what) {
    requireNonNull(what, "what");
    return new Gap(FailureMapping.ledgerStatus(error), error, what + ": " + detail);
  }
}
