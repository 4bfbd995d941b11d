package org.dsr4j.graph.users;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.jspecify.annotations.Nullable;

/** Searches all active and deleted accounts that have an identifier. Used by one thread. */
final class AccountCandidates {

  /** The kinds of names and addresses, the most reliable first. */
  static final List<IdentifierKind> NAMES =
      List.of(
          IdentifierKind.USER_PRINCIPAL_NAME,
          IdentifierKind.MAIL,
          IdentifierKind.PROXY_ADDRESS,
          IdentifierKind.OTHER_MAIL,
          // In most cases this is an address of a person, so it is searched as an address.
          GraphIdentifierKinds.APPLE_ID);

  private static final Gap ISSUER_UNKNOWN =
      Gap.failed(
          GraphError.INVALID_REQUEST,
          GraphUsers.PART
              + ": an issuer-assigned name was searched under the tenant's own issuer"
              + " only; add an identifier of kind '"
              + GraphIdentifierKinds.IDENTITY_ISSUER.name()
              + "' to the request");

  private final UserQueries queries;
  private final UserKeyQueries keys;
  private final List<String> requestedIssuers;
  private final List<Gap> gaps = new ArrayList<>();
  private @Nullable List<String> ownIssuer;
  private boolean issuerMissing;

  AccountCandidates(UserReads reads, Identity known) {
    queries = new UserQueries(reads);
    keys = new UserKeyQueries(reads);
    requestedIssuers =
        known.subject().identifiers().stream()
            .filter(given -> given.kind().equals(GraphIdentifierKinds.IDENTITY_ISSUER))
            .map(Identifier::value)
            .toList();
  }

  /** Returns the kinds for the account search, without object ids. */
  static Set<IdentifierKind> kinds() {
    Set<IdentifierKind> kinds = new LinkedHashSet<>(NAMES);
    kinds.addAll(UserKeys.PROPERTIES.keySet());
    kinds.add(GraphIdentifierKinds.ISSUER_ASSIGNED_ID);
    return kinds;
  }

  /** Returns the failed searches if at least one account was found. */
  List<Gap> gaps() {
    return gaps;
  }

  /** Returns why an empty result does not prove that there is no account, if there is a reason. */
  Optional<Gap> uncertainty() {
    return issuerMissing ? Optional.of(ISSUER_UNKNOWN) : Optional.empty();
  }

  /** Returns the account with an object id. */
  Optional<UserAccount> findById(String id) throws GraphIoException {
    return queries.byId(id);
  }

  /** Whether an account has an identifier. */
  boolean matches(UserAccount account, Identifier key) {
    return NAMES.contains(key.kind())
        ? account.isKnownAs(key.value())
        : account.keys().contain(key, requestedIssuers);
  }

  /** Returns all accounts that have an identifier. */
  Map<String, UserAccount> find(Identifier key) throws GraphIoException {
    if (NAMES.contains(key.kind())) {
      boolean calledFirst = calledFirst(key);
      queries.expect(key.value(), calledFirst);
      return withDeleted(living(key), () -> queries.deletedByNameOrAddress(key.value()));
    }
    if (!key.kind().equals(GraphIdentifierKinds.ISSUER_ASSIGNED_ID)) {
      return known(key, List.of());
    }
    Map<String, UserAccount> holders =
        known(key, requestedIssuers.isEmpty() ? ownIssuer() : requestedIssuers);
    issuerMissing |= holders.isEmpty() && requestedIssuers.isEmpty();
    return holders;
  }

  /** Returns the accounts for a name from searches that run only when no account was found. */
  Map<String, UserAccount> findByFallback(Identifier name) throws GraphIoException {
    if (!NAMES.contains(name.kind())) {
      return Map.of();
    }
    if (calledFirst(name)) {
      Map<String, UserAccount> onPremises = keys.byOnPremisesName(name.value());
      if (!onPremises.isEmpty()) {
        return onPremises;
      }
    }
    Identifier signIn = Identifier.of(GraphIdentifierKinds.ISSUER_ASSIGNED_ID, name.value());
    return known(signIn, ownIssuer());
  }

  private Map<String, UserAccount> known(Identifier key, List<String> issuers)
      throws GraphIoException {
    boolean ofIssuer = key.kind().equals(GraphIdentifierKinds.ISSUER_ASSIGNED_ID);
    if (ofIssuer && issuers.isEmpty()) {
      return Map.of();
    }
    return withDeleted(keys.byKey(key, issuers), () -> keys.deletedByKey(key, issuers));
  }

  private List<String> ownIssuer() throws GraphIoException {
    List<String> known = ownIssuer;
    if (known == null) {
      known = keys.tenantIssuers();
      ownIssuer = known;
    }
    return known;
  }

  private Map<String, UserAccount> living(Identifier name) throws GraphIoException {
    boolean calledFirst = calledFirst(name);
    Map<String, UserAccount> first =
        calledFirst ? queries.byPrincipalName(name.value()) : queries.byAddress(name.value());
    if (!first.isEmpty()) {
      return first;
    }
    return calledFirst ? queries.byAddress(name.value()) : queries.byPrincipalName(name.value());
  }

  private static boolean calledFirst(Identifier name) {
    return name.kind().equals(IdentifierKind.USER_PRINCIPAL_NAME);
  }

  private interface Search {
    Map<String, UserAccount> run() throws GraphIoException;
  }

  private Map<String, UserAccount> withDeleted(Map<String, UserAccount> living, Search deleted)
      throws GraphIoException {
    Map<String, UserAccount> holders = new LinkedHashMap<>(living);
    try {
      holders.putAll(deleted.run());
    } catch (GraphIoException e) {
      if (holders.isEmpty()) {
        throw e;
      }
      // An account was found; it is unknown whether there are others.
      gaps.add(e.failure().asGap(GraphUsers.PART));
    }
    return holders;
  }
}
