package org.dsr4j.intune;

import static org.dsr4j.graph.GraphVersion.BETA;
import static org.dsr4j.graph.GraphVersion.V1;
import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.catalogue.Read.single;
import static org.dsr4j.intune.IntuneCatalogue.source;
import static org.dsr4j.model.IdentifierKind.MANAGED_DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.MatchRule.address;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.Changes;
import org.dsr4j.graph.catalogue.EntryBuilder;
import org.dsr4j.model.Facet;

/** Who uses which device: owners, primary users, and whoever signed in. */
final class DeviceUserSources {

  static final List<CatalogueEntry> ALL =
      List.of(
          device(
                  "intune-managed-device-beta",
                  "Managed device: beta-only facts (hardware, logged-on users, enroller, ChromeOS)")
              .alsoTo("Apple and Google for their devices, and partners the organisation connected")
              .facet(Facet.DEVICES)
              .match(address(MANAGED_DEVICE_ID).guardedBy("userId", OBJECT_ID))
              .otherPeople(
                  "usersLoggedOn/userId",
                  "hardwareInformation/sharedDeviceCachedUsers/userPrincipalName",
                  "enrolledByUserPrincipalName")
              .read(
                  single(BETA, "/deviceManagement/managedDevices/{managedDeviceId}")
                      .select(
                          "id",
                          "userId",
                          "hardwareInformation",
                          "usersLoggedOn",
                          "enrolledByUserPrincipalName",
                          "chromeOSDeviceInfo",
                          "azureActiveDirectoryDeviceId",
                          "autopilotEnrolled",
                          "retireAfterDateTime",
                          "specificationVersion"))
              .changes(
                  Changes.cascade("intune-managed-device"), Changes.onDevice(), Changes.keeps())
              .build(),
          // Mostly a colleague's device or a shared one: that the person signed in is the person's,
          // the rest is not. So rows that name another user are shown and held back.
          device("intune-logged-on-devices", "Devices the user signed in to (not only owns)")
              .match(address(OBJECT_ID).guardedBy("userId", OBJECT_ID))
              .secret(
                  "activationLockBypassCode",
                  "remoteAssistanceSessionUrl",
                  "deviceActionResults/passcode",
                  "deviceActionResults/unlockPin")
              .otherPeople(
                  "userId", "userPrincipalName", "userDisplayName", "emailAddress", "phoneNumber")
              .freeText("notes")
              .read(
                  list(BETA, "/users/{userId}/getLoggedOnManagedDevices()")
                      .select(DeviceSources.MANAGED_DEVICE))
              .changes(
                  Changes.cascade("intune-managed-device"), Changes.onDevice(), Changes.keeps())
              .build(),
          // Rows are users. Another user's row is that user's, although the device is the person's.
          device("intune-device-primary-users", "Primary user link of a device")
              .facet(Facet.DEVICES)
              .match(field("id", OBJECT_ID))
              .read(
                  list(V1, "/deviceManagement/managedDevices/{managedDeviceId}/users").perDevice())
              .changes(
                  Changes.byHand("DELETE /deviceManagement/managedDevices/{itemId}/users/$ref"),
                  Changes.byHand(
                      "POST /deviceManagement/managedDevices/{managedDeviceId}/users/$ref"),
                  Changes.keeps())
              .build());

  private DeviceUserSources() {}

  private static EntryBuilder device(String id, String title) {
    return source(id, title, END_USER_INFORMATION)
        .purpose("managing the devices that reach the organisation's data")
        .retention("as long as the device record")
        .permissions("DeviceManagementManagedDevices.Read.All");
  }
}
