package org.dsr4j.testkit.internal.lifecycle;

import java.util.Locale;
import java.util.Objects;
import org.dsr4j.testkit.internal.store.Row;
import org.dsr4j.testkit.internal.store.TenantStore;

/** Removes the rows about a permanently deleted user from Intune. */
final class IntuneUserPurge {

  private static final String MANAGED = "/deviceManagement/managedDevices";

  private final TenantStore store;
  private final ManagedDevices hardware;

  IntuneUserPurge(TenantStore store, ManagedDevices hardware) {
    this.store = store;
    this.hardware = hardware;
  }

  void purge(String userId, String name) {
    store.removeBelow("/users/" + userId.toLowerCase(Locale.ROOT));
    for (Row device : store.rows(MANAGED)) {
      if (userId.equalsIgnoreCase(device.string("userId"))) {
        hardware.removeEverywhere(Objects.requireNonNullElse(device.string("id"), ""));
      } else {
        hardware.removeLogOns(device, userId);
      }
    }
    store.removeRows(IntunePaths::isPurged, row -> isAbout(row, userId, name));
  }

  /** A row that names its user belongs to that user, even if it mentions other people. */
  private static boolean isAbout(Row row, String userId, String name) {
    String named = row.string("userId");
    if (named != null && !named.isEmpty()) {
      return named.equalsIgnoreCase(userId);
    }
    return row.text().toLowerCase(Locale.ROOT).contains(userId.toLowerCase(Locale.ROOT))
        || (!name.isEmpty() && name.equalsIgnoreCase(row.string("userPrincipalName")));
  }
}
