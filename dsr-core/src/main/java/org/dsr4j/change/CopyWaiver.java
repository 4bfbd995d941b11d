package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;

/**
 * Someone's word that nothing needs to be copied before it is erased. {@link #toString()} names
 * nobody.
 *
 * @param by who says so
 * @param on the day
 * @param reason why; no personal data
 */
public record CopyWaiver(String by, LocalDate on, String reason) {

  /**
   * Checks that nothing is blank.
   *
   * @param by see {@link #by()}
   * @param on see {@link #on()}
   * @param reason see {@link #reason()}
   * @throws DsrException with {@link DsrError#INCOMPLETE_ORDER} when something is blank
   */
  public CopyWaiver {
    requireNonNull(on, "on");
    if (by.isBlank() || reason.isBlank()) {
      throw new DsrException(
          DsrError.INCOMPLETE_ORDER, "A waiver of the copy needs who gives it and why");
    }
  }

  @Override
  public String toString() {
    return "CopyWaiver[on=" + on + "]";
  }
}
