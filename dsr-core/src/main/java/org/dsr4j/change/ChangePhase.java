package org.dsr4j.change;

/**
 * The order in which a person's data are changed: devices before the person, the person last. A
 * phase begins when every step of the phases before it has ended.
 */
public enum ChangePhase {
  /** Organisation data inside apps, while the person can still sign in. */
  APPS,
  /** Sign-in and sessions end, so that nothing new arises. */
  SUSPEND,
  /** Devices. */
  DEVICES,
  /** What registered devices and sign-in methods left behind. */
  REGISTRATIONS,
  /** Ownership, assignments, consents. */
  OBJECTS,
  /** The account goes where it can be brought back from. */
  ACCOUNT,
  /** The account goes for good. */
  PURGE
}
