package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;

/**
 * A person's decision that no copy is needed before the erasure. {@link #toString()} shows no
 * names.
 *
 * @param by the person who decided
 * @param on the day of the decision
 * @param reason the reason, without personal data
 */
public record CopyWaiver(String by, LocalDate on, String reason) {

  /**
   * Rejects null and blank values.
   *
   * @param by not blank
   * @param on not null
   * @param reason not blank
   * @throws DsrException with {@link DsrError#INCOMPLETE_ORDER} when something is blank
   */
  public CopyWaiver {
    requireNonNull(on, "on");
    if (by.isBlank() || reason.isBlank()) {
      throw new DsrException(
          DsrError.INCOMPLETE_ORDER,
          "A waiver of the copy needs the person who decided and a reason");
    }
  }

  @Override
  public String toString() {
    return "CopyWaiver[on=" + on + "]";
  }
}
