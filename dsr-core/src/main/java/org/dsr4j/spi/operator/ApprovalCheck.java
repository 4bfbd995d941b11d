package org.dsr4j.spi.operator;

import static java.util.Objects.requireNonNull;

/**
 * Whether an approval is more than someone's word; the evidence repeats it.
 *
 * @param status verified, asserted or rejected
 * @param evidence how it was verified, or why it was rejected; no personal data of the data subject
 */
public record ApprovalCheck(Status status, String evidence) {

  /** The results. */
  public enum Status {
    /** It was checked who gave it. */
    VERIFIED,
    /** The application says so. */
    ASSERTED,
    /** It was not given, or not by the one it names. */
    REJECTED
  }

  /**
   * Checks for nulls.
   *
   * @param status see {@link #status()}
   * @param evidence see {@link #evidence()}
   */
  public ApprovalCheck {
    requireNonNull(status, "status");
    requireNonNull(evidence, "evidence");
  }
}
