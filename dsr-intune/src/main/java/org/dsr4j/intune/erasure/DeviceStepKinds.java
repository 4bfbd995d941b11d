package org.dsr4j.intune.erasure;

import java.util.List;
import java.util.Map;
import org.dsr4j.change.ChangePhase;
import org.dsr4j.change.Reversibility;
import org.dsr4j.graph.change.EffectChecks;
import org.dsr4j.graph.change.StepKind;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.WriteMethod;

/** The kinds of steps of the Intune adapter. A published kind is never removed. */
public final class DeviceStepKinds {

  public static final String WRITE_DEVICES_PERMISSION =
      "DeviceManagementManagedDevices.ReadWrite.All";
  public static final String PRIVILEGED_DEVICES_PERMISSION =
      "DeviceManagementManagedDevices.PrivilegedOperations.All";
  public static final String WRITE_APPS_PERMISSION = "DeviceManagementApps.ReadWrite.All";
  public static final String WRITE_SERVICE_PERMISSION =
      "DeviceManagementServiceConfig.ReadWrite.All";

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
          .target("{userId}/{deviceTag}")
          .bodyFromTarget("deviceTag")
          .permission(WRITE_APPS_PERMISSION)
          .waitsFor("the apps are opened on the device")
          .verifiedBy(new AppDataCheck());

  static final StepKind UNASSIGN =
      StepKind.builder("unassign-device", ChangePhase.DEVICES, "Remove the person from the device")
          .write(WriteMethod.DELETE, GraphVersion.V1, DEVICE + "/users/$ref")
          .permission(WRITE_DEVICES_PERMISSION)
          .reversibility(Reversibility.REVERSIBLE)
          .verifiedBy(
              DeviceUsersCheck.unassigning(
                  EffectChecks.notListed(GraphVersion.V1, DEVICE + "/users", "id", "userId")));

  static final StepKind RETIRE =
      StepKind.builder("retire-device", ChangePhase.DEVICES, "Retire the device")
          .write(WriteMethod.POST, GraphVersion.V1, DEVICE + "/retire")
          .permission(PRIVILEGED_DEVICES_PERMISSION)
          .byDevice()
          .verifiedBy(DeviceUsersCheck.of(EffectChecks.deviceAction(DEVICE, "retire", "userId")));

  static final StepKind WIPE =
      StepKind.builder(
              "wipe-device", ChangePhase.DEVICES, "Wipe the device: all data on it are lost")
          .write(WriteMethod.POST, GraphVersion.V1, DEVICE + "/wipe")
          .body("{\"keepEnrollmentData\":false,\"keepUserData\":false}")
          .permission(PRIVILEGED_DEVICES_PERMISSION)
          .byDevice()
          .verifiedBy(DeviceUsersCheck.of(EffectChecks.deviceAction(DEVICE, "wipe", "userId")));

  static final StepKind DELETE =
      StepKind.builder("delete-device", ChangePhase.DEVICES, "Delete the device's record")
          .write(WriteMethod.DELETE, GraphVersion.V1, DEVICE)
          .permission(WRITE_DEVICES_PERMISSION)
          .verifiedBy(DeviceUsersCheck.of(EffectChecks.gone(GraphVersion.V1, DEVICE, "id,userId")));

  static final StepKind UNASSIGN_AUTOPILOT =
      StepKind.builder(
              "unassign-autopilot",
              ChangePhase.REGISTRATIONS,
              "Remove the person from the Autopilot registration")
          .write(WriteMethod.POST, GraphVersion.V1, AUTOPILOT + "/unassignUserFromDevice")
          .permission(WRITE_SERVICE_PERMISSION)
          .reversibility(Reversibility.REVERSIBLE)
          .verifiedBy(
              EffectChecks.hasValues(GraphVersion.V1, AUTOPILOT, Map.of("userPrincipalName", "")));

  static final StepKind DELETE_AUTOPILOT =
      StepKind.builder(
              "delete-autopilot", ChangePhase.REGISTRATIONS, "Delete the Autopilot registration")
          .write(WriteMethod.DELETE, GraphVersion.V1, AUTOPILOT)
          .permission(WRITE_SERVICE_PERMISSION)
          .verifiedBy(
              new AutopilotUserCheck(
                  AUTOPILOT, EffectChecks.gone(GraphVersion.V1, AUTOPILOT, "id,serialNumber")));

  public static final List<StepKind> ALL =
      List.of(WIPE_APPS, UNASSIGN, RETIRE, WIPE, DELETE, UNASSIGN_AUTOPILOT, DELETE_AUTOPILOT);

  private DeviceStepKinds() {}
}
