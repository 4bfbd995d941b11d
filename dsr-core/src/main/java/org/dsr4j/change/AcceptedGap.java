package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;

/**
 * Someone's word to go on although something could not be read. The gap stays in the ledger, and
 * the request is not complete.
 *
 * @param code the stable code of the gap, as the plan's refusal names it
 * @param by who says so
 * @param on the day
 * @param reason why; no personal data
 */
public record AcceptedGap(String code, String by, LocalDate on, String reason) {

  /**
   * Checks that nothing is blank.
   *
   * @param code see {@link #code()}
   * @param by see {@link #by()}
   * @param on see {@link #on()}
   * @param reason see {@link #reason()}
   * @throws DsrException with {@link DsrError#INCOMPLETE_ORDER} when something is blank
   */
  public AcceptedGap {
    requireNonNull(on, "on");
    if (code.isBlank() || by.isBlank() || reason.isBlank()) {
      throw new DsrException(
          DsrError.INCOMPLETE_ORDER, "An accepted gap needs its code, who accepts it and why");
    }
  }
}
