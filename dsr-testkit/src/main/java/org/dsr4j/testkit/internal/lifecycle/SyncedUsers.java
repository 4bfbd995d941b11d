package org.dsr4j.testkit.internal.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.dsr4j.testkit.internal.lifecycle.AuditTrail.Activity;
import org.dsr4j.testkit.internal.state.SavedState;
import org.dsr4j.testkit.internal.store.Row;
import org.dsr4j.testkit.internal.store.TenantStore;

/** Users of the on-premises directory. Safe for use by several threads. */
public final class SyncedUsers {

  private final TenantStore store;
  private final Users people;
  private final AuditTrail audits;
  private final Set<String> restored = new TreeSet<>();
  private final Set<String> removed = new TreeSet<>();

  SyncedUsers(TenantStore store, Users people, AuditTrail audits) {
    this.store = store;
    this.people = people;
    this.audits = audits;
  }

  /**
   * Makes every synchronisation restore a user that was deleted softly.
   *
   * @param id the user's id
   */
  public synchronized void restoreOnNextSync(String id) {
    restored.add(id.toLowerCase(Locale.ROOT));
  }

  /**
   * Makes the next synchronisation delete a user softly; none restores the user.
   *
   * @param id the user's id
   */
  public synchronized void removedOnPremises(String id) {
    restored.remove(id.toLowerCase(Locale.ROOT));
    removed.add(id.toLowerCase(Locale.ROOT));
  }

  /** Synchronises. */
  synchronized void sync(Instant now) {
    for (String id : List.copyOf(removed)) {
      Row user = store.user(id);
      if (user != null) {
        audits.directory(Activity.DELETE_USER, user, Initiator.SYNC, now);
        people.softDelete(user, now);
      }
      removed.remove(id);
    }
    for (String id : restored) {
      Row deleted = people.deleted(id);
      if (deleted != null) {
        audits.directory(Activity.RESTORE_USER, deleted, Initiator.SYNC, now);
        people.restore(deleted, Users.restoredPrincipalName(deleted));
      }
    }
  }

  synchronized SavedState saveState() {
    SavedState restoredThen = SavedState.of(restored);
    SavedState removedThen = SavedState.of(removed);
    return () -> restore(restoredThen, removedThen);
  }

  private synchronized void restore(SavedState restoredThen, SavedState removedThen) {
    restoredThen.restore();
    removedThen.restore();
  }
}
