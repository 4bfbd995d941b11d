package org.dsr4j.intune.erasure;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dsr4j.change.DeviceChoice;
import org.dsr4j.model.Content;

/**
 * The properties of a managed device's record that determine the permitted steps. If a property is
 * unknown, the worse case counts.
 *
 * @param id the managed device's id
 * @param directoryId the device id that it has in the directory, possibly empty
 * @param name its name, as the person knows it
 * @param system the operating system, in lower case
 * @param owner company, personal or unknown
 * @param enrolment how it was enrolled, in lower case
 * @param limitation why the only permitted step is to remove the person, although owner and
 *     enrolment permit more; or empty
 */
record ManagedDeviceProperties(
    String id,
    String directoryId,
    String name,
    String system,
    String owner,
    String enrolment,
    String limitation) {

  /** Enrolments that do not support a wipe. */
  private static final Set<String> NO_WIPE =
      Set.of(
          "appleuserenrollment",
          "appleuserenrollmentwithserviceaccount",
          "androidenterpriseworkprofile",
          "androidenterprisepersonalworkprofile",
          "androidforworkworkprofile");

  static ManagedDeviceProperties of(Content device, String enrolment, String limitation) {
    return new ManagedDeviceProperties(
        device.text("id").orElse(""),
        device.text("azureADDeviceId").orElse(""),
        device.text("deviceName").orElse("unnamed"),
        lower(device, "operatingSystem"),
        lower(device, "managedDeviceOwnerType"),
        enrolment.toLowerCase(Locale.ROOT),
        limitation);
  }

  private static String lower(Content device, String property) {
    return device.text(property).orElse("").toLowerCase(Locale.ROOT);
  }

  /** Returns why the only permitted step is to remove the person, or empty. */
  String unassignOnly() {
    if (!limitation.isEmpty()) {
      return limitation;
    }
    if (!owner.equals("company") && !owner.equals("personal")) {
      return "its owner is unknown";
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

  /**
   * Deleting the record resets corporate Android devices; an unknown Android device counts as
   * corporate.
   */
  boolean deletionTriggersReset() {
    boolean android = system.contains("android") || system.contains("aosp");
    return android && !NO_WIPE.contains(enrolment);
  }

  /** Whether the user can be locked out when the device is no longer managed. */
  boolean needsCustody(DeviceChoice choice) {
    boolean lockable = system.startsWith("windows") || system.startsWith("mac");
    return lockable && (choice == DeviceChoice.RETIRE || choice == DeviceChoice.DELETE);
  }

  List<String> warnings() {
    List<String> remarks = new ArrayList<>();
    if (!unassignOnly().isEmpty()) {
      remarks.add("the only permitted step is to remove the person: " + unassignOnly());
    } else {
      if (deletionTriggersReset()) {
        remarks.add("deleting its record resets it to factory settings");
      }
      if (needsCustody(DeviceChoice.RETIRE)) {
        remarks.add(
            "retiring or deleting it can lock people out: store recovery key and local"
                + " administrator into custody first and attest it");
      }
      if (!choices().contains(DeviceChoice.WIPE)) {
        remarks.add("its enrolment does not support a wipe");
      }
      remarks.add("owner: " + owner);
    }
    return remarks;
  }

  /** Returns what the permitted choices would lose. */
  List<String> losses() {
    List<String> losses = new ArrayList<>();
    if (choices().contains(DeviceChoice.WIPE)) {
      losses.add("a wipe loses everything on the device, also what is private");
    }
    if (choices().contains(DeviceChoice.RETIRE)) {
      losses.add(
          "a retirement loses the organisation's apps, their data, mail and certificates; what is"
              + " private stays");
    }
    return losses;
  }

  @Override
  public String toString() {
    return "DeviceFacts[" + system + "]";
  }
}
