package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * Names the case of a request: the request's id, safe as the name of a file.
 *
 * <p>It appears in logs and file names, so it must hold no personal data.
 *
 * @param value 1 to 64 letters, digits, dots, underscores and hyphens, not beginning with a dot
 */
public record CaseId(String value) {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}");

  /**
   * Checks.
   *
   * @param value see {@link #value()}
   * @throws DsrException with {@link DsrError#INVALID_ID} when it has another shape
   */
  public CaseId {
    if (!SHAPE.matcher(requireNonNull(value, "value")).matches()) {
      throw new DsrException(
          DsrError.INVALID_ID,
          "The id of a case must be 1 to 64 letters, digits, '.', '_' or '-', and must not begin"
              + " with '.'");
    }
  }

  /**
   * Creates the id of a case.
   *
   * @param value see {@link #value()}
   * @return the id
   * @throws DsrException with {@link DsrError#INVALID_ID} when it has another shape
   */
  public static CaseId of(String value) {
    return new CaseId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
