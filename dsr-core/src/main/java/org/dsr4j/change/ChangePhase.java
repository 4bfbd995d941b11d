package org.dsr4j.change;

/**
 * The order of the steps: devices before the account, the account last. A phase starts after all
 * steps of the previous phases have ended.
 */
public enum ChangePhase {
  /** Organisation data inside apps, while the person can still sign in. */
  APPS,
  /** Blocks the sign-in and ends the sessions, so that no new data is created. */
  SUSPEND,
  /** Devices of the person. */
  DEVICES,
  /** Registrations of devices and sign-in methods. */
  REGISTRATIONS,
  /** Ownership, assignments, consents. */
  OBJECTS,
  /** Moves the account to the deleted items, from which it can be restored. */
  ACCOUNT,
  /** Deletes the account permanently. */
  PURGE
}
