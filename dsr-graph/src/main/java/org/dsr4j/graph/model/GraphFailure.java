package org.dsr4j.graph.model;

import static java.util.Objects.requireNonNull;

import org.dsr4j.model.Gap;

/**
 * Why Graph could not be read.
 *
 * @param error the stable code
 * @param httpStatus the status of Graph's answer, or 0 when there was none
 * @param detail what happened and what mends it, with Graph's error code but never its message; no
 *     personal data, no secret, no address with values
 */
public record GraphFailure(GraphError error, int httpStatus, String detail) {

  /**
   * Refuses null.
   *
   * @param error not null
   * @param httpStatus the status of Graph's answer
   * @param detail not null
   */
  public GraphFailure {
    requireNonNull(error, "error");
    requireNonNull(detail, "detail");
  }

  /**
   * This failure as the part of a source that could not be read.
   *
   * @param what which part, in words without personal data, for instance a path template
   * @return of status NOT_READABLE when a permission or licence is missing, else FAILED
   */
  public Gap asGap(String what) {
    requireNonNull(what, "what");
    return new Gap(FailureMapping.ledgerStatus(error), error, what + ": " + detail);
  }
}
