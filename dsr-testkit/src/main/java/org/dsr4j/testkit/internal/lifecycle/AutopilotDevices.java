package org.dsr4j.testkit.internal.lifecycle;

import org.dsr4j.testkit.internal.store.EntityRow;
import org.dsr4j.testkit.internal.store.Row;
import org.dsr4j.testkit.internal.store.TenantStore;

/** The Windows Autopilot identities of one tenant. Safe for use by several threads. */
public final class AutopilotDevices {

  /** The path of the list of identities. */
  public static final String LIST = "/deviceManagement/windowsAutopilotDeviceIdentities";

  private final TenantStore store;

  AutopilotDevices(TenantStore store) {
    this.store = store;
  }

  /**
   * Removes the user from an identity.
   *
   * @param identity the identity
   */
  public void unassign(Row identity) {
    EntityRow changed = store.mutableRow(identity, "windowsAutopilotDeviceIdentity", LIST::equals);
    changed.set("userPrincipalName", "\"\"");
    changed.set("addressableUserName", "\"\"");
  }

  /**
   * {@return whether a managed device has an identity}
   *
   * @param managed the device's record in Intune
   */
  public boolean isRegistered(Row managed) {
    String id = ManagedDevices.text(managed, "id");
    String deviceId = ManagedDevices.text(managed, "azureADDeviceId");
    return store.rows(LIST).stream()
        .anyMatch(
            row ->
                id.equalsIgnoreCase(row.string("managedDeviceId"))
                    || (!deviceId.isEmpty()
                        && deviceId.equalsIgnoreCase(row.string("azureActiveDirectoryDeviceId"))));
  }
}
