package org.dsr4j.testkit.internal.lifecycle;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dsr4j.testkit.internal.state.SavedState;
import org.dsr4j.testkit.internal.store.Row;
import org.dsr4j.testkit.internal.store.TenantStore;

/**
 * The registrations of protected apps and the pending wipe requests. Safe for use by several
 * threads.
 */
public final class ManagedApps {

  private static final String ALL = "/deviceAppManagement/managedAppRegistrations";

  private final TenantStore store;

  /** The device tags with a pending wipe request, by user id. */
  private final Map<String, Set<String>> flagged = new TreeMap<>();

  ManagedApps(TenantStore store) {
    this.store = store;
  }

  /**
   * Requests that a user's apps on one device are wiped when they are opened next.
   *
   * @param userId the user's id
   * @param deviceTag the device's tag
   */
  public synchronized void requestWipe(String userId, String deviceTag) {
    Set<String> tags = new TreeSet<>(flagged.getOrDefault(key(userId), Set.of()));
    tags.add(deviceTag);
    flagged.put(key(userId), tags);
  }

  /**
   * Opens all apps of a user: apps with a wipe request are wiped and their registrations are
   * removed.
   *
   * @param userId the user's id
   */
  public synchronized void openByUser(String userId) {
    Set<String> tags = flagged.remove(key(userId));
    if (tags == null) {
      return;
    }
    String own = "/users/" + key(userId) + "/managedAppRegistrations";
    for (Row row : store.rows(ALL)) {
      if (isWiped(row, userId, tags)) {
        store.removeBelow(ALL + "/" + ManagedDevices.text(row, "id").toLowerCase(Locale.ROOT));
      }
    }
    List<String> lists = List.of(ALL, own);
    store.removeRows(lists::contains, row -> isWiped(row, userId, tags));
  }

  private static boolean isWiped(Row row, String userId, Set<String> tags) {
    return userId.equalsIgnoreCase(row.string("userId"))
        && tags.contains(ManagedDevices.text(row, "deviceTag"));
  }

  private static String key(String userId) {
    return userId.toLowerCase(Locale.ROOT);
  }

  synchronized SavedState saveState() {
    SavedState then = SavedState.of(flagged);
    return () -> restore(then);
  }

  private synchronized void restore(SavedState then) {
    then.restore();
  }
}
