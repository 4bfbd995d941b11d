package org.dsr4j.model;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The person whom a request is about, as named by the requester with one or more identifiers.
 *
 * <p>A display name is not an identifier, because it is not unique. {@link #toString()} shows only
 * the kinds.
 *
 * <p>The static factories accept pasted input: blanks, quotes, brackets, {@code mailto:}, a display
 * name and final punctuation around an address are removed. Input that could name two people is
 * refused. The constructor takes the identifiers as they are.
 *
 * @param identifiers the identifiers that the requester knows, at least one
 */
public record DataSubject(List<Identifier> identifiers) {

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
   * @param objectId the object id, a GUID; hyphens may be missing
   * @return the data subject
   * @throws DsrException with {@link DsrError#INVALID_IDENTIFIER} when it is not a GUID
   */
  public static DataSubject objectId(String objectId) {
    Identifier pasted = PastedInput.cleaned(Identifier.of(IdentifierKind.OBJECT_ID, objectId));
    DataSubject unwrapped =
        of(Identifier.of(IdentifierKind.OBJECT_ID, PastedInput.unwrapped(pasted.value())));
    if (!GUID.matcher(unwrapped.identifiers().get(0).value()).matches()) {
      throw PastedInput.refused(IdentifierKind.OBJECT_ID, "must be a GUID");
    }
    return unwrapped;
  }

  /**
   * Identifies the person by user principal name; for guests the full name with {@code #EXT#}.
   *
   * @param userPrincipalName the user principal name
   * @return the data subject
   * @throws DsrException with {@link DsrError#INVALID_IDENTIFIER} when it has another form
   */
  public static DataSubject userPrincipalName(String userPrincipalName) {
    return address(IdentifierKind.USER_PRINCIPAL_NAME, userPrincipalName);
  }

  /**
   * Identifies the person by a mail address: primary, alternate or proxy address.
   *
   * @param mail the address
   * @return the data subject
   * @throws DsrException with {@link DsrError#INVALID_IDENTIFIER} when it has another form
   */
  public static DataSubject mail(String mail) {
    return address(IdentifierKind.MAIL, mail);
  }

  /**
   * Identifies the person by identifiers of any kind.
   *
   * @param identifiers at least one
   * @return the data subject
   * @throws DsrException with {@link DsrError#INVALID_IDENTIFIER} when there is none, when a value
   *     contains invisible characters, or when the value of a numeric kind is no number
   */
  public static DataSubject of(Identifier... identifiers) {
    return new DataSubject(Arrays.stream(identifiers).map(PastedInput::cleaned).toList());
  }

  private static DataSubject address(IdentifierKind kind, String value) {
    Identifier pasted = PastedInput.cleaned(Identifier.of(kind, value));
    String problem = PastedInput.problem(pasted.value());
    if (problem != null) {
      throw PastedInput.refused(kind, problem);
    }
    return new DataSubject(List.of(pasted));
  }
}
