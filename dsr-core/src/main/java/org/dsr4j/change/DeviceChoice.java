package org.dsr4j.change;

/** What a person decided for one device; there is no default. */
public enum DeviceChoice {
  /** Leave the device as it is, and take the person off it. */
  UNASSIGN,
  /** Take the organisation's data off it; what is the person's own stays. */
  RETIRE,
  /** Reset it to factory state: everything on it is lost. */
  WIPE,
  /**
   * Remove its record. Depending on the device that also retires it, or resets it to factory state:
   * the plan says which, and takes the worse case where that is not known.
   */
  DELETE
}
