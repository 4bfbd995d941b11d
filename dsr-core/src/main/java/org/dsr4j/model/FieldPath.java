package org.dsr4j.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The position of a value in the JSON of a record: property names joined by slashes, as in OData.
 *
 * <p>Arrays on the path are traversed. The suffix {@code []} of a name is optional and only
 * documents that the value is an array. Example: {@code resources[]/resourceId}.
 *
 * @param segments the property names from the root, at least one
 */
public record FieldPath(List<String> segments) {

  /**
   * Rejects null values and copies the collections.
   *
   * @param segments not null; copied
   */
  public FieldPath {
    segments = List.copyOf(segments);
    if (segments.isEmpty() || segments.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a field path needs property names joined by '/'");
    }
  }

  /**
   * Parses a path.
   *
   * @param path property names joined by slashes, each with an optional suffix {@code []}
   * @return the path
   */
  public static FieldPath of(String path) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      segments.add(segment.endsWith("[]") ? segment.substring(0, segment.length() - 2) : segment);
    }
    return new FieldPath(segments);
  }

  @Override
  public String toString() {
    return String.join("/", segments);
  }
}
