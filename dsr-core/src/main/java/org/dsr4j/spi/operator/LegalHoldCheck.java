package org.dsr4j.spi.operator;

import static java.util.Objects.requireNonNull;

/**
 * Whether a hold forbids changing a person's data.
 *
 * @param status held, free or unknown
 * @param reference the case, or why nobody knows; no personal data
 */
public record LegalHoldCheck(Status status, String reference) {

  /** The answers. */
  public enum Status {
    /** A hold forbids it. */
    LEGAL_HOLD,
    /** No hold forbids it. */
    NO_HOLD,
    /** Nobody knows: refused like a hold. */
    UNKNOWN
  }

  /**
   * Checks for nulls.
   *
   * @param status see {@link #status()}
   * @param reference see {@link #reference()}
   */
  public LegalHoldCheck {
    requireNonNull(status, "status");
    requireNonNull(reference, "reference");
  }

  /**
   * A hold forbids it.
   *
   * @param reference the case; no personal data
   * @return the answer
   */
  public static LegalHoldCheck legalHold(String reference) {
    return new LegalHoldCheck(Status.LEGAL_HOLD, reference);
  }

  /**
   * No hold forbids it.
   *
   * @return the answer
   */
  public static LegalHoldCheck noHold() {
    return new LegalHoldCheck(Status.NO_HOLD, "");
  }

  /**
   * Nobody knows.
   *
   * @param reason why; no personal data
   * @return the answer
   */
  public static LegalHoldCheck unknown(String reason) {
    return new LegalHoldCheck(Status.UNKNOWN, reason);
  }
}
