package org.dsr4j.testkit.internal.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Converts a line of the route table to routes, one per version. */
final class RouteReader {

  private static final String EXPAND = "expand:";

  private final EntityTypes types;

  RouteReader(EntityTypes types) {
    this.types = types;
  }

  List<Route> routes(String line) {
    String[] columns = line.split("\\|", -1);
    if (columns.length != 8) {
      throw new IllegalStateException("a route has eight columns: " + line);
    }
    List<Route> routes = new ArrayList<>();
    for (String version : words(columns[1])) {
      routes.add(route(PublishedVersion.require(version), columns));
    }
    return routes;
  }

  private Route route(PublishedVersion version, String[] columns) {
    Set<String> options = new HashSet<>();
    Set<String> expands = new HashSet<>();
    for (String option : words(columns[5])) {
      if (option.startsWith(EXPAND)) {
        options.add("expand");
        expands.addAll(List.of(option.substring(EXPAND.length()).split(",")));
      } else {
        options.add(option);
      }
    }
    String page = columns[7].strip();
    int slash = page.indexOf('/');
    String path = columns[0].strip();
    int space = path.indexOf(' ');
    return new Route(
        version,
        space < 0 ? "GET" : path.substring(0, space),
        path.substring(space + 1),
        ResponseKind.valueOf(columns[2].strip().toUpperCase(Locale.ROOT)),
        Service.valueOf(columns[3].strip().toUpperCase(Locale.ROOT)),
        types.require(version, columns[4].strip()),
        options,
        expands,
        Set.copyOf(words(columns[6])),
        slash < 0 ? 1 : Integer.parseInt(page.substring(0, slash)),
        slash < 0 ? 1 : Integer.parseInt(page.substring(slash + 1)));
  }

  private static List<String> words(String column) {
    return List.of(column.strip().split("\\s+"));
  }
}
