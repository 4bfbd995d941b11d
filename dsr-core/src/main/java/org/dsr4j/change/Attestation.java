package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;

/**
 * A person's attestation about a step: a manual step was done, or a step that cannot finish is
 * waived. {@link #toString()} shows no names.
 *
 * @param step the id of the manual step or of the planned step; or {@code instance/id} of a source
 *     that is deleted together with another source and that only people can read
 * @param by the person who attests
 * @param on the day of the attestation
 * @param note what was done, or why the step is waived; no personal data
 */
public record Attestation(String step, String by, LocalDate on, String note) {

  /**
   * Rejects null and blank values.
   *
   * @param step not null
   * @param by not blank
   * @param on not null
   * @param note not blank
   * @throws DsrException with {@link DsrError#INCOMPLETE_ORDER} when something is blank
   */
  public Attestation {
    requireNonNull(step, "step");
    requireNonNull(on, "on");
    if (by.isBlank() || note.isBlank()) {
      throw new DsrException(
          DsrError.INCOMPLETE_ORDER, "An attestation needs the person who attests and a note");
    }
  }

  @Override
  public String toString() {
    return "Attestation[" + step + ", on=" + on + "]";
  }
}
