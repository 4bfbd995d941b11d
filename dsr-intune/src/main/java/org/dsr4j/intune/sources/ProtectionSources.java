package org.dsr4j.intune.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.model.GraphVersion.BETA;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.intune.sources.IntuneCatalogue.source;
import static org.dsr4j.model.IdentifierKind.DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.MANAGED_DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.USER_PRINCIPAL_NAME;
import static org.dsr4j.model.MatchRule.byRequest;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.SYSTEM_GENERATED_LOG;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.EntryBuilder;
import org.dsr4j.model.Facet;

/** The protection of the person's devices, and the threats found on them. */
final class ProtectionSources {

  private static final String MANAGED_DEVICES = "DeviceManagementManagedDevices.Read.All";

  static final List<CatalogueEntry> ALL =
      List.of(
          // Devices without Defender have no state and no data below it.
          state("intune-detected-malware", "Malware found on the device")
              .permissions(MANAGED_DEVICES)
              .match(byRequest(MANAGED_DEVICE_ID))
              .read(
                  list(
                          V1,
                          "/deviceManagement/managedDevices/{managedDeviceId}"
                              + "/windowsProtectionState/detectedMalwareState")
                      .perDevice()
                      .noneOn404())
              .changes(
                  ChangeSupport.cascade("intune-managed-device"),
                  ChangeSupport.fact(),
                  ChangeSupport.log())
              .build(),
          // According to the documentation, the row's id is a device id, but not which of the two
          // ids. The row repeats for each malware. The device's name in the row identifies no
          // person.
          state("intune-tenant-malware-states", "Tenant malware list: device states")
              .permissions(MANAGED_DEVICES)
              .match(field("id", MANAGED_DEVICE_ID), field("id", DEVICE_ID))
              .read(
                  list(
                          V1,
                          "/deviceManagement/windowsMalwareInformation/{malwareId}"
                              + "/deviceMalwareStates")
                      .under(
                          "malwareId",
                          list(V1, "/deviceManagement/windowsMalwareInformation").select("id"))
                      .keyedByContent())
              .changes(
                  ChangeSupport.cascade("intune-managed-device"),
                  ChangeSupport.fact(),
                  ChangeSupport.log())
              .build(),
          // The rows have no date. The meaning of their id is not documented: if it equals a
          // device's id, the row belongs to that device.
          state("intune-device-encryption-states", "Encryption report rows")
              .permissions("DeviceManagementConfiguration.Read.All")
              .match(
                  field("id", MANAGED_DEVICE_ID)
                      .weakenedBy("userPrincipalName", USER_PRINCIPAL_NAME),
                  field("userPrincipalName", USER_PRINCIPAL_NAME))
              .read(list(BETA, "/deviceManagement/managedDeviceEncryptionStates"))
              .changes(
                  ChangeSupport.cascade("intune-managed-device"),
                  ChangeSupport.fact(),
                  ChangeSupport.log())
              .build());

  private ProtectionSources() {}

  private static EntryBuilder state(String id, String title) {
    return source(id, title, SYSTEM_GENERATED_LOG)
        .purpose("protecting devices and their data")
        .retention("as long as the device record")
        .facet(Facet.DEVICES);
  }
}
