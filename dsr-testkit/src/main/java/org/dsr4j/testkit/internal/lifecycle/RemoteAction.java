package org.dsr4j.testkit.internal.lifecycle;

/**
 * What Intune can ask a device to do.
 *
 * @param name as the device's record spells it
 * @param keepsEnrollment whether the device stays enrolled
 */
public record RemoteAction(String name, boolean keepsEnrollment) {

  /** Back to how the device left the factory. */
  public static final RemoteAction WIPE = new RemoteAction("wipe", false);

  /** The same for a device that stays enrolled. */
  public static final RemoteAction WIPE_ENROLLED = new RemoteAction("wipe", true);

  /** Company data go, the person's own stay. */
  public static final RemoteAction RETIRE = new RemoteAction("retire", false);

  boolean isWipe() {
    return name.equals("wipe");
  }
}
