package org.dsr4j.intune.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.model.GraphVersion.BETA;
import static org.dsr4j.intune.sources.IntuneCatalogue.source;
import static org.dsr4j.model.IdentifierKind.MAIL;
import static org.dsr4j.model.IdentifierKind.MANAGED_DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.PROXY_ADDRESS;
import static org.dsr4j.model.IdentifierKind.USER_PRINCIPAL_NAME;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.EntryBuilder;
import org.dsr4j.graph.model.GraphIdentifierKinds;

/** Devices that Configuration Manager also manages, or could transfer to Intune. */
final class CoManagementSources {

  private static final String CONFIGURATION_MANAGER = "in Configuration Manager: ";

  static final List<CatalogueEntry> ALL =
      List.of(
          device("intune-comanaged-devices", "Co-managed devices")
              .retention("until the device is removed, then up to 30 days")
              .match(
                  field("userId", OBJECT_ID),
                  field("userPrincipalName", USER_PRINCIPAL_NAME)
                      .decidedBy("userId", OBJECT_ID)
                      .withDateField("lastSyncDateTime"),
                  field("id", MANAGED_DEVICE_ID).weakenedBy("userId", OBJECT_ID))
              .secret(
                  "activationLockBypassCode",
                  "remoteAssistanceSessionUrl",
                  "deviceActionResults/passcode",
                  "deviceActionResults/unlockPin")
              .freeText("notes")
              .read(
                  list(BETA, "/deviceManagement/comanagedDevices")
                      .select(ManagedDeviceSources.MANAGED_DEVICE))
              .changes(
                  ChangeSupport.cascade("intune-managed-device"),
                  ChangeSupport.onDevice(),
                  ChangeSupport.keeps())
              .build(),
          // The rows have no date, so names and addresses alone never make a strong match.
          // Manufacturers assign serial numbers, and do not guarantee that they are unique.
          device("intune-comanagement-eligible-devices", "Co-management eligible devices")
              .retention("as long as Configuration Manager sends it")
              .match(
                  field("userId", OBJECT_ID),
                  field("upn", USER_PRINCIPAL_NAME).decidedBy("userId", OBJECT_ID),
                  field("userEmail", MAIL).decidedBy("userId", OBJECT_ID),
                  field("userEmail", PROXY_ADDRESS).decidedBy("userId", OBJECT_ID),
                  field("userEmail", USER_PRINCIPAL_NAME).decidedBy("userId", OBJECT_ID),
                  field("serialNumber", GraphIdentifierKinds.SERIAL_NUMBER)
                      .decidedBy("userId", OBJECT_ID))
              .read(list(BETA, "/deviceManagement/comanagementEligibleDevices"))
              .changes(
                  ChangeSupport.elsewhere(
                      CONFIGURATION_MANAGER + "remove the device from the tenant attachment"),
                  ChangeSupport.elsewhere(CONFIGURATION_MANAGER + "correct it there"),
                  ChangeSupport.elsewhere(CONFIGURATION_MANAGER + "restrict it there"))
              .build());

  private CoManagementSources() {}

  private static EntryBuilder device(String id, String title) {
    return source(id, title, END_USER_INFORMATION)
        .purpose("managing devices with access to the organisation's data")
        .permissions("DeviceManagementConfiguration.Read.All");
  }
}
