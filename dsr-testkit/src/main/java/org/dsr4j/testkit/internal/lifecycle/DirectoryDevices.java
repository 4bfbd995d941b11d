package org.dsr4j.testkit.internal.lifecycle;

import java.util.Locale;
import org.dsr4j.testkit.internal.store.EntityRow;
import org.dsr4j.testkit.internal.store.Row;
import org.dsr4j.testkit.internal.store.TenantStore;

/** The devices in a tenant's directory. Safe for use by several threads. */
public final class DirectoryDevices {

  private static final String DEVICES = "/devices";
  private static final String BITLOCKER = "/informationProtection/bitlocker/recoveryKeys";

  private final TenantStore store;
  private final AutopilotDevices autopilot;

  DirectoryDevices(TenantStore store, AutopilotDevices autopilot) {
    this.store = store;
    this.autopilot = autopilot;
  }

  /**
   * Deletes a device permanently, together with its recovery keys.
   *
   * @param device the device
   */
  public void delete(Row device) {
    String id = ManagedDevices.text(device, "id");
    String deviceId = ManagedDevices.text(device, "deviceId");
    store.removeRows(DirectoryDevices::holdsDevices, row -> id.equalsIgnoreCase(row.string("id")));
    store.removeBelow(DEVICES + "/" + id.toLowerCase(Locale.ROOT));
    store.removeRows(
        BITLOCKER::equals,
        row -> !deviceId.isEmpty() && deviceId.equalsIgnoreCase(row.string("deviceId")));
  }

  /** Removes a device from the directory when it leaves Intune, if the one implies the other. */
  void unjoin(Row managed) {
    String deviceId = ManagedDevices.text(managed, "azureADDeviceId");
    for (Row device : store.rows(DEVICES)) {
      if (!deviceId.isEmpty() && deviceId.equalsIgnoreCase(device.string("deviceId"))) {
        if (isJoinedWindows(device) && !autopilot.isRegistered(managed)) {
          delete(device);
        } else {
          changeable(device).set("isManaged", "false");
        }
      }
    }
  }

  private static boolean isJoinedWindows(Row device) {
    return ManagedDevices.text(device, "operatingSystem").startsWith("Windows")
        && ManagedDevices.text(device, "trustType").equals("AzureAd");
  }

  private EntityRow changeable(Row device) {
    return store.mutableRow(device, "device", DirectoryDevices::holdsDevices);
  }

  private static boolean holdsDevices(String path) {
    return path.equals(DEVICES)
        || path.endsWith("/ownedDevices")
        || path.endsWith("/registeredDevices");
  }
}
