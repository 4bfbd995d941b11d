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

  private final Map<PublishedVersion, RouteNode> roots = new EnumMap<>(PublishedVersion.class);
  private final List<Route> routes = new ArrayList<>();
  private final EntityTypes types = EntityTypes.read();

  private RouteTable() {
    PublishedVersion.both().forEach(version -> roots.put(version, new RouteNode()));
    RouteReader reader = new RouteReader(types);
    for (String file : List.of("routes.txt", "routes-more.txt", "writes.txt")) {
      for (String line : TableResource.lines(file)) {
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
   * Finds the read route of a path.
   *
   * @param version the version of Graph
   * @param segments the path's decoded segments without the version
   * @return the match, or null when the table has no such path
   */
  public @Nullable RouteMatch find(PublishedVersion version, List<String> segments) {
    return find(version, "GET", segments);
  }

  /**
   * Finds the route for a method and a path.
   *
   * @param version the version of Graph
   * @param method the HTTP method
   * @param segments the path's decoded segments without the version
   * @return the match, or null when the table has no such path, or has it for other methods only
   */
  public @Nullable RouteMatch find(PublishedVersion version, String method, List<String> segments) {
    List<String> parameters = new ArrayList<>();
    RouteNode node = node(version, segments, parameters);
    Route route = node == null ? null : node.route(method);
    return route == null ? null : new RouteMatch(route, parameters);
  }

  /**
   * {@return whether the table has a path for any method}
   *
   * @param version the version of Graph
   * @param segments the path's decoded segments without the version
   */
  public boolean isKnown(PublishedVersion version, List<String> segments) {
    RouteNode node = node(version, segments, new ArrayList<>());
    return node != null && node.hasRoutes();
  }

  /**
   * {@return the index of the first segment that no published path could continue with}
   *
   * @param version the version of Graph
   * @param segments the decoded segments of a path
   */
  public int firstUnknownSegment(PublishedVersion version, List<String> segments) {
    RouteNode node = roots.get(version);
    for (int i = 0; i < segments.size(); i++) {
      node = node == null ? null : step(node, segments.get(i), new ArrayList<>());
      if (node == null) {
        return i;
      }
    }
    return segments.size() - 1;
  }

  private @Nullable RouteNode node(
      PublishedVersion version, List<String> segments, List<String> parameters) {
    RouteNode node = roots.get(version);
    for (String segment : segments) {
      node = node == null ? null : step(node, segment, parameters);
    }
    return node;
  }

  /** A key may be written after a slash or, as in OData, in quotes and parentheses. */
  private static @Nullable RouteNode step(RouteNode node, String segment, List<String> parameters) {
    RouteNode next = node.next(plain(segment), parameters);
    int open = segment.indexOf("('");
    if (next != null || open < 1 || !segment.endsWith("')")) {
      return next;
    }
    return node.keyed(
        segment.substring(0, open), segment.substring(open + 2, segment.length() - 2), parameters);
  }

  /** Cast segments may be written with or without the first part of the namespace. */
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
