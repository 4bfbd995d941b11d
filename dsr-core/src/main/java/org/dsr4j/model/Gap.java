package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

/**
 * A reason why a source, or a part of it, was not completely read or changed.
 *
 * @param status the resulting status of the source; never FOUND, NONE, DONE or ALREADY_DONE
 * @param code the stable code of the reason
 * @param detail what happened, which part is affected, and how to fix it; no personal data
 */
public record Gap(LedgerStatus status, ErrorCode code, String detail) {

  /**
   * Rejects null values.
   *
   * @param status not null
   * @param code not null
   * @param detail not null
   */
  public Gap {
    // Also finds a code that throws here, and not later in the engine.
    requireNonNull(code.descriptor(), "code");
    requireNonNull(detail, "detail");
    if (status.completion() == Completion.COMPLETE && status != LedgerStatus.NOT_APPLICABLE) {
      throw new IllegalArgumentException("a gap must not claim success: the engine counts it");
    }
  }

  /**
   * Returns a gap for an error.
   *
   * @param code the stable code of the error
   * @param detail what happened and how to fix it; no personal data
   * @return a gap with the status {@link LedgerStatus#FAILED}
   */
  public static Gap failed(ErrorCode code, String detail) {
    return new Gap(LedgerStatus.FAILED, code, detail);
  }

  /**
   * Returns a gap for a missing permission or licence.
   *
   * @param code the stable code of the error
   * @param detail what is missing; no personal data
   * @return a gap with the status {@link LedgerStatus#NOT_READABLE}
   */
  public static Gap notReadable(ErrorCode code, String detail) {
    return new Gap(LedgerStatus.NOT_READABLE, code, detail);
  }
}
