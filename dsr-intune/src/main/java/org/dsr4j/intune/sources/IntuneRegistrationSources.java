package org.dsr4j.intune.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.model.GraphIdentifierKinds.IMEI;
import static org.dsr4j.graph.model.GraphIdentifierKinds.SERIAL_NUMBER;
import static org.dsr4j.graph.model.GraphVersion.BETA;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.intune.sources.IntuneCatalogue.source;
import static org.dsr4j.model.IdentifierKind.MANAGED_DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.USER_PRINCIPAL_NAME;
import static org.dsr4j.model.MatchRule.byRequest;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.CUSTOMER_DATA;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;
import static org.dsr4j.model.SourceCategory.SYSTEM_GENERATED_LOG;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.EntryBuilder;
import org.dsr4j.model.Facet;
import org.dsr4j.model.SourceCategory;

/**
 * Devices that the organisation registered before their first use, and the events of their setup.
 * Serial numbers are not always unique, so a match by serial number alone is weak.
 */
final class IntuneRegistrationSources {

  private static final String SERVICE = "DeviceManagementServiceConfig.Read.All";

  static final List<CatalogueEntry> ALL =
      List.of(
          enrolment(
                  "intune-imported-autopilot-identities",
                  "Imported Autopilot identities",
                  END_USER_INFORMATION)
              .retention("until an administrator deletes it")
              .permissions(SERVICE)
              .facet(Facet.DEVICES)
              .match(
                  field("assignedUserPrincipalName", USER_PRINCIPAL_NAME),
                  field("serialNumber", SERIAL_NUMBER)
                      .weakenedBy("assignedUserPrincipalName", USER_PRINCIPAL_NAME))
              .read(list(V1, "/deviceManagement/importedWindowsAutopilotDeviceIdentities"))
              .changes(
                  ChangeSupport.manual(
                      "DELETE /deviceManagement/importedWindowsAutopilotDeviceIdentities/{itemId}"),
                  ChangeSupport.byHand("delete it and import it again"),
                  ChangeSupport.noRestriction())
              .build(),
          enrolment("intune-autopilot-events", "Autopilot deployment events", SYSTEM_GENERATED_LOG)
              .retention("not documented")
              .permissions("DeviceManagementManagedDevices.Read.All")
              .match(
                  field("userId", OBJECT_ID),
                  field("userPrincipalName", USER_PRINCIPAL_NAME)
                      .decidedBy("userId", OBJECT_ID)
                      .withDateField("eventDateTime"),
                  field("deviceId", MANAGED_DEVICE_ID)
                      .weakenedBy("userId", OBJECT_ID)
                      .withDateField("eventDateTime"),
                  field("deviceSerialNumber", SERIAL_NUMBER)
                      .weakenedBy("userId", OBJECT_ID)
                      .withDateField("eventDateTime"))
              .freeText("enrollmentFailureDetails")
              .read(list(BETA, "/deviceManagement/autopilotEvents"))
              .changes(
                  ChangeSupport.retention("not documented"),
                  ChangeSupport.fact(),
                  ChangeSupport.log())
              .build(),
          enrolment(
                  "intune-imported-device-identities",
                  "Corporate device identifiers (IMEI/serial + description)",
                  CUSTOMER_DATA)
              .retention("until an administrator deletes it")
              .permissions(SERVICE)
              .facet(Facet.DEVICES)
              .match(
                  field("importedDeviceIdentifier", IMEI),
                  field("importedDeviceIdentifier", SERIAL_NUMBER))
              .freeText("description")
              .read(list(BETA, "/deviceManagement/importedDeviceIdentities"))
              .changes(
                  ChangeSupport.manual(
                      "DELETE /deviceManagement/importedDeviceIdentities/{itemId}"),
                  ChangeSupport.byHand("PATCH the description"),
                  ChangeSupport.noRestriction())
              .build(),
          enrolment(
                  "intune-imported-apple-device-identities",
                  "Apple devices synced from ADE (serial, description)",
                  END_USER_INFORMATION)
              .alsoTo("Apple, the origin of the list")
              .retention("until the device is released in Apple Business Manager")
              .permissions(SERVICE)
              .facet(Facet.DEVICES)
              .match(field("serialNumber", SERIAL_NUMBER))
              .freeText("description")
              .read(
                  list(
                          BETA,
                          "/deviceManagement/depOnboardingSettings/{tokenId}"
                              + "/importedAppleDeviceIdentities")
                      .under(
                          "tokenId",
                          list(BETA, "/deviceManagement/depOnboardingSettings").select("id")))
              .changes(
                  ChangeSupport.elsewhere("in Apple Business Manager: release the device there"),
                  ChangeSupport.elsewhere("in Apple Business Manager: correct it there"),
                  ChangeSupport.noRestriction())
              .build(),
          enrolment(
                  "intune-enrollment-configurations-for-user",
                  "Enrolment restrictions in force for the user",
                  CUSTOMER_DATA)
              .retention("up to 30 days after the account's permanent deletion")
              .permissions(SERVICE)
              .match(byRequest(OBJECT_ID))
              .read(list(BETA, "/users/{userId}/getEffectiveDeviceEnrollmentConfigurations()"))
              .changes(
                  ChangeSupport.cascade("aad-user"),
                  ChangeSupport.configuration("change the enrolment restrictions"),
                  ChangeSupport.configuration(
                      "an enrolment restriction prevents the person from enrolling again"))
              .build());

  private IntuneRegistrationSources() {}

  private static EntryBuilder enrolment(String id, String title, SourceCategory category) {
    return source(id, title, category).purpose("enrolling devices");
  }
}
