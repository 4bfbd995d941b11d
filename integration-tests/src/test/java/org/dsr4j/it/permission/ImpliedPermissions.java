package org.dsr4j.it.permission;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.testkit.SimulatedTenant;

/**
 * The permission facts of the simulated tenant: the permissions that include others, and the paths
 * with known permissions.
 */
final class ImpliedPermissions {

  private final Map<String, List<String>> higher = new HashMap<>();
  private final Set<String> settled = new HashSet<>();

  ImpliedPermissions() {
    for (String line : lines("permissions-higher.txt")) {
      String[] columns = line.split("\\s*<\\s*", -1);
      higher.put(columns[0], List.of(columns[1].split("\\s+", -1)));
    }
    lines("permissions.txt").forEach(line -> settled.add(path(line.split("\\s*\\|", -1)[0])));
  }

  private static List<String> lines(String name) {
    String path = "/org/dsr4j/testkit/" + name;
    try (InputStream in = requireNonNull(SimulatedTenant.class.getResourceAsStream(path), path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A permission and all that include it. */
  Set<String> including(String permission) {
    Set<String> found = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(permission));
    while (!open.isEmpty()) {
      String each = open.remove();
      if (found.add(each)) {
        open.addAll(higher.getOrDefault(each, List.of()));
        open.add(each.replace(".ReadBasic.", ".Read."));
        open.add(each.replace(".Read.", ".ReadWrite."));
      }
    }
    return found;
  }

  /** Whether the granted permissions include a permission. */
  boolean isImpliedBy(Collection<String> held, String permission) {
    return including(permission).stream().anyMatch(held::contains);
  }

  /** Whether the simulator knows the permission of each path that a source reads. */
  boolean isKnownForAllPathsOf(SourceDescriptor source) {
    return source.readsFrom().stream().map(ImpliedPermissions::path).allMatch(settled::contains);
  }

  /** A method and path without version, query and the names of placeholders. */
  private static String path(String place) {
    return place
        .replaceFirst("\\?.*", "")
        .replaceFirst(" /(v1\\.0|beta)/", " /")
        .replaceAll("\\{[^}]*}", "{}");
  }
}
