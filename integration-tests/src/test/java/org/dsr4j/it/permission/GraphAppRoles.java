package org.dsr4j.it.permission;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Ids of Microsoft Graph's app roles, as {@code graph-app-roles.txt} has them. */
public final class GraphAppRoles {

  private static final String UNKNOWN = "lookup";

  private final Map<String, String> ids = new TreeMap<>();

  private GraphAppRoles() {
    text("graph-app-roles.txt")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(
            line -> {
              String[] columns = line.split(" \\| ", -1);
              if (ids.put(columns[0], columns[1]) != null) {
                throw new IllegalStateException(columns[0] + " is listed twice");
              }
            });
  }

  public static GraphAppRoles load() {
    return new GraphAppRoles();
  }

  /** A resource in the package of this class. */
  static String text(String name) {
    try (InputStream in = requireNonNull(GraphAppRoles.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The listed permissions, with or without an id. */
  public Set<String> permissions() {
    return ids.keySet();
  }

  /** The id; empty if only the tenant knows it. */
  Optional<String> id(String permission) {
    return Optional.ofNullable(ids.get(permission)).filter(id -> !id.equals(UNKNOWN));
  }
}
