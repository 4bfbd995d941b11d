package org.dsr4j.testkit.internal.lifecycle;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.dsr4j.testkit.internal.state.SavedState;
import org.dsr4j.testkit.internal.store.EntityRow;
import org.dsr4j.testkit.internal.store.Row;
import org.jspecify.annotations.Nullable;

/** Reads that still return the state before a user's deletion. Safe for use by several threads. */
public final class ReplicationLag {

  /**
   * The state that reads still return, and the remaining numbers of such reads for the user and for
   * its deleted item.
   */
  private record StaleUser(Row before, int userReads, int deletedReads) {}

  private final Map<String, StaleUser> stale = new HashMap<>();
  private int reads;

  /**
   * Sets how many reads do not see a deletion, for deletions from now on.
   *
   * @param count the number of reads of either kind
   */
  public synchronized void reads(int count) {
    reads = count;
  }

  /**
   * {@return a user as it was before its deletion, or null when this read sees the deletion} Counts
   * as a read.
   *
   * @param id the user's id
   */
  public synchronized @Nullable Row user(String id) {
    StaleUser entry = stale.get(key(id));
    if (entry == null || entry.userReads() == 0) {
      return null;
    }
    stale.put(key(id), new StaleUser(entry.before(), entry.userReads() - 1, entry.deletedReads()));
    return entry.before();
  }

  /**
   * {@return whether this read does not see a deleted item yet} Counts as a read.
   *
   * @param id the object's id
   */
  public synchronized boolean hidesDeleted(String id) {
    StaleUser entry = stale.get(key(id));
    if (entry == null || entry.deletedReads() == 0) {
      return false;
    }
    stale.put(key(id), new StaleUser(entry.before(), entry.userReads(), entry.deletedReads() - 1));
    return true;
  }

  synchronized void begin(Row user) {
    String id = Objects.requireNonNullElse(user.string("id"), "");
    if (reads > 0) {
      stale.put(key(id), new StaleUser(new EntityRow("user", user.text()), reads, reads));
    }
  }

  synchronized void end(String id) {
    stale.remove(key(id));
  }

  private static String key(String id) {
    return id.toLowerCase(Locale.ROOT);
  }

  synchronized SavedState saveState() {
    List<SavedState> parts = List.of(SavedState.of(stale));
    int then = reads;
    return () -> restore(parts, then);
  }

  private synchronized void restore(List<SavedState> parts, int then) {
    parts.forEach(SavedState::restore);
    reads = then;
  }
}
