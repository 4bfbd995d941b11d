package org.dsr4j.model;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The person a request is about, as the requester named them: one identifier or more.
 *
 * <p>Never a display name: names do not identify. {@link #toString()} shows kinds only.
 *
 * @param identifiers what the requester knows, at least one
 */
public record DataSubject(List<Identifier> identifiers) {

  private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+");
  private static final Pattern GUID =
      Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /**
   * Copies and checks.
   *
   * @param identifiers see {@link #identifiers()}
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
   * Names the person by directory object id, the safest way.
   *
   * @param objectId the object id, a GUID
   * @return the data subject
   * @throws DsrException with {@link DsrError#INVALID_IDENTIFIER} when it is not a GUID
   */
  public static DataSubject objectId(String objectId) {
    return shaped(IdentifierKind.OBJECT_ID, objectId, GUID, "a GUID");
  }

  /**
   * Names the person by user principal name; of guests in full, with {@code #EXT#}.
   *
   * @param userPrincipalName the user principal name
   * @return the data subject
   * @throws DsrException with {@link DsrError#INVALID_IDENTIFIER} when it is not shaped like one
   */
  public static DataSubject userPrincipalName(String userPrincipalName) {
    return shaped(
        IdentifierKind.USER_PRINCIPAL_NAME, userPrincipalName, ADDRESS, "name@domain, unspaced");
  }

  /**
   * Names the person by a mail address: primary, alternate or proxy address.
   *
   * @param mail the address, without {@code smtp:}
   * @return the data subject
   * @throws DsrException with {@link DsrError#INVALID_IDENTIFIER} when it is not shaped like one
   */
  public static DataSubject mail(String mail) {
    return shaped(IdentifierKind.MAIL, mail, ADDRESS, "name@domain, unspaced");
  }

  /**
   * Names the person by identifiers of any kind.
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
