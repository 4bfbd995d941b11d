package org.dsr4j.testkit.internal.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One of Microsoft's clouds: the v1.0 paths and properties that it lacks compared with the global
 * cloud. Beta is the same in all clouds, because its differences are not known. Immutable, shared
 * by all tenants of the JVM.
 */
public final class Cloud {

  private static final String GLOBAL = "global";
  private static final Map<String, Cloud> ALL = read();

  private final Set<String> paths = new HashSet<>();
  private final Map<String, Set<String>> properties = new HashMap<>();
  private final EntityTypes types;

  private Cloud(List<String> lines) {
    for (String line : lines) {
      int colon = line.indexOf(": ");
      String[] what = line.substring(0, colon).split(" ", -1);
      String rest = line.substring(colon + 2);
      if (what[1].equals("path")) {
        paths.add(rest);
      } else {
        properties.put(what[2], Set.of(rest.split(" ", -1)));
      }
    }
    this.types = RouteTable.get().types().without(properties);
  }

  /** {@return the cloud that has everything} */
  public static Cloud global() {
    return named(GLOBAL);
  }

  /**
   * {@return the cloud of this name}
   *
   * @param name its name, such as {@code us-nat}
   * @throws IllegalArgumentException when there is none
   */
  public static Cloud named(String name) {
    Cloud cloud = ALL.get(name);
    if (cloud == null) {
      throw new IllegalArgumentException("no cloud is called " + name + "; there are " + names());
    }
    return cloud;
  }

  /** {@return the names of all clouds} */
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /**
   * {@return whether the cloud answers a route}
   *
   * @param route the route
   */
  public boolean has(Route route) {
    return route.version() != PublishedVersion.V1 || !paths.contains(route.template());
  }

  /**
   * {@return a match whose type has only the properties that the cloud has}
   *
   * @param match the match
   */
  public RouteMatch withoutAbsentProperties(RouteMatch match) {
    Route route = match.route();
    boolean lacks =
        route.version() == PublishedVersion.V1 && properties.containsKey(route.entity().name());
    return lacks ? new RouteMatch(route.with(types), match.parameters()) : match;
  }

  /** {@return the types with the properties that the cloud has} */
  public EntityTypes types() {
    return types;
  }

  private static Map<String, Cloud> read() {
    Map<String, List<String>> lines = new TreeMap<>();
    lines.put(GLOBAL, List.of());
    for (String line : TableResource.lines("absences.txt")) {
      String name = line.substring(0, line.indexOf(' '));
      lines.merge(name, List.of(line), Cloud::joined);
    }
    Map<String, Cloud> clouds = new LinkedHashMap<>();
    lines.forEach((name, rules) -> clouds.put(name, new Cloud(rules)));
    return clouds;
  }

  private static List<String> joined(List<String> some, List<String> others) {
    List<String> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }
}
