package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

/**
 * One identifier of a person or of one of the person's devices.
 *
 * <p>{@link #toString()} shows only the kind, because the value is personal data. Equality uses the
 * comparison of the kind.
 */
public final class Identifier {

  private static final int MAX_LENGTH = 1024;

  private final IdentifierKind kind;
  private final String value;
  private final String comparable;

  private Identifier(IdentifierKind kind, String value) {
    this.kind = kind;
    this.value = value;
    this.comparable = kind.comparable(value);
  }

  /**
   * Creates an identifier.
   *
   * @param kind the kind of the identifier
   * @param value the value as the service writes it; leading and trailing white space is removed
   * @return the identifier
   * @throws DsrException with {@link DsrError#INVALID_IDENTIFIER} when it has no visible character,
   *     is longer than 1,024 characters, or contains control characters
   */
  public static Identifier of(IdentifierKind kind, String value) {
    requireNonNull(kind, "kind");
    String stripped = requireNonNull(value, "value").strip();
    if (CanonicalText.trimmed(stripped).isEmpty()
        || stripped.length() > MAX_LENGTH
        || stripped.chars().anyMatch(Character::isISOControl)) {
      throw new DsrException(
          DsrError.INVALID_IDENTIFIER,
          "An identifier of kind '"
              + kind.name()
              + "' must be 1 to 1,024 characters without control characters");
    }
    return new Identifier(kind, stripped);
  }

  /**
   * The kind of the identifier.
   *
   * @return the kind
   */
  public IdentifierKind kind() {
    return kind;
  }

  /**
   * The value as the service writes it: personal data.
   *
   * @return the value, never blank
   */
  public String value() {
    return value;
  }

  /**
   * Returns whether a text from a record equals this identifier.
   *
   * @param text the text
   * @return true when both have the same {@linkplain IdentifierKind#comparable comparable form}
   */
  public boolean matches(String text) {
    return comparable.equals(kind.comparable(text));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Identifier that
        && kind.equals(that.kind)
        && comparable.equals(that.comparable);
  }

  @Override
  public int hashCode() {
    return 31 * kind.hashCode() + comparable.hashCode();
  }

  @Override
  public String toString() {
    return kind.name() + ":***";
  }
}
