package org.dsr4j.intune.erasure;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dsr4j.change.DeviceChoice;
import org.dsr4j.model.Content;

/**
 * What a managed device's record tells about what may be done to it. What is not proven counts as
 * the worse case.
 *
 * @param id the managed device's id
 * @param directoryId the device id it shares with the directory, possibly empty
 * @param name its name, as its person knows it
 * @param system the operating system, in lower case
 * @param owner company, personal or unknown
 * @param enrolment how it was enrolled, in lower case
 * @param shared whether others use it, or nobody is its user
 */
record ManagedDeviceProperties(
    String id,
    String directoryId,
    String name,
    String system,
    String owner,
    String enrolment,
    boolean shared) {

  /** Enrolments under which a wipe does not exist. */
  private static final Set<String> NO_WIPE =
      Set.of(
          "appleuserenrollment",
          "appleuserenrollmentwithserviceaccount",
          "androidenterpriseworkprofile",
          "androidenterprisepersonalworkprofile",
          "androidforworkworkprofile");

  static ManagedDeviceProperties of(Content device, String enrolment, boolean shared) {
    return new ManagedDeviceProperties(
        device.text("id").orElse(""),
        device.text("azureADDeviceId").orElse(""),
        device.text("deviceName").orElse("unnamed"),
        lower(device, "operatingSystem"),
        lower(device, "managedDeviceOwnerType"),
        enrolment.toLowerCase(Locale.ROOT),
        shared);
  }

  private static String lower(Content device, String property) {
    return device.text(property).orElse("").toLowerCase(Locale.ROOT);
  }

  /** Why the person can only be taken off it, or empty. */
  String unassignOnly() {
    if (shared) {
      return "others use it, or it has no user of its own";
    }
    if (!owner.equals("company") && !owner.equals("personal")) {
      return "whom it belongs to is not known";
    }
    return enrolment.contains("deviceenrollmentmanager")
        ? "a device enrolment manager enrolled it"
        : "";
  }

  Set<DeviceChoice> choices() {
    if (!unassignOnly().isEmpty()) {
      return EnumSet.of(DeviceChoice.UNASSIGN);
    }
    Set<DeviceChoice> choices = EnumSet.allOf(DeviceChoice.class);
    if (NO_WIPE.contains(enrolment)) {
      choices.remove(DeviceChoice.WIPE);
    }
    return choices;
  }

  /** Deleting the record resets corporate Android devices; so does what may be one. */
  boolean deletionTriggersReset() {
    boolean android = system.contains("android") || system.contains("aosp");
    return android && !NO_WIPE.contains(enrolment);
  }

  /** Whether losing its management can lock out whoever has it. */
  boolean needsCustody(DeviceChoice choice) {
    boolean lockable = system.startsWith("windows") || system.startsWith("mac");
    return lockable && (choice == DeviceChoice.RETIRE || choice == DeviceChoice.DELETE);
  }

  List<String> warnings() {
    List<String> remarks = new ArrayList<>();
    if (!unassignOnly().isEmpty()) {
      remarks.add("only the person can be taken off it: " + unassignOnly());
    } else {
      if (deletionTriggersReset()) {
        remarks.add("deleting its record resets it to factory state");
      }
      if (needsCustody(DeviceChoice.RETIRE)) {
        remarks.add(
            "retiring or deleting it can lock people out: take recovery key and local administrator"
                + " into custody first and attest it");
      }
      if (!choices().contains(DeviceChoice.WIPE)) {
        remarks.add("it cannot be wiped as it is enrolled");
      }
      remarks.add("owner: " + owner);
    }
    return remarks;
  }

  @Override
  public String toString() {
    return "DeviceFacts[" + system + "]";
  }
}
