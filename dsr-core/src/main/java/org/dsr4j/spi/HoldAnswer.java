package org.dsr4j.spi;

import static java.util.Objects.requireNonNull;

/**
 * Whether a hold forbids changing a person's data.
 *
 * @param status held, free or unknown
 * @param reference the case, or why nobody knows; no personal data
 */
public record HoldAnswer(Status status, String reference) {

  /** The answers. */
  public enum Status {
    /** A hold forbids it. */
    HELD,
    /** No hold forbids it. */
    FREE,
    /** Nobody knows: refused like a hold. */
    UNKNOWN
  }

  /**
   * Checks for nulls.
   *
   * @param status see {@link #status()}
   * @param reference see {@link #reference()}
   */
  public HoldAnswer {
    requireNonNull(status, "status");
    requireNonNull(reference, "reference");
  }

  /**
   * A hold forbids it.
   *
   * @param reference the case; no personal data
   * @return the answer
   */
  public static HoldAnswer held(String reference) {
    return new HoldAnswer(Status.HELD, reference);
  }

  /**
   * No hold forbids it.
   *
   * @return the answer
   */
  public static HoldAnswer free() {
    return new HoldAnswer(Status.FREE, "");
  }

  /**
   * Nobody knows.
   *
   * @param reason why; no personal data
   * @return the answer
   */
  public static HoldAnswer unknown(String reason) {
    return new HoldAnswer(Status.UNKNOWN, reason);
  }
}
