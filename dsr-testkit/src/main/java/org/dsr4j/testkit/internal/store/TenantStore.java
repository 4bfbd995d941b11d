package org.dsr4j.testkit.internal.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.dsr4j.testkit.internal.schema.PublishedVersion;
import org.dsr4j.testkit.internal.schema.Route;
import org.dsr4j.testkit.internal.schema.RouteMatch;
import org.dsr4j.testkit.internal.schema.RouteTable;
import org.dsr4j.testkit.internal.state.SavedState;
import org.jspecify.annotations.Nullable;

/** The lists of one tenant, found by version and path. Safe for use by several threads. */
public final class TenantStore {

  private static final String USERS = "/users";

  private final Map<String, RowList> lists = new ConcurrentHashMap<>();
  private final Map<String, Row> usersByName = new ConcurrentHashMap<>();

  /**
   * {@return the list at a path, which is created when it does not exist}
   *
   * @param version the version of Graph
   * @param path the path, without version
   */
  public RowList list(PublishedVersion version, String path) {
    return lists.computeIfAbsent(
        key(version, path), key -> new RowList(isNewestFirst(version, path)));
  }

  /**
   * {@return the list at a path, or null when there is none}
   *
   * @param version the version of Graph
   * @param path the path, without version
   */
  public @Nullable RowList find(PublishedVersion version, String path) {
    return lists.get(key(version, path));
  }

  /**
   * Adds a row to the list at a path in both versions.
   *
   * @param path the path, without version
   * @param row the row
   */
  public void add(String path, Row row) {
    PublishedVersion.both().forEach(version -> list(version, path).add(row, 0));
  }

  /**
   * Removes a row from the list at a path in both versions.
   *
   * @param path the path, without version
   * @param row the row
   */
  public void remove(String path, Row row) {
    PublishedVersion.both().forEach(version -> list(version, path).remove(row));
  }

  /**
   * Adds a row with a time to the list at a path in both versions.
   *
   * @param path the path, without version
   * @param row the row
   * @param time its time
   */
  public void add(String path, Row row, Instant time) {
    PublishedVersion.both().forEach(version -> list(version, path).add(row, time.toEpochMilli()));
  }

  /**
   * Removes rows from lists of both versions.
   *
   * @param paths the paths of the lists, without version
   * @param rows the rows to remove
   */
  public void removeRows(Predicate<String> paths, Predicate<Row> rows) {
    lists.forEach(
        (key, list) -> {
          if (paths.test(pathOf(key))) {
            list.removeIf(rows);
          }
        });
  }

  /**
   * Removes every list below an object.
   *
   * @param path the object's path, without version
   */
  public void removeBelow(String path) {
    lists.keySet().removeIf(key -> pathOf(key).startsWith(path + "/"));
  }

  /**
   * {@return the paths of lists, without version}
   *
   * @param wanted which ones
   */
  public Set<String> paths(Predicate<String> wanted) {
    Set<String> paths = new TreeSet<>();
    lists.keySet().stream().map(TenantStore::pathOf).filter(wanted).forEach(paths::add);
    return paths;
  }

  /**
   * {@return the paths, without version, of the lists that contain an object with this id}
   *
   * @param id the object's id
   */
  public Set<String> pathsContaining(String id) {
    Set<String> paths = new TreeSet<>();
    lists.forEach(
        (key, list) -> {
          if (list.contains(id)) {
            paths.add(pathOf(key));
          }
        });
    return paths;
  }

  /**
   * Finds a row by its id in one of the two versions' lists.
   *
   * @param path the path, without version
   * @param id the row's id
   * @return the row, or null
   */
  public @Nullable Row find(String path, String id) {
    for (PublishedVersion version : PublishedVersion.both()) {
      RowList list = find(version, path);
      Row row = list == null ? null : list.byId(id);
      if (row != null) {
        return row;
      }
    }
    return null;
  }

  /**
   * {@return all rows at a path, each object once}
   *
   * @param path the path, without version
   */
  public List<Row> rows(String path) {
    Map<String, Row> rows = new LinkedHashMap<>();
    for (PublishedVersion version : PublishedVersion.both()) {
      RowList list = find(version, path);
      if (list != null) {
        for (Row row : list.snapshot().collect(0, Integer.MAX_VALUE, Map.of(), r -> true).rows()) {
          rows.putIfAbsent(Objects.requireNonNullElse(row.string("id"), row.text()), row);
        }
      }
    }
    return List.copyOf(rows.values());
  }

  /**
   * Makes a row changeable in all lists. A row that a test added as text, or that was generated on
   * demand, is replaced.
   *
   * @param row the row, with an id
   * @param type its entity type
   * @param paths the lists that may contain it, by their path without version
   * @return the changeable row
   */
  public synchronized EntityRow mutableRow(Row row, String type, Predicate<String> paths) {
    if (row instanceof EntityRow entity) {
      return entity;
    }
    EntityRow entity = new EntityRow(type, row.text());
    String id = Objects.requireNonNullElse(row.string("id"), "");
    lists.forEach(
        (key, list) -> {
          if (paths.test(pathOf(key)) && list.byId(id) != null) {
            list.removeIf(old -> id.equalsIgnoreCase(old.string("id")));
            list.add(entity, 0);
          }
        });
    return entity;
  }

  /**
   * Updates the user principal name of a user; a null name changes nothing.
   *
   * @param user the user
   * @param oldName the name that is no longer valid, or null
   * @param newName the name that is valid from now on, or null
   */
  public void renameUser(Row user, @Nullable String oldName, @Nullable String newName) {
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
    for (PublishedVersion version : PublishedVersion.both()) {
      RowList users = find(version, USERS);
      Row user = users == null ? null : users.byId(idOrName);
      if (user != null) {
        return user;
      }
    }
    return null;
  }

  /**
   * {@return a concrete path with the ids in the form of the lists: in lower case, users by object
   * id}
   *
   * @param match the match
   */
  public String canonicalPath(RouteMatch match) {
    List<String> segments = new ArrayList<>();
    int parameter = 0;
    for (String segment : match.route().segments()) {
      StringBuilder concrete = new StringBuilder();
      int at = 0;
      for (int open = segment.indexOf('{'); open >= 0; open = segment.indexOf('{', at)) {
        int close = segment.indexOf('}', open) + 1;
        concrete
            .append(segment, at, open)
            .append(
                canonicalId(segment.substring(open, close), match.parameters().get(parameter++)));
        at = close;
      }
      segments.add(concrete.append(segment, at, segment.length()).toString());
    }
    return "/" + String.join("/", segments);
  }

  /**
   * {@return the route and canonical path of a path that a test names}
   *
   * @param version the version of Graph
   * @param path the path, without version
   */
  public String canonicalPath(PublishedVersion version, String path) {
    List<String> segments = List.of(path.substring(1).split("/"));
    RouteMatch match = RouteTable.get().find(version, segments);
    return match == null ? path : canonicalPath(match);
  }

  /** {@return the saved current lists, rows and names} */
  public synchronized SavedState saveState() {
    List<SavedState> parts = new ArrayList<>();
    parts.add(SavedState.of(lists));
    parts.add(SavedState.of(usersByName));
    lists.values().forEach(list -> parts.add(list.saveState()));
    return SavedState.all(parts);
  }

  private String canonicalId(String parameter, String value) {
    Row user = parameter.equals("{user-id}") ? user(value) : null;
    String id = user == null ? null : user.string("id");
    return id == null ? value.toLowerCase(Locale.ROOT) : id;
  }

  private static boolean isNewestFirst(PublishedVersion version, String path) {
    RouteMatch match = RouteTable.get().find(version, List.of(path.substring(1).split("/")));
    Route route = match == null ? null : match.route();
    return route != null && route.entity().newestFirst() != null;
  }

  private static String pathOf(String key) {
    return key.substring(key.indexOf('/'));
  }

  private static String key(PublishedVersion version, String path) {
    return version.segment() + path;
  }
}
