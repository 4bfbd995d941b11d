package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;

/**
 * A person's attestation that the secrets which unlock a device are stored safely outside the
 * access package: recovery key, local administrator password, activation lock code. Without them,
 * the user of a device can be locked out after the device lost its management.
 *
 * @param by the person who attests
 * @param on the day of the attestation
 * @param what which secrets are stored, and where; not the secrets themselves
 */
public record Custody(String by, LocalDate on, String what) {

  /**
   * Rejects null and blank values.
   *
   * @param by not blank
   * @param on not null
   * @param what not blank
   * @throws DsrException with {@link DsrError#INCOMPLETE_ORDER} when something is blank
   */
  public Custody {
    requireNonNull(on, "on");
    if (by.isBlank() || what.isBlank()) {
      throw new DsrException(
          DsrError.INCOMPLETE_ORDER, "A custody needs the person who attests and what is stored");
    }
  }

  @Override
  public String toString() {
    return "Custody[on=" + on + "]";
  }
}
