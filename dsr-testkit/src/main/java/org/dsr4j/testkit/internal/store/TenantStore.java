package org.dsr4j.testkit.internal.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.schema.GraphVersion;
import org.dsr4j.testkit.internal.schema.Route;
import org.dsr4j.testkit.internal.schema.RouteMatch;
import org.dsr4j.testkit.internal.schema.RouteTable;
import org.dsr4j.testkit.internal.state.Restoration;
import org.jspecify.annotations.Nullable;

/** The lists of one tenant, found by version and path. Safe for use by several threads. */
public final class TenantStore {

  private static final String USERS = "/users";

  private final Map<String, RowList> lists = new ConcurrentHashMap<>();
  private final Map<String, Row> usersByName = new ConcurrentHashMap<>();

  /**
   * {@return the list at a path, which is made when it does not exist}
   *
   * @param version the version of Graph
   * @param path the path, without version
   */
  public RowList list(GraphVersion version, String path) {
    return lists.computeIfAbsent(
        key(version, path), key -> new RowList(isNewestFirst(version, path)));
  }

  /**
   * {@return the list at a path, or null when nothing was ever put there}
   *
   * @param version the version of Graph
   * @param path the path, without version
   */
  public @Nullable RowList find(GraphVersion version, String path) {
    return lists.get(key(version, path));
  }

  /**
   * Adds a row to the list at a path in both versions.
   *
   * @param path the path, without version
   * @param row the row
   */
  public void add(String path, Row row) {
    GraphVersion.both().forEach(version -> list(version, path).add(row, 0));
  }

  /**
   * Removes a row from the list at a path in both versions.
   *
   * @param path the path, without version
   * @param row the row
   */
  public void remove(String path, Row row) {
    GraphVersion.both().forEach(version -> list(version, path).remove(row));
  }

  /**
   * Removes a row from every list whose path ends like this.
   *
   * @param row the row
   * @param ending the end of the path
   */
  public void removeEverywhere(Row row, String ending) {
    lists.forEach(
        (path, list) -> {
          if (path.endsWith(ending)) {
            list.remove(row);
          }
        });
  }

  /**
   * Changes some properties of a living user.
   *
   * @param user the user
   * @param changes JSON values by property name
   */
  public synchronized void changeUser(Row user, Map<String, String> changes) {
    EntityRow changed = changeable(user);
    String before = changed.string("userPrincipalName");
    changes.forEach(changed::set);
    nameUser(changed, before, changed.string("userPrincipalName"));
  }

  /**
   * Moves a living user to the deleted items, with the object id in front of the user principal
   * name.
   *
   * @param user the user
   * @param now when that is
   */
  public synchronized void softDelete(Row user, Instant now) {
    EntityRow deleted = changeable(user);
    String id = Objects.requireNonNullElse(deleted.string("id"), "");
    String name = Objects.requireNonNullElse(deleted.string("userPrincipalName"), "");
    remove(USERS, deleted);
    nameUser(deleted, name, null);
    String prefix = id.replace("-", "").toLowerCase(Locale.ROOT);
    deleted.set("userPrincipalName", RawJson.quote(prefix + name));
    deleted.set("deletedDateTime", RawJson.quote(now.toString()));
    add("/directory/deletedItems/graph.user", deleted);
    add("/directory/deletedItems", deleted);
  }

  /** A user that a test gave as text becomes one that can be changed. */
  private EntityRow changeable(Row user) {
    if (user instanceof EntityRow entity) {
      return entity;
    }
    EntityRow entity = new EntityRow("user", user.text());
    remove(USERS, user);
    nameUser(user, user.string("userPrincipalName"), null);
    add(USERS, entity);
    nameUser(entity, null, entity.string("userPrincipalName"));
    return entity;
  }

  /**
   * Remembers under which user principal name a user is reached; a null name takes none away.
   *
   * @param user the user
   * @param oldName the name that no longer holds, or null
   * @param newName the name that holds from now on, or null
   */
  public void nameUser(Row user, @Nullable String oldName, @Nullable String newName) {
    if (oldName != null) {
      usersByName.remove(oldName.toLowerCase(Locale.ROOT), user);
    }
    if (newName != null) {
      usersByName.put(newName.toLowerCase(Locale.ROOT), user);
    }
  }

  /**
   * Finds a living user by object id or user principal name.
   *
   * @param idOrName an object id or a user principal name
   * @return the row, or null
   */
  public @Nullable Row user(String idOrName) {
    Row byName = usersByName.get(idOrName.toLowerCase(Locale.ROOT));
    if (byName != null) {
      return byName;
    }
    for (GraphVersion version : GraphVersion.both()) {
      RowList users = find(version, USERS);
      Row user = users == null ? null : users.byId(idOrName);
      if (user != null) {
        return user;
      }
    }
    return null;
  }

  /**
   * {@return a concrete path with the ids spelt as the lists know them: in lower case, users by
   * object id}
   *
   * @param match the match
   */
  public String canonicalPath(RouteMatch match) {
    List<String> segments = new ArrayList<>();
    int parameter = 0;
    for (String segment : match.route().segments()) {
      boolean isParameter = segment.startsWith("{");
      segments.add(
          isParameter ? canonicalId(segment, match.parameters().get(parameter++)) : segment);
    }
    return "/" + String.join("/", segments);
  }

  /**
   * {@return the route and canonical path of a path that a test names}
   *
   * @param version the version of Graph
   * @param path the path, without version
   */
  public String canonicalPath(GraphVersion version, String path) {
    List<String> segments = List.of(path.substring(1).split("/"));
    RouteMatch match = RouteTable.get().find(version, segments);
    return match == null ? path : canonicalPath(match);
  }

  /** {@return what brings back the present lists, rows and names} */
  public synchronized Restoration remember() {
    List<Restoration> parts = new ArrayList<>();
    parts.add(Restoration.of(lists));
    parts.add(Restoration.of(usersByName));
    lists.values().forEach(list -> parts.add(list.remember()));
    return Restoration.all(parts);
  }

  private String canonicalId(String parameter, String value) {
    Row user = parameter.equals("{user-id}") ? user(value) : null;
    String id = user == null ? null : user.string("id");
    return id == null ? value.toLowerCase(Locale.ROOT) : id;
  }

  private static boolean isNewestFirst(GraphVersion version, String path) {
    RouteMatch match = RouteTable.get().find(version, List.of(path.substring(1).split("/")));
    Route route = match == null ? null : match.route();
    return route != null && route.entity().newestFirst() != null;
  }

  private static String key(GraphVersion version, String path) {
    return version.segment() + path;
  }
}
