package org.dsr4j.intune.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.model.GraphIdentifierKinds.SERIAL_NUMBER;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.intune.sources.IntuneCatalogue.source;
import static org.dsr4j.model.IdentifierKind.DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.MANAGED_DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.USER_PRINCIPAL_NAME;
import static org.dsr4j.model.MatchRule.byRequest;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;
import static org.dsr4j.model.SourceCategory.SYSTEM_GENERATED_LOG;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.intune.erasure.DeviceStepKinds;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Facet;

/** The enrolment of the person's devices. */
final class EnrolmentSources {

  private static final String PURGE = "up to 30 days after the account's permanent deletion";
  private static final String AUTOPILOT = "/deviceManagement/windowsAutopilotDeviceIdentities";
  private static final String SERVICE = "DeviceManagementServiceConfig.Read.All";

  static final List<CatalogueEntry> ALL =
      List.of(
          source(
                  "intune-troubleshooting-events",
                  "Enrolment troubleshooting events",
                  SYSTEM_GENERATED_LOG)
              .purpose("troubleshooting failed enrolments")
              .retention(PURGE)
              .permissions("DeviceManagementManagedDevices.Read.All")
              .match(byRequest(OBJECT_ID).decidedBy("userId", OBJECT_ID))
              .freeText("failureReason")
              .read(list(V1, "/users/{userId}/deviceManagementTroubleshootingEvents"))
              .changes(ChangeSupport.cascade("aad-user"), ChangeSupport.fact(), ChangeSupport.log())
              .build(),
          source(
                  "intune-terms-acceptance-statuses",
                  "Company terms acceptance",
                  SYSTEM_GENERATED_LOG)
              .purpose("proving that the person accepted the company's terms")
              .retention(PURGE)
              .permissions(SERVICE)
              .match(
                  field("userPrincipalName", USER_PRINCIPAL_NAME).withDateField("acceptedDateTime"))
              .read(
                  list(V1, "/deviceManagement/termsAndConditions/{termsId}/acceptanceStatuses")
                      .under(
                          "termsId", list(V1, "/deviceManagement/termsAndConditions").select("id")))
              .changes(ChangeSupport.cascade("aad-user"), ChangeSupport.fact(), ChangeSupport.log())
              .build(),
          source(
                  "intune-autopilot-device-identities",
                  "Windows Autopilot device identities (assigned user)",
                  END_USER_INFORMATION)
              .purpose("setting up Windows devices for their assigned person")
              .retention("until an administrator removes the registration")
              .permissions(SERVICE)
              .facet(Facet.DEVICES)
              .match(
                  field("userPrincipalName", USER_PRINCIPAL_NAME)
                      .withDateField("lastContactedDateTime"),
                  field("managedDeviceId", MANAGED_DEVICE_ID)
                      .weakenedBy("userPrincipalName", USER_PRINCIPAL_NAME),
                  field("azureActiveDirectoryDeviceId", DEVICE_ID)
                      .weakenedBy("userPrincipalName", USER_PRINCIPAL_NAME),
                  field("serialNumber", SERIAL_NUMBER)
                      .weakenedBy("userPrincipalName", USER_PRINCIPAL_NAME))
              // In some tenants the list hides the users of all registrations.
              .read(
                  list(V1, AUTOPILOT)
                      .withDetailWhenBlank(AUTOPILOT + "/{rowId}", "userPrincipalName")
                      .mayLack(
                          "a device that is registered and not set up has no ids",
                          "managedDeviceId",
                          "azureActiveDirectoryDeviceId"))
              .changes(
                  ActionSupport.supported(DeviceStepKinds.WRITE_SERVICE_PERMISSION),
                  ChangeSupport.byHand("updateDeviceProperties or assignUserToDevice"),
                  ChangeSupport.byHand("unassignUserFromDevice, and record the assigned person"))
              .build());

  private EnrolmentSources() {}
}
