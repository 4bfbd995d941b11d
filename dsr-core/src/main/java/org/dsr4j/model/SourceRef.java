package org.dsr4j.model;

import java.util.regex.Pattern;

/**
 * A source within a run: the adapter instance and the source's id, for ever the same.
 *
 * @param instance the adapter instance's name
 * @param source the source's id
 */
public record SourceRef(String instance, String source) implements Comparable<SourceRef> {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  /**
   * Checks.
   *
   * @param instance see {@link #instance()}
   * @param source see {@link #source()}
   */
  public SourceRef {
    checkId(instance);
    checkId(source);
  }

  /**
   * Checks the form of an instance or source id: it becomes part of file names.
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
   * Whether an instance or source id is well formed.
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
