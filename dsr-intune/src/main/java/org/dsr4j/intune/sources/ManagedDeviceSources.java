package org.dsr4j.intune.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.catalogue.Read.single;
import static org.dsr4j.graph.model.GraphVersion.BETA;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.intune.sources.IntuneCatalogue.source;
import static org.dsr4j.model.IdentifierKind.MANAGED_DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.USER_PRINCIPAL_NAME;
import static org.dsr4j.model.MatchRule.byRequest;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;
import static org.dsr4j.model.SourceCategory.SYSTEM_GENERATED_LOG;

import java.util.List;
import java.util.Set;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.PropertySelection;
import org.dsr4j.intune.erasure.DeviceStepKinds;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Facet;

/** The person's devices in Intune. */
final class ManagedDeviceSources {

  private static final String MANAGED_DEVICES = "DeviceManagementManagedDevices.Read.All";

  /**
   * All properties of a managed device except three: the Activation Lock bypass code and the remote
   * assistance link are secrets, and action results, which may contain passcodes, are a separate
   * source.
   */
  static final PropertySelection MANAGED_DEVICE =
      PropertySelection.of(
          "id",
          "androidSecurityPatchLevel",
          "azureADDeviceId",
          "azureADRegistered",
          "complianceGracePeriodExpirationDateTime",
          "complianceState",
          "configurationManagerClientEnabledFeatures",
          "deviceCategoryDisplayName",
          "deviceEnrollmentType",
          "deviceHealthAttestationState",
          "deviceName",
          "deviceRegistrationState",
          "easActivated",
          "easActivationDateTime",
          "easDeviceId",
          "emailAddress",
          "enrolledDateTime",
          "enrollmentProfileName",
          "ethernetMacAddress",
          "exchangeAccessState",
          "exchangeAccessStateReason",
          "exchangeLastSuccessfulSyncDateTime",
          "freeStorageSpaceInBytes",
          "iccid",
          "imei",
          "isEncrypted",
          "isSupervised",
          "jailBroken",
          "lastSyncDateTime",
          "managedDeviceName",
          "managedDeviceOwnerType",
          "managementAgent",
          "managementCertificateExpirationDate",
          "managementState",
          "manufacturer",
          "meid",
          "model",
          "notes",
          "operatingSystem",
          "osVersion",
          "partnerReportedThreatState",
          "phoneNumber",
          "physicalMemoryInBytes",
          "remoteAssistanceSessionErrorDetails",
          "requireUserEnrollmentApproval",
          "serialNumber",
          "subscriberCarrier",
          "totalStorageSpaceInBytes",
          "udid",
          "userDisplayName",
          "userId",
          "userPrincipalName",
          "wiFiMacAddress");

  static final List<CatalogueEntry> ALL =
      List.of(
          source("intune-managed-device", "Managed device", END_USER_INFORMATION)
              .purpose("managing devices with access to the organisation's data")
              .alsoTo("Apple and Google for their devices, and partners of the organisation")
              .retention("until the device is removed, then up to 30 days")
              .permissions(MANAGED_DEVICES)
              .match(byRequest(OBJECT_ID).decidedBy("userId", OBJECT_ID))
              .secret(
                  "activationLockBypassCode",
                  "remoteAssistanceSessionUrl",
                  "deviceActionResults/passcode",
                  "deviceActionResults/unlockPin")
              .freeText("notes")
              .read(
                  list(V1, "/users/{userId}/managedDevices")
                      .select(MANAGED_DEVICE)
                      .withDetailRead(UnlistedDevices.DEVICE))
              .special(new UnlistedDevices())
              .changes(
                  ActionSupport.supported(
                      DeviceStepKinds.WRITE_DEVICES_PERMISSION,
                      DeviceStepKinds.PRIVILEGED_DEVICES_PERMISSION),
                  ChangeSupport.onDevice(),
                  ChangeSupport.keeps())
              .build(),
          source(
                  "intune-device-action-results",
                  "Remote action results incl. device location, passcodes, unlock PIN",
                  SYSTEM_GENERATED_LOG)
              .purpose("showing the results of remote actions")
              .retention("as long as the device record")
              .permissions(MANAGED_DEVICES)
              .facet(Facet.DEVICES)
              .match(byRequest(MANAGED_DEVICE_ID))
              .secret("deviceActionResults/passcode", "deviceActionResults/unlockPin")
              .read(
                  single(V1, "/deviceManagement/managedDevices/{managedDeviceId}")
                      .select("id", "deviceActionResults"))
              .changes(
                  ChangeSupport.cascade("intune-managed-device"),
                  ChangeSupport.fact(),
                  ChangeSupport.keeps())
              .build(),
          source("intune-device-category", "Device category", END_USER_INFORMATION)
              .purpose("grouping devices")
              .retention("as long as the device record")
              .permissions(MANAGED_DEVICES)
              .facet(Facet.DEVICES)
              .match(byRequest(MANAGED_DEVICE_ID))
              .read(
                  single(V1, "/deviceManagement/managedDevices/{managedDeviceId}/deviceCategory")
                      .perDevice()
                      .noneOn404())
              .changes(
                  ChangeSupport.cascade("intune-managed-device"),
                  ChangeSupport.byHand(
                      "PUT /deviceManagement/managedDevices/{deviceId}/deviceCategory/$ref"),
                  ChangeSupport.keeps())
              .build(),
          source("intune-detected-apps", "Apps detected on a device", SYSTEM_GENERATED_LOG)
              .purpose("knowing which apps run on managed devices")
              .retention("as long as the device record")
              .permissions(MANAGED_DEVICES)
              .facet(Facet.DEVICES)
              .match(byRequest(MANAGED_DEVICE_ID))
              .read(
                  list(BETA, "/deviceManagement/managedDevices/{managedDeviceId}/detectedApps")
                      .perDevice())
              .changes(
                  ChangeSupport.cascade("intune-managed-device"),
                  ChangeSupport.onDevice(),
                  ChangeSupport.keeps())
              .build(),
          source("intune-cloud-pcs", "Windows 365 Cloud PCs of the user", END_USER_INFORMATION)
              .absentIn(Set.of("china-mooncake", "france-bleu", "germany-delos"))
              .purpose("providing a PC in the cloud")
              .retention("until the Cloud PC is deprovisioned")
              .permissions("CloudPC.Read.All")
              .match(
                  byRequest(OBJECT_ID).decidedBy("userPrincipalName", USER_PRINCIPAL_NAME),
                  field("userPrincipalName", USER_PRINCIPAL_NAME)
                      .withDateField("lastModifiedDateTime"))
              .read(
                  list(V1, "/users/{userId}/cloudPCs"),
                  list(V1, "/deviceManagement/virtualEndpoint/cloudPCs")
                      .filter("userPrincipalName eq {userPrincipalName}")
                      .scanWhenRefused())
              .changes(
                  ChangeSupport.manual(
                      "save its data; remove the Windows 365 licence, then end the grace"
                          + " period"),
                  ChangeSupport.byHand("rename it in the Windows 365 settings"),
                  ChangeSupport.keeps())
              .build());

  private ManagedDeviceSources() {}
}
