package org.dsr4j.intune.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.model.GraphVersion.BETA;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.intune.sources.IntuneCatalogue.source;
import static org.dsr4j.model.IdentifierKind.DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.MANAGED_DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.USER_PRINCIPAL_NAME;
import static org.dsr4j.model.MatchRule.byRequest;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.SYSTEM_GENERATED_LOG;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.EntryBuilder;
import org.dsr4j.graph.catalogue.Read;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.model.Facet;

/** The status of apps and their settings on the person's devices. */
final class AppStatusSources {

  private static final String APPS = "DeviceManagementApps.Read.All";
  private static final String MANAGED_DEVICES = "DeviceManagementManagedDevices.Read.All";
  private static final String SETTINGS = "/deviceAppManagement/mobileAppConfigurations";
  private static final String PROFILES = "/deviceAppManagement/iosLobAppProvisioningConfigurations";
  private static final String WDAC = "/deviceAppManagement/wdacSupplementalPolicies";
  private static final String DIAGNOSTICS = "/deviceManagement/managedDevices";

  static final List<CatalogueEntry> ALL =
      List.of(
          // A list with device ids only.
          status("intune-devices-with-app-failures", "Devices of the user with failed apps")
              .permissions(MANAGED_DEVICES)
              .match(byRequest(OBJECT_ID))
              .read(
                  list(V1, "/users/{userId}/getManagedDevicesWithAppFailures()")
                      .bareValues()
                      .keyedByContent())
              .build(),
          status("intune-app-troubleshooting-events", "App troubleshooting events of the user")
              .permissions(MANAGED_DEVICES)
              .match(byRequest(OBJECT_ID).decidedBy("userId", OBJECT_ID))
              .read(list(BETA, "/users/{userId}/mobileAppTroubleshootingEvents"))
              .build(),
          status(
                  "intune-app-configuration-statuses",
                  "App configuration policy: user and device statuses")
              .permissions(APPS)
              .match(
                  field("userPrincipalName", USER_PRINCIPAL_NAME)
                      .withDateField("lastReportedDateTime"))
              .read(
                  below(V1, SETTINGS, "userStatuses"),
                  below(V1, SETTINGS, "deviceStatuses").keySuffix("device"))
              .build(),
          status("intune-ios-provisioning-statuses", "iOS LOB provisioning profile statuses")
              .permissions(APPS)
              .match(
                  field("userPrincipalName", USER_PRINCIPAL_NAME)
                      .withDateField("lastReportedDateTime"))
              .read(
                  below(BETA, PROFILES, "userStatuses"),
                  below(BETA, PROFILES, "deviceStatuses").keySuffix("device"))
              .build(),
          status("intune-wdac-statuses", "WDAC supplemental policy device statuses")
              .permissions(APPS)
              .match(
                  field("userPrincipalName", USER_PRINCIPAL_NAME).withDateField("lastSyncDateTime"),
                  field("deviceId", MANAGED_DEVICE_ID)
                      .weakenedBy("userPrincipalName", USER_PRINCIPAL_NAME),
                  field("deviceId", DEVICE_ID).weakenedBy("userPrincipalName", USER_PRINCIPAL_NAME))
              .read(below(BETA, WDAC, "deviceStatuses"))
              .build(),
          source(
                  "intune-management-extension-health",
                  "Intune Management Extension health",
                  SYSTEM_GENERATED_LOG)
              .purpose("providing and protecting apps")
              .retention("as long as the device record")
              .facet(Facet.DEVICES)
              .byHand(
                  "rows name the device only by a name, and names are not unique",
                  "read GET /deviceAppManagement/windowsManagementApp/healthStates (beta) with"
                      + " DeviceManagementConfiguration.Read.All, if the tenant still supports it,"
                      + " and compare each row of the device's name with the device's last check-in"
                      + " in the Intune admin center")
              .changes(
                  ChangeSupport.cascade("intune-managed-device"),
                  ChangeSupport.onDevice(),
                  ChangeSupport.log())
              .build(),
          // The path contains a name of the person that may have belonged to another person, and
          // the rows name no person. Therefore only the date of a row shows whether it belongs to
          // the person. The two functions use different parameter names.
          source(
                  "intune-app-diagnostics-powerlift",
                  "Company Portal / app diagnostics uploaded by the user (Powerlift)",
                  SYSTEM_GENERATED_LOG)
              .purpose("providing and protecting apps")
              .retention("not documented; telemetry at most 30 days")
              .permissions(MANAGED_DEVICES)
              .match(
                  byRequest(USER_PRINCIPAL_NAME).withDateField("createdDateTime"),
                  byRequest(USER_PRINCIPAL_NAME).withDateField("createdAtDateTime"))
              .read(
                  list(
                          BETA,
                          DIAGNOSTICS
                              + "/retrievePowerliftAppDiagnosticsDetails"
                              + "(userPrincipalName='{userPrincipalName}')")
                      .keyedByContent(),
                  list(BETA, DIAGNOSTICS + "/appDiagnostics(upn='{userPrincipalName}')")
                      .keyedByContent()
                      .keySuffix("metadata"))
              .changes(
                  ChangeSupport.retention("not documented; telemetry at most 30 days"),
                  ChangeSupport.fact(),
                  ChangeSupport.log())
              .build());

  private AppStatusSources() {}

  /** A list below each row of another list. */
  private static Read below(GraphVersion version, String upper, String statuses) {
    return list(version, upper + "/{upperId}/" + statuses)
        .under("upperId", list(version, upper).select("id"));
  }

  private static EntryBuilder status(String id, String title) {
    return source(id, title, SYSTEM_GENERATED_LOG)
        .purpose("providing and protecting apps")
        .retention("up to 30 days after the account's permanent deletion")
        .changes(ChangeSupport.cascade("aad-user"), ChangeSupport.fact(), ChangeSupport.log());
  }
}
