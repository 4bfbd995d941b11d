package org.dsr4j.spi.operator;

import static java.util.Objects.requireNonNull;

/**
 * The result of verifying an approval; the evidence contains it.
 *
 * @param status verified, asserted or rejected
 * @param evidence how the approval was verified, or why it was rejected; no personal data of the
 *     data subject
 */
public record ApprovalCheck(Status status, String evidence) {

  /** The possible results. */
  public enum Status {
    /** The verifier confirmed the approver. */
    VERIFIED,
    /** The application asserts the approval; it was not verified. */
    ASSERTED,
    /** The approval was not given, or was given by another person. */
    REJECTED
  }

  /**
   * Rejects null values.
   *
   * @param status not null
   * @param evidence not null
   */
  public ApprovalCheck {
    requireNonNull(status, "status");
    requireNonNull(evidence, "evidence");
  }
}
