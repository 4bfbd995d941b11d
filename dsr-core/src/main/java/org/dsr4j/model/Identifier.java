package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

/**
 * One identifier of a person or of one of the person's devices.
 *
 * <p>{@link #toString()} shows the kind only: the value is personal data. Equality follows the
 * kind's comparison.
 */
public final class Identifier {

  private static final int MAX_LENGTH = 1024;

  private final IdentifierKind kind;
  private final String value;

  private Identifier(IdentifierKind kind, String value) {
    this.kind = kind;
    this.value = value;
  }

  /**
   * Creates an identifier.
   *
   * @param kind what it is
   * @param value the value as the service spells it; surrounding white space is dropped
   * @return the identifier
   * @throws DsrException with {@link DsrError#INVALID_IDENTIFIER} when blank, longer than 1,024
   *     characters, or holding control characters
   */
  public static Identifier of(IdentifierKind kind, String value) {
    requireNonNull(kind, "kind");
    String stripped = requireNonNull(value, "value").strip();
    if (stripped.isEmpty()
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
   * What it is.
   *
   * @return the kind
   */
  public IdentifierKind kind() {
    return kind;
  }

  /**
   * The value as the service spells it: personal data.
   *
   * @return the value, never blank
   */
  public String value() {
    return value;
  }

  /**
   * Whether a text found in a record is this identifier's value.
   *
   * @param text the text
   * @return true when they are the same under the kind's comparison
   */
  public boolean matches(String text) {
    return kind.comparable(value).equals(kind.comparable(text.strip()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Identifier that && kind.equals(that.kind) && matches(that.value);
  }

  @Override
  public int hashCode() {
    return 31 * kind.hashCode() + kind.comparable(value).hashCode();
  }

  @Override
  public String toString() {
    return kind.name() + ":***";
  }
}
