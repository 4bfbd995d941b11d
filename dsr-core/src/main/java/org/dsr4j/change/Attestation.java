package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;

/**
 * A person's word about a step: a manual step was done, or a step that cannot end is let go. {@link
 * #toString()} names nobody.
 *
 * @param step the id of the manual step, of the planned step, or {@code instance/id} of a source
 *     that goes with another one and that only people can look at
 * @param by who says so
 * @param on the day
 * @param note what was done, or why the step is let go; no personal data
 */
public record Attestation(String step, String by, LocalDate on, String note) {

  /**
   * Checks that nothing is blank.
   *
   * @param step see {@link #step()}
   * @param by see {@link #by()}
   * @param on see {@link #on()}
   * @param note see {@link #note()}
   * @throws DsrException with {@link DsrError#INCOMPLETE_ORDER} when something is blank
   */
  public Attestation {
    requireNonNull(step, "step");
    requireNonNull(on, "on");
    if (by.isBlank() || note.isBlank()) {
      throw new DsrException(
          DsrError.INCOMPLETE_ORDER, "An attestation needs who gives it and a note");
    }
  }

  @Override
  public String toString() {
    return "Attestation[" + step + ", on=" + on + "]";
  }
}
