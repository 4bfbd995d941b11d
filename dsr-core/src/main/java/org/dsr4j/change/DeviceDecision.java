package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.jspecify.annotations.Nullable;

/**
 * A person's decision for one device. Immutable; {@link #toString()} does not show the device.
 *
 * @param device the id by which the plan asked for the decision
 * @param choice what to do
 * @param by who decided
 * @param on the day
 * @param leaves whether the device leaves the organisation, so that its registrations go too
 * @param custody that what unlocks it is kept, or null
 */
public record DeviceDecision(
    String device,
    DeviceChoice choice,
    String by,
    LocalDate on,
    boolean leaves,
    @Nullable Custody custody) {

  /**
   * Checks that nothing is blank.
   *
   * @param device see {@link #device()}
   * @param choice see {@link #choice()}
   * @param by see {@link #by()}
   * @param on see {@link #on()}
   * @param leaves see {@link #leaves()}
   * @param custody see {@link #custody()}
   * @throws DsrException with {@link DsrError#INCOMPLETE_ORDER} when something is blank
   */
  public DeviceDecision {
    requireNonNull(choice, "choice");
    requireNonNull(on, "on");
    if (device.isBlank() || by.isBlank()) {
      throw new DsrException(
          DsrError.INCOMPLETE_ORDER, "A device decision needs the device's id and who decided");
    }
  }

  /**
   * Decides for a device that stays in the organisation.
   *
   * @param device the id by which the plan asked
   * @param choice what to do
   * @param by who decided
   * @param on the day
   * @return the decision
   */
  public static DeviceDecision of(String device, DeviceChoice choice, String by, LocalDate on) {
    return new DeviceDecision(device, choice, by, on, false, null);
  }

  /**
   * The same decision for a device that leaves the organisation.
   *
   * @return a copy
   */
  public DeviceDecision leavesOrganisation() {
    return new DeviceDecision(device, choice, by, on, true, custody);
  }

  /**
   * The same decision with what unlocks the device in custody.
   *
   * @param kept the custody
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
