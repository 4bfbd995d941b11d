package org.dsr4j.graph.model;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The location for status requests of an accepted write; always on the connection's host and in the
 * version of the write.
 *
 * <p>Immutable. Contains identifiers, which {@link #toString()} omits.
 */
public final class GraphLocation {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}/]+)}");

  private final GraphVersion version;
  private final NormalizedPath path;

  /**
   * Creates a location below the endpoint of a cloud.
   *
   * @param version the API version
   * @param path the path below the version
   */
  public GraphLocation(GraphVersion version, NormalizedPath path) {
    this.version = requireNonNull(version, "version");
    this.path = requireNonNull(path, "path");
  }

  /** {@return the version} */
  public GraphVersion version() {
    return version;
  }

  /**
   * Extracts the values from the location.
   *
   * @param template the expected path, with a placeholder for each segment that is a value, for
   *     example <code>/dataPolicyOperations/{operationId}</code>
   * @return the values by placeholder, decoded; empty when the path does not match
   */
  public Optional<Map<String, String>> values(String template) {
    List<String> wanted = List.of(template.substring(1).split("/", -1));
    List<String> found = path.segments();
    if (wanted.size() != found.size()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      Matcher placeholder = PLACEHOLDER.matcher(wanted.get(i));
      if (placeholder.matches()) {
        values.put(placeholder.group(1), found.get(i));
      } else if (!NormalizedPath.foldedName(wanted.get(i))
          .equals(NormalizedPath.foldedName(found.get(i)))) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  @Override
  public String toString() {
    return "GraphLocation[/" + version.segment() + "/...]";
  }
}
