package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;

/**
 * Someone's word that what unlocks a device is kept safely outside the package: recovery key, local
 * administrator, activation lock code. Without it a device that loses its management can lock out
 * whoever has it.
 *
 * @param by who says so
 * @param on the day
 * @param what what was taken into custody and where, no secret
 */
public record Custody(String by, LocalDate on, String what) {

  /**
   * Checks that nothing is blank.
   *
   * @param by see {@link #by()}
   * @param on see {@link #on()}
   * @param what see {@link #what()}
   * @throws DsrException with {@link DsrError#INCOMPLETE_ORDER} when something is blank
   */
  public Custody {
    requireNonNull(on, "on");
    if (by.isBlank() || what.isBlank()) {
      throw new DsrException(
          DsrError.INCOMPLETE_ORDER, "A custody needs who attests it and what was kept");
    }
  }

  @Override
  public String toString() {
    return "Custody[on=" + on + "]";
  }
}
