package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What an identifier is, and how far it can be trusted to mean one person or device for ever.
 *
 * <p>Open to vendors: a kind is equal to another by all its components. Values of a kind that is
 * not case-sensitive are compared ignoring case in the root locale.
 *
 * @param name lower-case words joined by hyphens, unique per meaning
 * @param unique whether at most one person or device carries the value at any one time
 * @param immutable whether the value is never changed nor given to another later
 * @param caseSensitive whether values that differ in case only are different
 */
public record IdentifierKind(
    String name, boolean unique, boolean immutable, boolean caseSensitive) {

  // First, because the constants below are checked against it.
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  /** Directory object id of the user. */
  public static final IdentifierKind OBJECT_ID = immutable("object-id");

  /** User principal name: unique, but renamed and recycled. */
  public static final IdentifierKind USER_PRINCIPAL_NAME =
      new IdentifierKind("user-principal-name", true, false, false);

  /** Primary mail address; can be recycled and, at worst, shared. */
  public static final IdentifierKind MAIL = new IdentifierKind("mail", false, false, false);

  /** Proxy (alias) address, without its {@code smtp:} prefix. */
  public static final IdentifierKind PROXY_ADDRESS =
      new IdentifierKind("proxy-address", false, false, false);

  /** Alternate mail address, often private. */
  public static final IdentifierKind OTHER_MAIL =
      new IdentifierKind("other-mail", false, false, false);

  /** Object id of a device in the directory (the id in {@code /devices/{id}}). */
  public static final IdentifierKind DEVICE_OBJECT_ID = immutable("device-object-id");

  /** Device id of the registration ({@code device.deviceId}, {@code azureADDeviceId}). */
  public static final IdentifierKind DEVICE_ID = immutable("device-id");

  /** Intune's id of a managed device. */
  public static final IdentifierKind MANAGED_DEVICE_ID = immutable("managed-device-id");

  /**
   * Id under which this library asked a service for a change on the person's request; a service
   * that keeps it repeats it in its own trails. Names a change, not the person: it is known from
   * the journal of the case and from nowhere else.
   */
  public static final IdentifierKind CORRELATION_ID = immutable("correlation-id");

  /**
   * Checks the name.
   *
   * @param name see {@link #name()}
   * @param unique see {@link #unique()}
   * @param immutable see {@link #immutable()}
   * @param caseSensitive see {@link #caseSensitive()}
   */
  public IdentifierKind {
    requireNonNull(name, "name");
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a kind name: lower-case words joined by hyphens");
    }
  }

  /**
   * A kind whose values mean one person or device for ever, compared ignoring case.
   *
   * @param name lower-case words joined by hyphens
   * @return the kind
   */
  public static IdentifierKind immutable(String name) {
    return new IdentifierKind(name, true, true, false);
  }

  /**
   * The form of a value that is compared.
   *
   * @param value a value of this kind
   * @return the value itself, or its lower-case form where case does not count
   */
  public String comparable(String value) {
    return caseSensitive ? value : value.toLowerCase(Locale.ROOT);
  }
}
