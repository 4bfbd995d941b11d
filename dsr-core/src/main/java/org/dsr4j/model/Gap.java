package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

/**
 * One thing that kept a source, or a part of it, from being read or done in full.
 *
 * @param status what it makes of the source, never FOUND, NONE, DONE or ALREADY
 * @param code the stable code of the reason
 * @param detail what happened, to which part, and what mends it; no personal data
 */
public record Gap(LedgerStatus status, ErrorCode code, String detail) {

  /**
   * Checks.
   *
   * @param status see {@link #status()}
   * @param code see {@link #code()}
   * @param detail see {@link #detail()}
   */
  public Gap {
    requireNonNull(code, "code");
    requireNonNull(detail, "detail");
    if (status.completion() == Completion.COMPLETE && status != LedgerStatus.NOT_APPLICABLE) {
      throw new IllegalArgumentException("success is counted by the engine, not claimed");
    }
  }

  /**
   * An error.
   *
   * @param code the code
   * @param detail what happened and what mends it; no personal data
   * @return a part of status {@link LedgerStatus#FAILED}
   */
  public static Gap failed(ErrorCode code, String detail) {
    return new Gap(LedgerStatus.FAILED, code, detail);
  }

  /**
   * A missing permission or licence.
   *
   * @param code the code
   * @param detail what is missing; no personal data
   * @return a part of status {@link LedgerStatus#NOT_READABLE}
   */
  public static Gap notReadable(ErrorCode code, String detail) {
    return new Gap(LedgerStatus.NOT_READABLE, code, detail);
  }
}
