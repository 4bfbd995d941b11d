package org.dsr4j.testkit.internal.lifecycle;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.dsr4j.testkit.internal.store.Row;
import org.dsr4j.testkit.internal.store.TenantStore;
import org.jspecify.annotations.Nullable;

/** The owners of groups, applications and service principals. Safe for use by several threads. */
public final class ObjectOwners {

  private static final String OWNED = "/ownedObjects";

  private final TenantStore store;

  ObjectOwners(TenantStore store) {
    this.store = store;
  }

  /**
   * {@return the ids of an object's owners, in lower case}
   *
   * @param object the object's path, such as {@code /groups/{id}}
   */
  public synchronized Set<String> owners(String object) {
    String id = object.substring(object.lastIndexOf('/') + 1);
    Set<String> owners = new TreeSet<>();
    for (Row row : store.rows(object + "/owners")) {
      owners.add(ManagedDevices.text(row, "id").toLowerCase(Locale.ROOT));
    }
    for (String path : store.paths(ObjectOwners::isOwned)) {
      String user = path.split("/", -1)[2];
      if (store.find(path, id) != null && store.user(user) != null) {
        owners.add(user.toLowerCase(Locale.ROOT));
      }
    }
    return owners;
  }

  /**
   * {@return why the owners of an object cannot be changed, or null}
   *
   * @param object the object's path
   */
  public synchronized @Nullable String refusal(String object) {
    String id = object.substring(object.lastIndexOf('/') + 1);
    for (String path : store.paths(ObjectOwners::isOwned)) {
      Row owned = store.find(path, id);
      if (owned != null) {
        return object.startsWith("/groups/") ? refusal(owned) : null;
      }
    }
    return null;
  }

  private static @Nullable String refusal(Row group) {
    if ("true".equals(group.member("onPremisesSyncEnabled"))) {
      return "Unable to update the specified properties for on-premises mastered Directory Sync"
          + " objects or objects currently undergoing migration.";
    }
    String types = group.member("groupTypes");
    boolean microsoft365 = types != null && types.contains("\"Unified\"");
    return "true".equals(group.member("mailEnabled")) && !microsoft365
        ? "Cannot Update a mail-enabled security groups and or distribution list."
        : null;
  }

  /**
   * Adds the owners of an object that are known only from their lists of owned objects.
   *
   * @param object the object's path
   */
  public synchronized void addOwnerList(String object) {
    String list = object + "/owners";
    for (String owner : owners(object)) {
      Row user = store.user(owner);
      if (user != null && store.find(list, owner) == null) {
        store.add(list, user);
      }
    }
  }

  /**
   * Removes an owner from an object.
   *
   * @param object the object's path
   * @param owner the owner's id
   */
  public synchronized void remove(String object, String owner) {
    String id = object.substring(object.lastIndexOf('/') + 1);
    store.removeRows((object + "/owners")::equals, row -> owner.equalsIgnoreCase(row.string("id")));
    store.removeRows(
        path -> path.equalsIgnoreCase("/users/" + owner + OWNED),
        row -> id.equalsIgnoreCase(row.string("id")));
  }

  private static boolean isOwned(String path) {
    return path.startsWith("/users/") && path.endsWith(OWNED);
  }
}
