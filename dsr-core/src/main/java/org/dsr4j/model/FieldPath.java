package org.dsr4j.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The place of a value in a record's JSON: property names joined by slashes, as OData joins them.
 *
 * <p>Arrays are walked through; {@code []} behind a name may be written to show that one is
 * expected there, and says nothing more. Example: {@code resources[]/resourceId}.
 *
 * @param segments the property names from the root, at least one
 */
public record FieldPath(List<String> segments) {

  /**
   * Copies and checks.
   *
   * @param segments see {@link #segments()}
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
   * @param path property names joined by slashes, each with an optional {@code []} behind it
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
