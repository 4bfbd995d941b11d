package org.dsr4j.intune;

import static org.dsr4j.graph.GraphVersion.V1;
import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.intune.IntuneCatalogue.source;
import static org.dsr4j.model.IdentifierKind.DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.MANAGED_DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.USER_PRINCIPAL_NAME;
import static org.dsr4j.model.MatchRule.address;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;
import static org.dsr4j.model.SourceCategory.SYSTEM_GENERATED_LOG;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.Changes;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Facet;

/** How the person's devices came under management. */
final class EnrolmentSources {

  private static final String PURGE = "up to 30 days after the account's permanent deletion";
  private static final String SERVICE = "DeviceManagementServiceConfig.Read.All";

  static final List<CatalogueEntry> ALL =
      List.of(
          source(
                  "intune-troubleshooting-events",
                  "Enrolment troubleshooting events",
                  SYSTEM_GENERATED_LOG)
              .purpose("mending enrolments that failed")
              .retention(PURGE)
              .permissions("DeviceManagementManagedDevices.Read.All")
              .match(address(OBJECT_ID).guardedBy("userId", OBJECT_ID))
              .freeText("failureReason")
              .read(list(V1, "/users/{userId}/deviceManagementTroubleshootingEvents"))
              .changes(Changes.cascade("aad-user"), Changes.fact(), Changes.log())
              .build(),
          source(
                  "intune-terms-acceptance-statuses",
                  "Company terms acceptance",
                  SYSTEM_GENERATED_LOG)
              .purpose("proving that the person accepted the company's terms")
              .retention(PURGE)
              .permissions(SERVICE)
              .match(field("userPrincipalName", USER_PRINCIPAL_NAME).datedBy("acceptedDateTime"))
              .read(
                  list(V1, "/deviceManagement/termsAndConditions/{termsId}/acceptanceStatuses")
                      .under(
                          "termsId", list(V1, "/deviceManagement/termsAndConditions").select("id")))
              .changes(Changes.cascade("aad-user"), Changes.fact(), Changes.log())
              .build(),
          source(
                  "intune-autopilot-device-identities",
                  "Windows Autopilot device identities (assigned user)",
                  END_USER_INFORMATION)
              .purpose("setting up Windows devices for the person they are assigned to")
              .retention("until an administrator removes the registration")
              .permissions(SERVICE)
              .facet(Facet.DEVICES)
              .match(
                  field("userPrincipalName", USER_PRINCIPAL_NAME).datedBy("lastContactedDateTime"),
                  field("managedDeviceId", MANAGED_DEVICE_ID)
                      .doubtedBy("userPrincipalName", USER_PRINCIPAL_NAME),
                  field("azureActiveDirectoryDeviceId", DEVICE_ID)
                      .doubtedBy("userPrincipalName", USER_PRINCIPAL_NAME))
              .read(list(V1, "/deviceManagement/windowsAutopilotDeviceIdentities"))
              .changes(
                  ActionSupport.supported(DeviceKinds.WRITE_SERVICE),
                  Changes.byHand("updateDeviceProperties or assignUserToDevice"),
                  Changes.byHand("unassignUserFromDevice, and note the person it was assigned to"))
              .build());

  private EnrolmentSources() {}
}
