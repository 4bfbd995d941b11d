package org.dsr4j.testkit.internal.schema;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every path the simulated tenant answers. Immutable, shared by all tenants of the JVM. */
public final class RouteTable {

  private static final String CAST_PREFIX = "microsoft.";

  private final Map<GraphVersion, RouteNode> roots = new EnumMap<>(GraphVersion.class);
  private final List<Route> routes = new ArrayList<>();
  private final EntityTypes types = EntityTypes.read();

  private RouteTable() {
    GraphVersion.both().forEach(version -> roots.put(version, new RouteNode()));
    RouteReader reader = new RouteReader(types);
    for (String file : List.of("routes.txt", "routes-more.txt")) {
      for (String line : TableFile.lines(file)) {
        reader.routes(line).forEach(this::add);
      }
    }
  }

  /** {@return the table} */
  public static RouteTable get() {
    return Holder.TABLE;
  }

  /** {@return all routes} */
  public List<Route> routes() {
    return List.copyOf(routes);
  }

  /** {@return the entity types} */
  public EntityTypes types() {
    return types;
  }

  /**
   * Finds the route for a path.
   *
   * @param version the version of Graph
   * @param segments the path's decoded segments without the version
   * @return the match, or null when the table has no such path
   */
  public @Nullable RouteMatch find(GraphVersion version, List<String> segments) {
    RouteNode node = roots.get(version);
    List<String> parameters = new ArrayList<>();
    for (String segment : segments) {
      node = node == null ? null : node.next(plain(segment), parameters);
    }
    Route route = node == null ? null : node.route();
    return route == null ? null : new RouteMatch(route, parameters);
  }

  /**
   * {@return the index of the first segment that no published path could continue with}
   *
   * @param version the version of Graph
   * @param segments the decoded segments of a path
   */
  public int deadSegment(GraphVersion version, List<String> segments) {
    RouteNode node = roots.get(version);
    for (int i = 0; i < segments.size(); i++) {
      node = node == null ? null : node.next(plain(segments.get(i)), new ArrayList<>());
      if (node == null) {
        return i;
      }
    }
    return segments.size() - 1;
  }

  /** Cast segments may be spelt with or without the namespace's first word. */
  private static String plain(String segment) {
    return segment.startsWith(CAST_PREFIX) ? segment.substring(CAST_PREFIX.length()) : segment;
  }

  private void add(Route route) {
    RouteNode node = roots.get(route.version());
    for (String segment : route.segments()) {
      node = requireNonNull(node).child(segment);
    }
    requireNonNull(node).route(route);
    routes.add(route);
  }

  private static final class Holder {
    static final RouteTable TABLE = new RouteTable();
  }
}
