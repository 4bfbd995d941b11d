package org.dsr4j.testkit.internal.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.state.SavedState;
import org.dsr4j.testkit.internal.store.EntityRow;
import org.dsr4j.testkit.internal.store.Row;
import org.dsr4j.testkit.internal.store.TenantStore;

/** The profiles of people who have no account in this tenant. Safe for use by several threads. */
public final class ExternalUserProfiles {

  /** The path of the profiles that other tenants share. */
  public static final String SHARED = "/directory/inboundSharedUserProfiles";

  /** The path of the profiles that this tenant created. */
  public static final String EXTERNAL = "/directory/externalUserProfiles";

  /** The documented maximum duration of a removal; the simulator always uses it. */
  private static final Duration REMOVAL = Duration.ofDays(30);

  private final TenantStore store;
  private final Map<String, Instant> removals = new TreeMap<>();

  ExternalUserProfiles(TenantStore store) {
    this.store = store;
  }

  /**
   * {@return whether there is a shared profile}
   *
   * @param userId the person's id in the home tenant
   */
  public boolean isSharedProfile(String userId) {
    return store.rows(SHARED).stream().anyMatch(row -> isOf(row, userId));
  }

  /**
   * Requests the removal of a shared profile, which takes up to 30 days.
   *
   * @param userId the person's id in the home tenant
   * @param now the current time
   */
  public synchronized void remove(String userId, Instant now) {
    removals.putIfAbsent(userId.toLowerCase(Locale.ROOT), now);
  }

  /**
   * Moves an external profile to the deleted items.
   *
   * @param profile the profile
   * @param now the current time
   */
  public synchronized void delete(Row profile, Instant now) {
    EntityRow deleted = store.mutableRow(profile, "externalUserProfile", EXTERNAL::equals);
    store.remove(EXTERNAL, deleted);
    deleted.set("deletedDateTime", RawJson.quote(now.toString()));
    store.add("/directory/deletedItems", deleted);
  }

  synchronized void applyDueRemovals(Instant now) {
    for (Map.Entry<String, Instant> removal : Map.copyOf(removals).entrySet()) {
      if (!now.isBefore(removal.getValue().plus(REMOVAL))) {
        store.removeRows(SHARED::equals, row -> isOf(row, removal.getKey()));
        removals.remove(removal.getKey());
      }
    }
  }

  private static boolean isOf(Row row, String userId) {
    return userId.equalsIgnoreCase(row.string("userId"));
  }

  synchronized SavedState saveState() {
    SavedState then = SavedState.of(removals);
    return () -> restore(then);
  }

  private synchronized void restore(SavedState then) {
    then.restore();
  }
}
