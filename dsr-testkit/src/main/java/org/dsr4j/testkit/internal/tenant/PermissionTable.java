package org.dsr4j.testkit.internal.tenant;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dsr4j.testkit.internal.schema.EntityType;
import org.dsr4j.testkit.internal.schema.Route;
import org.dsr4j.testkit.internal.schema.TableResource;

/**
 * The application permissions for each path. Immutable, shared by all tenants of the JVM. A path
 * without known permissions is open to every token.
 */
public final class PermissionTable {

  /** Marks a path that no application may use. */
  private static final String NONE = "none";

  private final Map<String, List<String>> least = new HashMap<>();
  private final Map<String, List<String>> properties = new HashMap<>();
  private final Map<String, List<String>> higher = new HashMap<>();

  private PermissionTable() {
    for (String line : TableResource.lines("permissions.txt")) {
      String[] columns = line.split("\\s*\\|\\s*", -1);
      least.put(columns[0], words(columns[1]));
    }
    for (String line : TableResource.lines("permissions-properties.txt")) {
      String[] columns = line.split("\\s*\\|\\s*", -1);
      properties.put(columns[0], words(columns[1]));
    }
    for (String line : TableResource.lines("permissions-higher.txt")) {
      String[] columns = line.split("\\s*<\\s*", -1);
      higher.put(columns[0], words(columns[1]));
    }
  }

  public static PermissionTable get() {
    return Holder.TABLE;
  }

  /** Whether one of the roles permits a route. */
  public boolean isAllowed(Route route, Set<String> roles) {
    List<String> wanted = least.get(route.method() + " " + route.template());
    return wanted == null || opens(wanted, roles);
  }

  /** The properties of a type that need an additional permission that no role grants. */
  public Set<String> hiddenProperties(EntityType type, Set<String> roles) {
    Set<String> closed = new HashSet<>();
    for (String property : type.properties().keySet()) {
      List<String> wanted = properties.get(type.name() + " " + property);
      if (wanted != null && !opens(wanted, roles)) {
        closed.add(property);
      }
    }
    return closed;
  }

  private boolean opens(List<String> wanted, Set<String> roles) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(wanted);
    while (!open.isEmpty()) {
      String permission = open.remove();
      if (permission.equals(NONE) || !seen.add(permission)) {
        continue;
      }
      if (roles.contains(permission)) {
        return true;
      }
      open.addAll(above(permission));
    }
    return false;
  }

  /** Write permissions include reading, and read permissions include reading basic properties. */
  private List<String> above(String permission) {
    Set<String> above = new HashSet<>(higher.getOrDefault(permission, List.of()));
    above.add(permission.replace(".ReadBasic.", ".Read."));
    above.add(permission.replace(".Read.", ".ReadWrite."));
    return List.copyOf(above);
  }

  private static List<String> words(String column) {
    return List.of(column.split("\\s+"));
  }

  private static final class Holder {
    static final PermissionTable TABLE = new PermissionTable();
  }
}
