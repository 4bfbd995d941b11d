package org.dsr4j.testkit.internal.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.state.SavedState;
import org.dsr4j.testkit.internal.store.EntityRow;
import org.dsr4j.testkit.internal.store.Row;
import org.dsr4j.testkit.internal.store.TenantStore;
import org.jspecify.annotations.Nullable;

/**
 * The users of one tenant: changes, soft and permanent deletion, restore. Safe for use by several
 * threads.
 */
public final class Users {

  static final List<String> DELETED =
      List.of(
          "/directory/deletedItems/graph.user",
          "/directory/deletedItems/graph.device",
          "/directory/deletedItems");

  private static final String USERS = "/users";
  private static final Duration PROTECTION = Duration.ofDays(7);

  private final TenantStore store;
  private final ReplicationLag replicationLag = new ReplicationLag();

  /** The times of permanent deletion, by user id. */
  private final Map<String, Instant> purged = new ConcurrentHashMap<>();

  private final Map<String, String> names = new ConcurrentHashMap<>();

  /** The lists from which a soft delete removed a user, by user id. */
  private final Map<String, Set<String>> places = new HashMap<>();

  Users(TenantStore store) {
    this.store = store;
  }

  /** {@return the reads that do not see a deletion yet} */
  public ReplicationLag replicationLag() {
    return replicationLag;
  }

  /**
   * Changes some properties of a living user.
   *
   * @param user the user
   * @param changes JSON values by property name
   */
  public synchronized void change(Row user, Map<String, String> changes) {
    EntityRow changed = changeable(user);
    String before = changed.string("userPrincipalName");
    changes.forEach(changed::set);
    store.renameUser(changed, before, changed.string("userPrincipalName"));
  }

  /**
   * Moves a living user to the deleted items, with the object id as prefix of the user principal
   * name. All properties stay, and the rows in Intune stay too.
   *
   * @param user the user
   * @param now the current time
   */
  public synchronized void softDelete(Row user, Instant now) {
    EntityRow deleted = changeable(user);
    String id = text(deleted, "id");
    String name = text(deleted, "userPrincipalName");
    replicationLag.begin(deleted);
    Set<String> from = store.pathsContaining(id);
    from.removeIf(path -> path.startsWith("/deviceManagement") || !standsIn(path, deleted));
    from.forEach(path -> store.remove(path, deleted));
    places.put(key(id), from);
    store.renameUser(deleted, name, null);
    deleted.set("userPrincipalName", RawJson.quote(prefix(id) + name));
    deleted.set("deletedDateTime", RawJson.quote(now.toString()));
    store.add("/directory/deletedItems/graph.user", deleted);
    store.add("/directory/deletedItems", deleted);
  }

  /**
   * {@return the user principal name that a deleted user gets when it is restored}
   *
   * @param deleted the user
   */
  public static String restoredPrincipalName(Row deleted) {
    String name = text(deleted, "userPrincipalName");
    String prefix = prefix(text(deleted, "id"));
    return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
  }

  /**
   * Restores a deleted user.
   *
   * @param deleted the user
   * @param name the user principal name of the restored user
   * @return the living user
   */
  public synchronized Row restore(Row deleted, String name) {
    EntityRow user = store.mutableRow(deleted, "user", DELETED::contains);
    DELETED.forEach(path -> store.remove(path, user));
    user.set("userPrincipalName", RawJson.quote(name));
    user.set("deletedDateTime", "null");
    String id = text(user, "id");
    Set<String> back = places.remove(key(id));
    (back == null ? Set.of(USERS) : back).forEach(path -> store.add(path, user));
    store.renameUser(user, null, name);
    replicationLag.end(id);
    return user;
  }

  /**
   * {@return a deleted object, or null}
   *
   * @param id the object's id
   */
  public @Nullable Row deleted(String id) {
    for (String path : DELETED) {
      Row row = store.find(path, id);
      if (row != null) {
        return row;
      }
    }
    return null;
  }

  /**
   * {@return the time until which a deleted user cannot be deleted permanently, or null when it is
   * not protected} Synchronised users are never protected.
   *
   * @param deleted the user
   */
  public static @Nullable Instant protectedUntil(Row deleted) {
    boolean isProtected = "true".equals(deleted.member("isHardDeleteProtectionEnabled"));
    boolean isSynced = "true".equals(deleted.member("onPremisesSyncEnabled"));
    Instant since = deletedAt(deleted);
    return isProtected && !isSynced && since != null ? since.plus(PROTECTION) : null;
  }

  /**
   * Deletes an object permanently.
   *
   * @param deleted a deleted object
   * @param now the current time
   */
  public synchronized void purge(Row deleted, Instant now) {
    String id = text(deleted, "id");
    store.removeRows(DELETED::contains, row -> id.equalsIgnoreCase(row.string("id")));
    places.remove(key(id));
    replicationLag.end(id);
    if (isUser(deleted)) {
      purged.put(key(id), now);
      names.put(key(id), restoredPrincipalName(deleted));
    }
  }

  /** {@return whether a user with this id was deleted, softly or permanently} */
  boolean isDeleted(String id) {
    return !id.isEmpty() && (purged.containsKey(key(id)) || deleted(id) != null);
  }

  /** {@return the name of a permanently deleted user, or empty when another user has it now} */
  String unusedFormerName(String id) {
    String name = names.getOrDefault(key(id), "");
    return name.isEmpty() || store.user(name) != null ? "" : name;
  }

  /** {@return the times of permanent deletion, by user id} */
  Map<String, Instant> purged() {
    return Map.copyOf(purged);
  }

  /** {@return the time of an object's deletion, or null when it is unknown} */
  static @Nullable Instant deletedAt(Row deleted) {
    String time = deleted.string("deletedDateTime");
    return time == null ? null : RowTimes.parse(time);
  }

  /**
   * {@return whether a deleted object was a user}
   *
   * @param row the object
   */
  public static boolean isUser(Row row) {
    return row.member("userPrincipalName") != null;
  }

  /** Converts a user that a test added as text to a changeable one. */
  private EntityRow changeable(Row user) {
    EntityRow entity = store.mutableRow(user, "user", USERS::equals);
    if (entity != user) {
      store.renameUser(user, user.string("userPrincipalName"), null);
      store.renameUser(entity, null, entity.string("userPrincipalName"));
    }
    return entity;
  }

  private boolean standsIn(String path, Row row) {
    return store.find(path, text(row, "id")) == row;
  }

  private static String prefix(String id) {
    return id.replace("-", "").toLowerCase(Locale.ROOT);
  }

  private static String key(String id) {
    return id.toLowerCase(Locale.ROOT);
  }

  private static String text(Row row, String property) {
    return Objects.requireNonNullElse(row.string(property), "");
  }

  synchronized SavedState saveState() {
    List<SavedState> parts =
        List.of(
            SavedState.of(purged),
            SavedState.of(names),
            SavedState.of(places),
            replicationLag.saveState());
    return () -> restore(parts);
  }

  private synchronized void restore(List<SavedState> parts) {
    parts.forEach(SavedState::restore);
  }
}
