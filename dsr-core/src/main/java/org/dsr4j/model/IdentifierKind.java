package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The meaning of an identifier, and how reliably it identifies one person or device.
 *
 * <p>Vendors can define kinds: two kinds are equal when all their components are equal. Equality of
 * values is defined in one place, {@link #comparable(String)}.
 *
 * @param name lower-case words joined by hyphens, unique per meaning
 * @param unique whether at most one person or device has the value at any time
 * @param immutable whether the value never changes and is never assigned to another person or
 *     device
 * @param caseSensitive whether values that differ only in case are different
 * @param numeric whether the values are decimal numbers, so that {@code 007} and {@code 7} are
 *     equal
 */
public record IdentifierKind(
    String name, boolean unique, boolean immutable, boolean caseSensitive, boolean numeric) {

  // Must be initialised first: the constants below are validated with it.
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  /** Object id of the user in the directory. */
  public static final IdentifierKind OBJECT_ID = immutable("object-id");

  /** User principal name: unique, but it can be renamed and reassigned. */
  public static final IdentifierKind USER_PRINCIPAL_NAME =
      new IdentifierKind("user-principal-name", true, false, false);

  /** Primary mail address: it can be reassigned and, rarely, shared. */
  public static final IdentifierKind MAIL = new IdentifierKind("mail", false, false, false);

  /** Proxy (alias) address, without its {@code smtp:} prefix. */
  public static final IdentifierKind PROXY_ADDRESS =
      new IdentifierKind("proxy-address", false, false, false);

  /** Alternate mail address, often a private one. */
  public static final IdentifierKind OTHER_MAIL =
      new IdentifierKind("other-mail", false, false, false);

  /** Object id of a device in the directory (the id in {@code /devices/{id}}). */
  public static final IdentifierKind DEVICE_OBJECT_ID = immutable("device-object-id");

  /** Device id of the registration ({@code device.deviceId}, {@code azureADDeviceId}). */
  public static final IdentifierKind DEVICE_ID = immutable("device-id");

  /** Intune's id of a managed device. */
  public static final IdentifierKind MANAGED_DEVICE_ID = immutable("managed-device-id");

  /**
   * Id that this library sent with a change for the person's request, if the service stores the id
   * in its logs. It identifies a change and not the person; the only source of it is the journal of
   * the case.
   */
  public static final IdentifierKind CORRELATION_ID = immutable("correlation-id");

  /**
   * Rejects null values.
   *
   * @param name not null
   * @param unique true or false
   * @param immutable true or false
   * @param caseSensitive true or false
   * @param numeric true or false
   */
  public IdentifierKind {
    requireNonNull(name, "name");
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a kind name: lower-case words joined by hyphens");
    }
  }

  /**
   * Creates a kind whose values are texts.
   *
   * @param name lower-case words joined by hyphens
   * @param unique whether at most one person or device has the value at any time
   * @param immutable whether the value never changes and is never assigned again
   * @param caseSensitive whether values that differ only in case are different
   */
  public IdentifierKind(String name, boolean unique, boolean immutable, boolean caseSensitive) {
    this(name, unique, immutable, caseSensitive, false);
  }

  /**
   * Returns a kind whose values permanently identify one person or device, compared without case.
   *
   * @param name lower-case words joined by hyphens
   * @return the kind
   */
  public static IdentifierKind immutable(String name) {
    return new IdentifierKind(name, true, true, false);
  }

  /**
   * Returns the same kind with decimal numbers as values: signs, leading zeros and zeros at the end
   * of a fraction make no difference. This is another kind than the one with texts.
   *
   * @return the kind of numbers
   */
  public IdentifierKind asNumeric() {
    return new IdentifierKind(name, unique, immutable, caseSensitive, true);
  }

  /**
   * Returns the form in which values of this kind are compared; two values are equal when these
   * forms are equal.
   *
   * <p>Blank and invisible characters at both ends do not count, and canonically equivalent
   * characters are equal (Unicode NFC). When the kind is not case-sensitive, the letters A to Z are
   * compared without case, and the part after an {@code @} is compared as a host: {@code
   * xn--bcher-kva.example} equals {@code bücher.example}. A GUID is then compared without its
   * hyphens, braces or parentheses. A character outside ASCII never equals one of ASCII. The
   * default locale has no influence.
   *
   * @param value a value of this kind
   * @return its comparable form
   */
  public String comparable(String value) {
    return CanonicalText.of(value, caseSensitive, numeric);
  }

  /**
   * Returns the spellings of a value in which services store it: as given, composed and decomposed,
   * with an encoded and a Unicode host. A service that compares texts without case, but by their
   * characters, must be asked for each of them, and the rows be compared with {@link #comparable}.
   *
   * @param value a value of this kind
   * @return the value as given first, without characters at both ends that do not count; for most
   *     values the only one
   */
  public Set<String> spellings(String value) {
    return StoredSpellings.of(this, value);
  }
}
