package org.dsr4j.intune;

import static org.dsr4j.graph.GraphVersion.BETA;
import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.intune.IntuneCatalogue.source;
import static org.dsr4j.model.IdentifierKind.MAIL;
import static org.dsr4j.model.IdentifierKind.MANAGED_DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.PROXY_ADDRESS;
import static org.dsr4j.model.IdentifierKind.USER_PRINCIPAL_NAME;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;

import java.util.List;
import org.dsr4j.graph.GraphIdentifierKinds;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.Changes;
import org.dsr4j.graph.catalogue.EntryBuilder;

/** Devices that Configuration Manager manages too, or could hand over. */
final class CoManagementSources {

  private static final String CONFIGURATION_MANAGER = "in Configuration Manager: ";

  static final List<CatalogueEntry> ALL =
      List.of(
          device("intune-comanaged-devices", "Co-managed devices")
              .retention("until the device is removed, then up to 30 days")
              .match(
                  field("userId", OBJECT_ID),
                  field("userPrincipalName", USER_PRINCIPAL_NAME)
                      .guardedBy("userId", OBJECT_ID)
                      .datedBy("lastSyncDateTime"),
                  field("id", MANAGED_DEVICE_ID).doubtedBy("userId", OBJECT_ID))
              .secret(
                  "activationLockBypassCode",
                  "remoteAssistanceSessionUrl",
                  "deviceActionResults/passcode",
                  "deviceActionResults/unlockPin")
              .freeText("notes")
              .read(
                  list(BETA, "/deviceManagement/comanagedDevices")
                      .select(DeviceSources.MANAGED_DEVICE))
              .changes(
                  Changes.cascade("intune-managed-device"), Changes.onDevice(), Changes.keeps())
              .build(),
          // Rows bear no date, so that names and addresses alone never make them the person's; and
          // serial numbers are given by makers, who do not promise that each is given once.
          device("intune-comanagement-eligible-devices", "Co-management eligible devices")
              .retention("as long as Configuration Manager sends it")
              .match(
                  field("userId", OBJECT_ID),
                  field("upn", USER_PRINCIPAL_NAME).guardedBy("userId", OBJECT_ID),
                  field("userEmail", MAIL).guardedBy("userId", OBJECT_ID),
                  field("userEmail", PROXY_ADDRESS).guardedBy("userId", OBJECT_ID),
                  field("userEmail", USER_PRINCIPAL_NAME).guardedBy("userId", OBJECT_ID),
                  field("serialNumber", GraphIdentifierKinds.SERIAL_NUMBER)
                      .guardedBy("userId", OBJECT_ID))
              .read(list(BETA, "/deviceManagement/comanagementEligibleDevices"))
              .changes(
                  Changes.elsewhere(
                      CONFIGURATION_MANAGER
                          + "remove the device from what is attached to the tenant"),
                  Changes.elsewhere(CONFIGURATION_MANAGER + "correct it there"),
                  Changes.elsewhere(CONFIGURATION_MANAGER + "restrict it there"))
              .build());

  private CoManagementSources() {}

  private static EntryBuilder device(String id, String title) {
    return source(id, title, END_USER_INFORMATION)
        .purpose("managing the devices that reach the organisation's data")
        .permissions("DeviceManagementConfiguration.Read.All");
  }
}
