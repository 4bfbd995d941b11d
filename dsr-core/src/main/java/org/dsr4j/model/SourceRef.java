package org.dsr4j.model;

import java.util.regex.Pattern;

/**
 * Identifies a source within a run: the adapter instance and the id of the source.
 *
 * @param instance the name of the adapter instance
 * @param source the id of the source
 */
public record SourceRef(String instance, String source) implements Comparable<SourceRef> {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  /**
   * Rejects malformed names and ids.
   *
   * @param instance lower-case words joined by hyphens
   * @param source lower-case words joined by hyphens
   */
  public SourceRef {
    checkId(instance);
    checkId(source);
  }

  /**
   * Checks the form of an instance name or source id, because it becomes part of file names.
   *
   * @param id the id
   * @return the same id
   * @throws DsrException with {@link DsrError#INVALID_ID} when it is not lower-case words joined by
   *     hyphens, at most 63 characters
   */
  public static String checkId(String id) {
    if (!wellFormed(id)) {
      throw new DsrException(
          DsrError.INVALID_ID,
          "An id must be lower-case words joined by hyphens, at most 63 characters");
    }
    return id;
  }

  /**
   * Returns whether an instance name or source id is well formed.
   *
   * @param id the id
   * @return true when it is lower-case words joined by hyphens, at most 63 characters
   */
  public static boolean wellFormed(String id) {
    return ID.matcher(id).matches();
  }

  @Override
  public int compareTo(SourceRef other) {
    int byInstance = instance.compareTo(other.instance);
    return byInstance != 0 ? byInstance : source.compareTo(other.source);
  }

  @Override
  public String toString() {
    return instance + "/" + source;
  }
}
