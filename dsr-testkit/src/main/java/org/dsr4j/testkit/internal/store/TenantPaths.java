package org.dsr4j.testkit.internal.store;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.dsr4j.testkit.internal.schema.EntityType;
import org.dsr4j.testkit.internal.schema.PublishedVersion;
import org.dsr4j.testkit.internal.schema.Route;
import org.dsr4j.testkit.internal.schema.RouteMatch;
import org.dsr4j.testkit.internal.schema.RouteTable;
import org.jspecify.annotations.Nullable;

/** Parses the paths that tests name, and refuses paths that no request can read. */
public final class TenantPaths {

  private static final List<String> METHODS = List.of("GET", "POST", "PATCH", "DELETE");

  private final TenantStore store;

  public TenantPaths(TenantStore store) {
    this.store = store;
  }

  /** Returns the canonical form of a concrete path. */
  public String concrete(PublishedVersion version, String path) {
    RouteMatch match = find(version, path);
    if (match == null) {
      throw new IllegalArgumentException("the simulator answers no " + version.segment() + path);
    }
    return store.canonicalPath(match);
  }

  /**
   * Returns the published form of a template, with any parameter names in the input, or the
   * canonical form of a concrete path.
   */
  public String canonicalPath(String path) {
    for (Route route : RouteTable.get().routes()) {
      if (unnamed(route.template()).equals(unnamed(path))) {
        return route.template();
      }
    }
    for (PublishedVersion version : PublishedVersion.both()) {
      for (String method : METHODS) {
        RouteMatch match = find(version, method, path);
        if (match != null) {
          return store.canonicalPath(match);
        }
      }
    }
    throw new IllegalArgumentException("the simulator answers no path " + path);
  }

  /** Returns the time that determines the place of a row in a list, or zero when there is none. */
  public long orderingTime(PublishedVersion version, String path, Row row) {
    RouteMatch match = find(version, path);
    EntityType type = match == null ? null : match.route().entity();
    String property = type == null ? null : type.newestFirst();
    String value = property == null ? null : row.string(property);
    try {
      return value == null ? 0 : OffsetDateTime.parse(value).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      return 0;
    }
  }

  private static String unnamed(String template) {
    return template.replaceAll("\\{[^}]*}", "{}");
  }

  private static @Nullable RouteMatch find(PublishedVersion version, String path) {
    return find(version, "GET", path);
  }

  private static @Nullable RouteMatch find(PublishedVersion version, String method, String path) {
    Objects.requireNonNull(path, "path");
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("a path starts with a slash and has no version: " + path);
    }
    return RouteTable.get().find(version, method, List.of(path.substring(1).split("/")));
  }
}
