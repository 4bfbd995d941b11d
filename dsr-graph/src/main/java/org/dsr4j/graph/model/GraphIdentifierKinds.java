package org.dsr4j.graph.model;

import org.dsr4j.model.IdentifierKind;

/**
 * Kinds of identifiers of people and devices in Microsoft's services, in addition to the general
 * kinds.
 *
 * <p>A kind is identified by its name. An identifier of a kind that is not immutable never makes a
 * match strong without a second identifier. Sources: Microsoft Graph v1.0 resource types {@code
 * user}, {@code device}, {@code managedDevice} and beta {@code inboundSharedUserProfile}.
 */
public final class GraphIdentifierKinds {

  /** Object id of a deleted account that can be restored; set in addition to the object id. */
  public static final IdentifierKind DELETED_OBJECT_ID =
      IdentifierKind.immutable("deleted-object-id");

  /**
   * The object id in the person's home tenant, for people who use shared channels without an
   * account in this tenant.
   */
  public static final IdentifierKind HOME_OBJECT_ID = IdentifierKind.immutable("home-object-id");

  /** The object id of an organisational contact. */
  public static final IdentifierKind CONTACT_ID = IdentifierKind.immutable("contact-id");

  /** The identifier from an external issuer: name or address of a local or social account. */
  public static final IdentifierKind ISSUER_ASSIGNED_ID = reusable("issuer-assigned-id");

  /**
   * The issuer of a {@link #ISSUER_ASSIGNED_ID}, for example {@code google.com} or the tenant's
   * initial domain. It does not identify a person alone: a request contains it together with such
   * an id.
   */
  public static final IdentifierKind IDENTITY_ISSUER = reusable("identity-issuer");

  /** The employee number in the organisation. */
  public static final IdentifierKind EMPLOYEE_ID = reusable("employee-id");

  /** The account's name in the on-premises directory, without domain. */
  public static final IdentifierKind SAM_ACCOUNT_NAME = reusable("sam-account-name");

  /** The security identifier in the on-premises directory. */
  public static final IdentifierKind SECURITY_IDENTIFIER = lasting("security-identifier", false);

  /** The immutable id that links the account to the on-premises account; case-sensitive. */
  public static final IdentifierKind ON_PREMISES_IMMUTABLE_ID =
      lasting("on-premises-immutable-id", true);

  /** The Apple id, usually a mail address. */
  public static final IdentifierKind APPLE_ID = reusable("apple-id");

  /** A device's serial number: assigned by its manufacturer, not always unique. */
  public static final IdentifierKind SERIAL_NUMBER = reusable("serial-number");

  /** A phone number of the device. */
  public static final IdentifierKind IMEI = lasting("imei", false);

  /**
   * The id of a device, in Intune or in the directory, whose user is in doubt: the services name
   * the person and somebody else. Set in addition to the weak id; everything about the device is
   * held back.
   */
  public static final IdentifierKind DISPUTED_DEVICE_ID =
      IdentifierKind.immutable("disputed-device-id");

  private GraphIdentifierKinds() {}

  /**
   * Never reassigned to another person, but two accounts can have it: a deleted account and its
   * successor.
   */
  private static IdentifierKind lasting(String name, boolean caseSensitive) {
    return new IdentifierKind(name, false, true, caseSensitive);
  }

  private static IdentifierKind reusable(String name) {
    return new IdentifierKind(name, false, false, false);
  }
}
