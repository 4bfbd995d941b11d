package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;

/**
 * A person's decision to continue although some data could not be read. The gap stays in the
 * ledger, and the request is not complete.
 *
 * @param code the stable code of the gap, as in the refusal of the plan
 * @param by the person who accepts the gap
 * @param on the day of the decision
 * @param reason the reason, without personal data
 */
public record AcceptedGap(String code, String by, LocalDate on, String reason) {

  /**
   * Rejects null and blank values.
   *
   * @param code not blank
   * @param by not blank
   * @param on not null
   * @param reason not blank
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
