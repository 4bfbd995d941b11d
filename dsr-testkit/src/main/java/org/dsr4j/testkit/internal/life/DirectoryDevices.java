package org.dsr4j.testkit.internal.life;

import java.util.Locale;
import org.dsr4j.testkit.internal.store.EntityRow;
import org.dsr4j.testkit.internal.store.Row;
import org.dsr4j.testkit.internal.store.TenantStore;

/** The devices in a tenant's directory. Safe for use by several threads. */
public final class DirectoryDevices {

  private static final String DEVICES = "/devices";
  private static final String BITLOCKER = "/informationProtection/bitlocker/recoveryKeys";

  private final TenantStore store;
  private final Autopilot autopilot;

  DirectoryDevices(TenantStore store, Autopilot autopilot) {
    this.store = store;
    this.autopilot = autopilot;
  }

  /**
   * Deletes a device for good, and its recovery keys with it.
   *
   * @param device the device
   */
  public void delete(Row device) {
    String id = Hardware.text(device, "id");
    String deviceId = Hardware.text(device, "deviceId");
    store.removeRows(DirectoryDevices::holdsDevices, row -> id.equalsIgnoreCase(row.string("id")));
    store.removeBelow(DEVICES + "/" + id.toLowerCase(Locale.ROOT));
    store.removeRows(
        BITLOCKER::equals,
        row -> !deviceId.isEmpty() && deviceId.equalsIgnoreCase(row.string("deviceId")));
  }

  /** Lets a device leave the directory as it leaves Intune, where leaving one means the other. */
  void unjoin(Row managed) {
    String deviceId = Hardware.text(managed, "azureADDeviceId");
    for (Row device : store.rows(DEVICES)) {
      if (!deviceId.isEmpty() && deviceId.equalsIgnoreCase(device.string("deviceId"))) {
        if (isJoinedWindows(device) && !autopilot.knows(managed)) {
          delete(device);
        } else {
          changeable(device).set("isManaged", "false");
        }
      }
    }
  }

  private static boolean isJoinedWindows(Row device) {
    return Hardware.text(device, "operatingSystem").startsWith("Windows")
        && Hardware.text(device, "trustType").equals("AzureAd");
  }

  private EntityRow changeable(Row device) {
    return store.changeable(device, "device", DirectoryDevices::holdsDevices);
  }

  private static boolean holdsDevices(String path) {
    return path.equals(DEVICES)
        || path.endsWith("/ownedDevices")
        || path.endsWith("/registeredDevices");
  }
}
