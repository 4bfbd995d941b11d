package org.dsr4j.azuread.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.catalogue.Read.single;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.model.IdentifierKind.DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.DEVICE_OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.MatchRule.byRequest;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Facet;

/** The person's devices in the directory. */
final class DirectoryDeviceSources {

  private static final ActionSupport BLOCK_DEVICE =
      ChangeSupport.byHand(
          "PATCH /devices/{deviceObjectId} with accountEnabled false, for Windows only and unless"
              + " other people use the device; the service refuses it for other kinds of device");
  private static final ActionSupport AT_DEVICE = ChangeSupport.atSource("see aad-device");

  static final List<CatalogueEntry> ALL =
      List.of(
          CatalogueEntry.builder("aad-user-owned-devices", "Entra devices the user owns")
              .category(END_USER_INFORMATION)
              .purpose("linking devices to their owners")
              .retention("as long as the device object")
              .permissions("User.Read.All")
              .match(byRequest(OBJECT_ID))
              .read(list(V1, "/users/{userId}/ownedDevices").showing("deviceId", "Device.Read.All"))
              .changes(ChangeSupport.cascade("aad-device"), AT_DEVICE, BLOCK_DEVICE)
              .build(),
          CatalogueEntry.builder(
                  "aad-user-registered-devices", "Entra devices registered for the user")
              .category(END_USER_INFORMATION)
              .purpose("letting registered devices sign in")
              .retention("as long as the device object")
              .permissions("User.Read.All")
              .match(byRequest(OBJECT_ID))
              .read(
                  list(V1, "/users/{userId}/registeredDevices")
                      .showing("deviceId", "Device.Read.All"))
              .changes(ChangeSupport.cascade("aad-device"), AT_DEVICE, BLOCK_DEVICE)
              .build(),
          CatalogueEntry.builder("aad-device", "Entra device object")
              .category(END_USER_INFORMATION)
              .purpose("deciding whether a device may sign in")
              .retention("until an administrator removes the device")
              .permissions("Device.Read.All")
              .facet(Facet.DEVICES)
              .match(byRequest(DEVICE_OBJECT_ID))
              .read(single(V1, "/devices/{deviceObjectId}"))
              .changes(
                  ActionSupport.supported("Device.ReadWrite.All"),
                  ChangeSupport.onDevice(),
                  BLOCK_DEVICE)
              .build(),
          CatalogueEntry.builder(
                  "aad-bitlocker-keys", "BitLocker recovery keys of the user's devices")
              .category(END_USER_INFORMATION)
              .purpose("unlocking an encrypted disk")
              .retention("as long as the device object")
              .permissions("BitlockerKey.ReadBasic.All")
              .facet(Facet.DEVICES)
              .match(field("deviceId", DEVICE_ID))
              .secret("key")
              .read(
                  list(V1, "/informationProtection/bitlocker/recoveryKeys")
                      .filter("deviceId eq {deviceId}"))
              .changes(
                  ChangeSupport.cascade("aad-device"),
                  ChangeSupport.secret(),
                  ChangeSupport.noRestriction())
              .build(),
          // Matched by its own id, so that other users of the device are not included.
          CatalogueEntry.builder(
                  "aad-device-owners-users", "Registered owners and users of a device")
              .category(END_USER_INFORMATION)
              .purpose("linking devices to their owners")
              .retention("as long as the device object")
              .permissions("Device.Read.All")
              .facet(Facet.DEVICES)
              .match(field("id", OBJECT_ID))
              .read(
                  list(V1, "/devices/{deviceObjectId}/registeredOwners")
                      .labelled("owners")
                      .perDevice()
                      .keySuffix("owner"),
                  list(V1, "/devices/{deviceObjectId}/registeredUsers")
                      .labelled("users")
                      .perDevice()
                      .keySuffix("user"))
              .changes(
                  ChangeSupport.cascade("aad-user"),
                  ChangeSupport.byHand("change the registered owners and users of the device"),
                  BLOCK_DEVICE)
              .build(),
          // Only the existence of credentials is read: the credentials must be selected by name.
          CatalogueEntry.builder(
                  "aad-device-local-credentials", "Windows LAPS local administrator credentials")
              .category(END_USER_INFORMATION)
              .purpose("administering a device that cannot reach the directory")
              .retention("as long as the device object")
              .permissions("DeviceLocalCredential.ReadBasic.All")
              .facet(Facet.DEVICES)
              .match(byRequest(DEVICE_ID))
              .secret("credentials")
              .read(
                  single(V1, "/directory/deviceLocalCredentials/{deviceId}")
                      .select("id", "deviceName", "lastBackupDateTime", "refreshDateTime")
                      .acceptIdOnly()
                      .noneOn404())
              .changes(
                  ChangeSupport.cascade("aad-device"),
                  ChangeSupport.secret(),
                  ChangeSupport.noRestriction())
              .build(),
          CatalogueEntry.builder("aad-deleted-device", "Soft-deleted Entra devices")
              .category(END_USER_INFORMATION)
              .purpose("restoring a device that was deleted by mistake")
              .retention("not documented")
              .permissions("Device.Read.All")
              .facet(Facet.DEVICES)
              .match(field("id", DEVICE_OBJECT_ID), field("deviceId", DEVICE_ID))
              .read(list(V1, "/directory/deletedItems/graph.device"))
              .changes(
                  new ActionSupport.Follows(
                      "aad-device", "within 30 days of the deletion of the device object"),
                  ChangeSupport.fact(),
                  ChangeSupport.noRestriction())
              .build());

  private DirectoryDeviceSources() {}
}
