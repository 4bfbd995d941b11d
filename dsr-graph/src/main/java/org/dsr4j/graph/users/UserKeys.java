package org.dsr4j.graph.users;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.model.Content;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;

/**
 * The keys of an account other than object id, name and addresses. It contains personal data;
 * {@link #toString()} omits them.
 *
 * @param texts the value by kind, for kinds with one property each
 * @param signIns the names that issuers assigned to the person
 * @param signsIn whether Graph returned the sign-in names at all
 */
record UserKeys(Map<IdentifierKind, String> texts, List<SignIn> signIns, boolean signsIn) {

  /** The property of each kind that has exactly one property. */
  static final Map<IdentifierKind, String> PROPERTIES = properties();

  /** The properties of these kinds. */
  static final String SELECT =
      String.join(",", PROPERTIES.values()) + ",onPremisesUserPrincipalName,identities";

  private static final String PRINCIPAL_NAME = "userPrincipalName";

  UserKeys {
    texts = Map.copyOf(texts);
    signIns = List.copyOf(signIns);
  }

  /** A name and the issuer for which it is unique. */
  record SignIn(String issuer, String name) {

    @Override
    public String toString() {
      return "SignIn";
    }
  }

  private static Map<IdentifierKind, String> properties() {
    Map<IdentifierKind, String> properties = new LinkedHashMap<>();
    properties.put(GraphIdentifierKinds.EMPLOYEE_ID, "employeeId");
    properties.put(GraphIdentifierKinds.SAM_ACCOUNT_NAME, "onPremisesSamAccountName");
    properties.put(GraphIdentifierKinds.SECURITY_IDENTIFIER, "onPremisesSecurityIdentifier");
    properties.put(GraphIdentifierKinds.ON_PREMISES_IMMUTABLE_ID, "onPremisesImmutableId");
    return properties;
  }

  static UserKeys of(Content row) {
    Map<IdentifierKind, String> texts = new LinkedHashMap<>();
    PROPERTIES.forEach(
        (kind, property) ->
            row.text(property).filter(text -> !text.isBlank()).ifPresent(t -> texts.put(kind, t)));
    List<SignIn> signIns = new ArrayList<>();
    List<Map<String, String>> identities = UserEntries.of(row, "identities");
    for (Map<String, String> identity : identities) {
      String name = identity.getOrDefault("issuerAssignedId", "");
      // The list also contains the user principal name, like any other name.
      if (!name.isBlank() && !PRINCIPAL_NAME.equals(identity.get("signInType"))) {
        signIns.add(new SignIn(identity.getOrDefault("issuer", ""), name));
      }
    }
    return new UserKeys(texts, signIns, !identities.isEmpty());
  }

  /**
   * Whether the account has this key; a sign-in name may come from any of the issuers, if any are
   * given.
   */
  boolean contain(Identifier key, List<String> issuers) {
    if (key.kind().equals(GraphIdentifierKinds.ISSUER_ASSIGNED_ID)) {
      return signIns.stream()
          .anyMatch(
              signIn ->
                  key.matches(signIn.name())
                      && (issuers.isEmpty()
                          || issuers.stream().anyMatch(signIn.issuer()::equalsIgnoreCase)));
    }
    return Optional.ofNullable(texts.get(key.kind())).filter(key::matches).isPresent();
  }

  /** Whether Graph returned any value of a kind. */
  boolean show(IdentifierKind kind) {
    return kind.equals(GraphIdentifierKinds.ISSUER_ASSIGNED_ID) ? signsIn : texts.containsKey(kind);
  }

  /** Returns all keys, as texts by kind. */
  Stream<Map.Entry<IdentifierKind, String>> all() {
    return Stream.concat(
        PROPERTIES.keySet().stream()
            .filter(texts::containsKey)
            .map(kind -> Map.entry(kind, texts.get(kind))),
        signIns.stream()
            .map(signIn -> Map.entry(GraphIdentifierKinds.ISSUER_ASSIGNED_ID, signIn.name())));
  }

  @Override
  public String toString() {
    return "UserKeys";
  }
}
