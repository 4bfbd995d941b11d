package org.dsr4j.testkit.internal.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One segment in the tree of routes. */
final class RouteNode {

  private static final Pattern PARAMETER = Pattern.compile("=\\{[^}]*}");
  private static final Pattern ARGUMENT = Pattern.compile("=(\\d{1,9})");

  private final Map<String, RouteNode> literals = new HashMap<>();
  private final Map<String, RouteNode> keyed = new HashMap<>();
  private final Map<String, RouteNode> calls = new HashMap<>();
  private @Nullable RouteNode parameter;
  private final Map<String, Route> routes = new HashMap<>();

  @Nullable Route route(String method) {
    return routes.get(method);
  }

  boolean hasRoutes() {
    return !routes.isEmpty();
  }

  void route(Route newRoute) {
    if (routes.putIfAbsent(newRoute.method(), newRoute) != null) {
      throw new IllegalStateException("two routes for " + newRoute.template());
    }
  }

  RouteNode child(String segment) {
    if (segment.startsWith("{")) {
      RouteNode node = parameter == null ? new RouteNode() : parameter;
      parameter = node;
      return node;
    }
    int key = segment.indexOf("='");
    if (key > 0) {
      return keyed.computeIfAbsent(segment.substring(0, key + 2), k -> new RouteNode());
    }
    if (segment.contains("={")) {
      return calls.computeIfAbsent(
          PARAMETER.matcher(segment).replaceAll("=#"), k -> new RouteNode());
    }
    return literals.computeIfAbsent(segment, k -> new RouteNode());
  }

  /** Moves to a function whose arguments are numbers. */
  private @Nullable RouteNode call(String segment, List<String> parameters) {
    RouteNode node = calls.get(ARGUMENT.matcher(segment).replaceAll("=#"));
    if (node != null) {
      ARGUMENT.matcher(segment).results().forEach(found -> parameters.add(found.group(1)));
    }
    return node;
  }

  /** Moves over a segment with a list's name and a key. */
  @Nullable RouteNode keyed(String list, String key, List<String> parameters) {
    RouteNode node = literals.get(list);
    if (node == null || node.parameter == null || key.isEmpty()) {
      return null;
    }
    parameters.add(key);
    return node.parameter;
  }

  /** Moves to the node for a segment of a request and adds a parameter's value to the list. */
  @Nullable RouteNode next(String segment, List<String> parameters) {
    RouteNode literal = literals.get(segment);
    if (literal != null) {
      return literal;
    }
    int key = segment.indexOf("='");
    if (key > 0 && segment.endsWith("')")) {
      parameters.add(segment.substring(key + 2, segment.length() - 2).replace("''", "'"));
      return keyed.get(segment.substring(0, key + 2));
    }
    RouteNode call = segment.endsWith(")") ? call(segment, parameters) : null;
    if (call != null) {
      return call;
    }
    // "$count", "$ref" and function calls are never ids
    if (parameter == null
        || segment.isEmpty()
        || segment.startsWith("$")
        || segment.endsWith(")")) {
      return null;
    }
    parameters.add(segment);
    return parameter;
  }
}
