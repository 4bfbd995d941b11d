package org.dsr4j.change;

/** The choices for one device; there is no default. */
public enum DeviceChoice {
  /** Keep the device as it is, and remove the assignment to the person. */
  UNASSIGN,
  /** Remove the organisation's data; the person's own data stay on the device. */
  RETIRE,
  /** Reset to factory state; all data on the device are lost. */
  WIPE,
  /**
   * Delete the record of the device. For some devices this also retires the device or resets it to
   * factory state; the plan says which, and assumes the reset when this is unknown.
   */
  DELETE
}
