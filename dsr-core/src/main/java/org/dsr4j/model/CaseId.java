package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * Names the case of a request: the request's id, safe as the name of a file on every system.
 *
 * <p>The rule: 1 to 64 letters (A to Z, a to z), digits, dots, underscores and hyphens; no dot at
 * the beginning, because such files are hidden, and none at the end, because Windows drops it; and
 * what stands before the first dot is no device name of Windows (CON, PRN, AUX, NUL, COM0 to COM9,
 * LPT0 to LPT9, in capitals or not). All characters are ASCII, so that no two normal forms exist.
 *
 * <p>Ids are equal only when each character is. Two ids that differ in capitals alone would share
 * files where the file system does not tell them apart, so {@link #collidesWith} tells, and no
 * second case is begun under such an id. It appears in logs and file names, so it must hold no
 * personal data.
 *
 * @param value the id, by the rule above
 */
public record CaseId(String value) {

  /** The rule in words, for messages. */
  static final String RULE =
      "1 to 64 letters, digits, '.', '_' or '-', no '.' at the beginning or the end, no device name"
          + " of Windows such as CON";

  private static final Pattern SHAPE =
      Pattern.compile("[A-Za-z0-9_-]([A-Za-z0-9._-]{0,62}[A-Za-z0-9_-])?");

  private static final Pattern DEVICE =
      Pattern.compile("(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\\..*)?", Pattern.CASE_INSENSITIVE);

  /**
   * Checks.
   *
   * @param value see {@link #value()}
   * @throws DsrException with {@link DsrError#INVALID_ID} when it breaks the rule
   */
  public CaseId {
    if (!fits(requireNonNull(value, "value"))) {
      throw new DsrException(DsrError.INVALID_ID, "The id of a case must be " + RULE);
    }
  }

  /**
   * Creates the id of a case.
   *
   * @param value see {@link #value()}
   * @return the id
   * @throws DsrException with {@link DsrError#INVALID_ID} when it breaks the rule
   */
  public static CaseId of(String value) {
    return new CaseId(value);
  }

  static boolean fits(String value) {
    return SHAPE.matcher(value).matches() && !DEVICE.matcher(value).matches();
  }

  /**
   * Whether this id and another one would name the same file on a system that does not tell
   * capitals from small letters.
   *
   * @param other another id
   * @return true when they differ, and in capitals only
   */
  public boolean collidesWith(CaseId other) {
    return !equals(other) && value.equalsIgnoreCase(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
