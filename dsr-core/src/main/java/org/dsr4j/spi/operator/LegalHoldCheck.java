package org.dsr4j.spi.operator;

import static java.util.Objects.requireNonNull;

/**
 * The answer to whether a legal hold forbids changes of a person's data.
 *
 * @param status legal hold, no hold, or unknown
 * @param reference the reference of the legal hold, or why the answer is unknown; no personal data
 */
public record LegalHoldCheck(Status status, String reference) {

  /** The possible answers. */
  public enum Status {
    /** A legal hold forbids changes. */
    LEGAL_HOLD,
    /** No legal hold forbids changes. */
    NO_HOLD,
    /** The answer is unknown: changes are refused as with a legal hold. */
    UNKNOWN
  }

  /**
   * Rejects null values.
   *
   * @param status not null
   * @param reference not null
   */
  public LegalHoldCheck {
    requireNonNull(status, "status");
    requireNonNull(reference, "reference");
  }

  /**
   * Returns that a legal hold forbids changes.
   *
   * @param reference the reference of the legal hold; no personal data
   * @return the answer
   */
  public static LegalHoldCheck legalHold(String reference) {
    return new LegalHoldCheck(Status.LEGAL_HOLD, reference);
  }

  /**
   * Returns that no legal hold forbids changes.
   *
   * @return the answer
   */
  public static LegalHoldCheck noHold() {
    return new LegalHoldCheck(Status.NO_HOLD, "");
  }

  /**
   * Returns that the answer is unknown.
   *
   * @param reason why; no personal data
   * @return the answer
   */
  public static LegalHoldCheck unknown(String reason) {
    return new LegalHoldCheck(Status.UNKNOWN, reason);
  }
}
