package org.dsr4j.intune.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.catalogue.Read.single;
import static org.dsr4j.graph.model.GraphVersion.BETA;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.intune.sources.IntuneCatalogue.source;
import static org.dsr4j.model.IdentifierKind.MANAGED_DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.MatchRule.byRequest;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.EntryBuilder;
import org.dsr4j.model.Facet;

/** The users of devices: owners, primary users, and users who signed in. */
final class DeviceUserSources {

  static final List<CatalogueEntry> ALL =
      List.of(
          device(
                  "intune-managed-device-beta",
                  "Managed device: beta-only facts (hardware, logged-on users, enroller, ChromeOS)")
              .alsoTo("Apple and Google for their devices, and partners of the organisation")
              .facet(Facet.DEVICES)
              .match(byRequest(MANAGED_DEVICE_ID).decidedBy("userId", OBJECT_ID))
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
                  ChangeSupport.cascade("intune-managed-device"),
                  ChangeSupport.onDevice(),
                  ChangeSupport.keeps())
              .build(),
          // Most of these devices belong to a colleague or are shared: the fact of the sign-in is
          // the person's data, the rest is not. So rows that name another user are shown to a
          // reviewer and withheld.
          device("intune-logged-on-devices", "Devices the user signed in to (not only owns)")
              .match(byRequest(OBJECT_ID).decidedBy("userId", OBJECT_ID))
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
                      .select(ManagedDeviceSources.MANAGED_DEVICE))
              .changes(
                  ChangeSupport.cascade("intune-managed-device"),
                  ChangeSupport.onDevice(),
                  ChangeSupport.keeps())
              .build(),
          // The rows are users. The row of another user is that user's data, although the device is
          // the person's.
          device("intune-device-primary-users", "Primary user link of a device")
              .facet(Facet.DEVICES)
              .match(field("id", OBJECT_ID))
              .read(
                  list(V1, "/deviceManagement/managedDevices/{managedDeviceId}/users").perDevice())
              .changes(
                  ChangeSupport.cascade("aad-user"),
                  ChangeSupport.byHand(
                      "POST /deviceManagement/managedDevices/{managedDeviceId}/users/$ref"),
                  ChangeSupport.keeps())
              .build());

  private DeviceUserSources() {}

  private static EntryBuilder device(String id, String title) {
    return source(id, title, END_USER_INFORMATION)
        .purpose("managing devices with access to the organisation's data")
        .retention("as long as the device record")
        .permissions("DeviceManagementManagedDevices.Read.All");
  }
}
