package org.dsr4j.testkit.internal.lifecycle;

/**
 * A remote action of Intune.
 *
 * @param name the name in the device's record
 * @param keepsEnrollment whether the device stays enrolled
 */
public record RemoteAction(String name, boolean keepsEnrollment) {

  /** A reset to factory settings. */
  public static final RemoteAction WIPE = new RemoteAction("wipe", false);

  /** A reset to factory settings that keeps the enrolment. */
  public static final RemoteAction WIPE_ENROLLED = new RemoteAction("wipe", true);

  /** Removes company data and keeps personal data. */
  public static final RemoteAction RETIRE = new RemoteAction("retire", false);

  boolean isWipe() {
    return name.equals("wipe");
  }
}
