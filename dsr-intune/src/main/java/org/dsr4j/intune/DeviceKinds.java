package org.dsr4j.intune;

import java.util.List;
import java.util.Map;
import org.dsr4j.change.ChangePhase;
import org.dsr4j.change.Reversibility;
import org.dsr4j.graph.GraphVersion;
import org.dsr4j.graph.WriteMethod;
import org.dsr4j.graph.change.Sights;
import org.dsr4j.graph.change.StepKind;

/** The kinds of steps of the Intune adapter. A kind that was released is never taken away. */
final class DeviceKinds {

  static final String WRITE_DEVICES = "DeviceManagementManagedDevices.ReadWrite.All";
  static final String PRIVILEGED = "DeviceManagementManagedDevices.PrivilegedOperations.All";
  static final String WRITE_APPS = "DeviceManagementApps.ReadWrite.All";
  static final String WRITE_SERVICE = "DeviceManagementServiceConfig.ReadWrite.All";

  private static final String DEVICE = "/deviceManagement/managedDevices/{managedDeviceId}";
  private static final String AUTOPILOT =
      "/deviceManagement/windowsAutopilotDeviceIdentities/{autopilotId}";

  static final StepKind WIPE_APPS =
      StepKind.builder(
              "wipe-app-data", ChangePhase.APPS, "Remove the organisation's data from managed apps")
          .write(
              WriteMethod.POST,
              GraphVersion.V1,
              "/users/{userId}/wipeManagedAppRegistrationsByDeviceTag")
          .permission(WRITE_APPS)
          .waitsFor("the apps are opened on the device")
          .seenBy(
              Sights.unlisted(
                  GraphVersion.V1, "/users/{userId}/managedAppRegistrations", "deviceTag"));

  static final StepKind UNASSIGN =
      StepKind.builder("unassign-device", ChangePhase.DEVICES, "Take the person off the device")
          .write(WriteMethod.DELETE, GraphVersion.V1, DEVICE + "/users/$ref")
          .permission(WRITE_DEVICES)
          .reversibility(Reversibility.REVERSIBLE)
          .seenBy(Sights.unlisted(GraphVersion.V1, DEVICE + "/users", "id", "userId"));

  static final StepKind RETIRE =
      StepKind.builder("retire-device", ChangePhase.DEVICES, "Retire the device")
          .write(WriteMethod.POST, GraphVersion.V1, DEVICE + "/retire")
          .permission(PRIVILEGED)
          .byDevice()
          .seenBy(Sights.deviceAction(DEVICE, "retire", "userId"));

  static final StepKind WIPE =
      StepKind.builder(
              "wipe-device", ChangePhase.DEVICES, "Wipe the device: all data on it are lost")
          .write(WriteMethod.POST, GraphVersion.V1, DEVICE + "/wipe")
          .body("{\"keepEnrollmentData\":false,\"keepUserData\":false}")
          .permission(PRIVILEGED)
          .byDevice()
          .seenBy(Sights.deviceAction(DEVICE, "wipe", "userId"));

  static final StepKind DELETE =
      StepKind.builder("delete-device", ChangePhase.DEVICES, "Delete the device's record")
          .write(WriteMethod.DELETE, GraphVersion.V1, DEVICE)
          .permission(WRITE_DEVICES)
          .seenBy(Sights.gone(GraphVersion.V1, DEVICE, "id,userId"));

  static final StepKind UNASSIGN_AUTOPILOT =
      StepKind.builder(
              "unassign-autopilot",
              ChangePhase.REGISTRATIONS,
              "Take the person off the Autopilot registration")
          .write(WriteMethod.POST, GraphVersion.V1, AUTOPILOT + "/unassignUserFromDevice")
          .permission(WRITE_SERVICE)
          .reversibility(Reversibility.REVERSIBLE)
          .seenBy(Sights.property(GraphVersion.V1, AUTOPILOT, Map.of("userPrincipalName", "")));

  static final StepKind DELETE_AUTOPILOT =
      StepKind.builder(
              "delete-autopilot", ChangePhase.REGISTRATIONS, "Delete the Autopilot registration")
          .write(WriteMethod.DELETE, GraphVersion.V1, AUTOPILOT)
          .permission(WRITE_SERVICE)
          .seenBy(Sights.gone(GraphVersion.V1, AUTOPILOT, "id,serialNumber"));

  static final List<StepKind> ALL =
      List.of(WIPE_APPS, UNASSIGN, RETIRE, WIPE, DELETE, UNASSIGN_AUTOPILOT, DELETE_AUTOPILOT);

  private DeviceKinds() {}
}
