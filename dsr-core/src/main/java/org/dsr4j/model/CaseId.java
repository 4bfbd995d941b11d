package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * The id of a request's case, valid as a file name on every system.
 *
 * <p>The rule: 1 to 64 letters (A to Z, a to z), digits, dots, underscores and hyphens. No dot at
 * the start, because such files are hidden, and no dot at the end, because Windows removes it. The
 * part before the first dot is not a device name of Windows (CON, PRN, AUX, NUL, COM0 to COM9, LPT0
 * to LPT9, in any case). All characters are ASCII, so that an id has only one Unicode normal form.
 *
 * <p>Ids are equal only when all characters are equal. Two ids that differ only in case would use
 * the same files on a file system that ignores case. {@link #collidesWith} detects this, and no
 * second case can start under such an id. Ids appear in logs and file names, so an id must not
 * contain personal data.
 *
 * @param value the id, by the rule above
 */
public record CaseId(String value) {

  /** The rule as text, for messages. */
  static final String RULE =
      "1 to 64 letters, digits, '.', '_' or '-', no '.' at the beginning or the end, no device name"
          + " of Windows such as CON";

  private static final Pattern SHAPE =
      Pattern.compile("[A-Za-z0-9_-]([A-Za-z0-9._-]{0,62}[A-Za-z0-9_-])?");

  private static final Pattern DEVICE =
      Pattern.compile("(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\\..*)?", Pattern.CASE_INSENSITIVE);

  /**
   * Rejects ids that violate the rule.
   *
   * @param value the id, by the rule above
   * @throws DsrException with {@link DsrError#INVALID_ID} when the value violates the rule
   */
  public CaseId {
    if (!fits(requireNonNull(value, "value"))) {
      throw new DsrException(DsrError.INVALID_ID, "The id of a case must be " + RULE);
    }
  }

  /**
   * Creates the id of a case.
   *
   * @param value the id, by the rule above
   * @return the id
   * @throws DsrException with {@link DsrError#INVALID_ID} when the value violates the rule
   */
  public static CaseId of(String value) {
    return new CaseId(value);
  }

  static boolean fits(String value) {
    return SHAPE.matcher(value).matches() && !DEVICE.matcher(value).matches();
  }

  /**
   * Returns whether this id and another id use the same file on a file system that ignores case.
   *
   * @param other another id
   * @return true when the ids differ, but only in case
   */
  public boolean collidesWith(CaseId other) {
    return !equals(other) && value.equalsIgnoreCase(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
