package org.dsr4j.graph.model;

import org.dsr4j.model.IdentifierKind;

/**
 * Kinds of identifier by which Microsoft's services know a person or a device, beside those that
 * every service has.
 *
 * <p>Kinds are told apart by their name; where one is not immutable, it alone never makes a match
 * strong. Sources: Microsoft Graph v1.0 resource types {@code user}, {@code device}, {@code
 * managedDevice} and beta {@code inboundSharedUserProfile}.
 */
public final class GraphIdentifierKinds {

  /** Object id of an account that is deleted and can be restored; given beside the object id. */
  public static final IdentifierKind DELETED_OBJECT_ID =
      IdentifierKind.immutable("deleted-object-id");

  /**
   * The object id in the person's home tenant, of people who use shared channels without an account
   * in this one.
   */
  public static final IdentifierKind HOME_OBJECT_ID = IdentifierKind.immutable("home-object-id");

  /** The object id of an organisational contact. */
  public static final IdentifierKind CONTACT_ID = IdentifierKind.immutable("contact-id");

  /** What an issuer calls the person: a local account's name or address, or a social account's. */
  public static final IdentifierKind ISSUER_ASSIGNED_ID = reusable("issuer-assigned-id");

  /**
   * Who assigned a {@link #ISSUER_ASSIGNED_ID}, for instance {@code google.com} or the tenant's
   * initial domain. Names nobody by itself: it stands beside such a name in a request.
   */
  public static final IdentifierKind IDENTITY_ISSUER = reusable("identity-issuer");

  /** The number that the organisation gave to the person. */
  public static final IdentifierKind EMPLOYEE_ID = reusable("employee-id");

  /** The account's name in the directory on-premises, without domain. */
  public static final IdentifierKind SAM_ACCOUNT_NAME = reusable("sam-account-name");

  /** The security identifier in the directory on-premises. */
  public static final IdentifierKind SECURITY_IDENTIFIER = lasting("security-identifier", false);

  /** What joins the account with the one on-premises; distinguishes upper and lower case. */
  public static final IdentifierKind ON_PREMISES_IMMUTABLE_ID =
      lasting("on-premises-immutable-id", true);

  /** The Apple id, mostly a mail address. */
  public static final IdentifierKind APPLE_ID = reusable("apple-id");

  /** A device's serial number: given by its maker, and not always unique. */
  public static final IdentifierKind SERIAL_NUMBER = reusable("serial-number");

  /** A telephone's number of the device. */
  public static final IdentifierKind IMEI = lasting("imei", false);

  private GraphIdentifierKinds() {}

  /** Never given to another, but carried twice: by a deleted account and the one after it. */
  private static IdentifierKind lasting(String name, boolean caseSensitive) {
    return new IdentifierKind(name, false, true, caseSensitive);
  }

  private static IdentifierKind reusable(String name) {
    return new IdentifierKind(name, false, false, false);
  }
}
