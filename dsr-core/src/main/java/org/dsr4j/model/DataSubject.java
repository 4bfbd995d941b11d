package org.dsr4j.model;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The person whom a request is about, as named by the requester with one or more identifiers.
 *
 * <p>A display name is not an identifier, because it is not unique. {@link #toString()} shows only
 * the kinds.
 *
 * @param identifiers the identifiers that the requester knows, at least one
 */
public record DataSubject(List<Identifier> identifiers) {

  private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+");
  private static final Pattern GUID =
      Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /**
   * Rejects null values and copies the collections.
   *
   * @param identifiers not null; copied
   * @throws DsrException with {@link DsrError#INVALID_IDENTIFIER} when empty
   */
  public DataSubject {
    identifiers = List.copyOf(identifiers);
    if (identifiers.isEmpty()) {
      throw new DsrException(
          DsrError.INVALID_IDENTIFIER, "A data subject needs at least one identifier");
    }
  }

  /**
   * Identifies the person by the object id in the directory. This is the safest way.
   *
   * @param objectId the object id, a GUID
   * @return the data subject
   * @throws DsrException with {@link DsrError#INVALID_IDENTIFIER} when it is not a GUID
   */
  public static DataSubject objectId(String objectId) {
    return shaped(IdentifierKind.OBJECT_ID, objectId, GUID, "a GUID");
  }

  /**
   * Identifies the person by user principal name; for guests the full name with {@code #EXT#}.
   *
   * @param userPrincipalName the user principal name
   * @return the data subject
   * @throws DsrException with {@link DsrError#INVALID_IDENTIFIER} when it has another form
   */
  public static DataSubject userPrincipalName(String userPrincipalName) {
    return shaped(
        IdentifierKind.USER_PRINCIPAL_NAME, userPrincipalName, ADDRESS, "name@domain, unspaced");
  }

  /**
   * Identifies the person by a mail address: primary, alternate or proxy address.
   *
   * @param mail the address, without {@code smtp:}
   * @return the data subject
   * @throws DsrException with {@link DsrError#INVALID_IDENTIFIER} when it has another form
   */
  public static DataSubject mail(String mail) {
    return shaped(IdentifierKind.MAIL, mail, ADDRESS, "name@domain, unspaced");
  }

  /**
   * Identifies the person by identifiers of any kind.
   *
   * @param identifiers at least one
   * @return the data subject
   */
  public static DataSubject of(Identifier... identifiers) {
    return new DataSubject(List.of(identifiers));
  }

  private static DataSubject shaped(
      IdentifierKind kind, String value, Pattern pattern, String shape) {
    Identifier identifier = Identifier.of(kind, value);
    if (!pattern.matcher(identifier.value()).matches()) {
      throw new DsrException(
          DsrError.INVALID_IDENTIFIER,
          "An identifier of kind '" + kind.name() + "' must be " + shape);
    }
    return of(identifier);
  }
}
