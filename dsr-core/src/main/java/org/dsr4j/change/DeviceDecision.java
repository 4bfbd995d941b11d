package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.jspecify.annotations.Nullable;

/**
 * A person's decision for one device. Immutable; {@link #toString()} does not show the device.
 *
 * @param device the device id from the question in the plan
 * @param choice the choice for the device
 * @param by the person who decided
 * @param on the day of the decision
 * @param leaves whether the device leaves the organisation; its registrations are then deleted too
 * @param custody the attestation that the unlock secrets are stored, or null
 */
public record DeviceDecision(
    String device,
    DeviceChoice choice,
    String by,
    LocalDate on,
    boolean leaves,
    @Nullable Custody custody) {

  /**
   * Rejects null and blank values.
   *
   * @param device not blank
   * @param choice not null
   * @param by not blank
   * @param on not null
   * @param leaves true or false
   * @param custody may be null
   * @throws DsrException with {@link DsrError#INCOMPLETE_ORDER} when something is blank
   */
  public DeviceDecision {
    requireNonNull(choice, "choice");
    requireNonNull(on, "on");
    if (device.isBlank() || by.isBlank()) {
      throw new DsrException(
          DsrError.INCOMPLETE_ORDER,
          "A device decision needs the device's id and the person who decided");
    }
  }

  /**
   * Decides for a device that stays in the organisation.
   *
   * @param device the device id from the question in the plan
   * @param choice the choice for the device
   * @param by the person who decided
   * @param on the day of the decision
   * @return the decision
   */
  public static DeviceDecision of(String device, DeviceChoice choice, String by, LocalDate on) {
    return new DeviceDecision(device, choice, by, on, false, null);
  }

  /**
   * Declares that the device leaves the organisation.
   *
   * @return a copy
   */
  public DeviceDecision leavesOrganisation() {
    return new DeviceDecision(device, choice, by, on, true, custody);
  }

  /**
   * Adds the attestation that the unlock secrets of the device are stored.
   *
   * @param kept the attestation
   * @return a copy
   */
  public DeviceDecision custody(Custody kept) {
    return new DeviceDecision(device, choice, by, on, leaves, requireNonNull(kept, "custody"));
  }

  @Override
  public String toString() {
    return "DeviceDecision[" + choice + (leaves ? ", leaves" : "") + "]";
  }
}
