package org.dsr4j.testkit.internal.life;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.dsr4j.testkit.internal.life.AuditTrail.Activity;
import org.dsr4j.testkit.internal.state.Restoration;
import org.dsr4j.testkit.internal.store.Row;
import org.dsr4j.testkit.internal.store.TenantStore;

/** Users who are mastered on the premises. Safe for use by several threads. */
public final class SyncedPeople {

  private final TenantStore store;
  private final People people;
  private final AuditTrail audits;
  private final Set<String> restored = new TreeSet<>();
  private final Set<String> removed = new TreeSet<>();

  SyncedPeople(TenantStore store, People people, AuditTrail audits) {
    this.store = store;
    this.people = people;
    this.audits = audits;
  }

  /**
   * Lets every synchronisation bring a user back that was deleted softly.
   *
   * @param id the user's id
   */
  public synchronized void restores(String id) {
    restored.add(id.toLowerCase(Locale.ROOT));
  }

  /**
   * Lets the next synchronisation delete a user softly, and none bring it back.
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
        people.restore(deleted, People.formerName(deleted));
      }
    }
  }

  synchronized Restoration remember() {
    Restoration restoredThen = Restoration.of(restored);
    Restoration removedThen = Restoration.of(removed);
    return () -> restore(restoredThen, removedThen);
  }

  private synchronized void restore(Restoration restoredThen, Restoration removedThen) {
    restoredThen.restore();
    removedThen.restore();
  }
}
