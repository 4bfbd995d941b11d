package org.dsr4j.graph.users;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.Strength;

/** Converts an account to a facet for adapters. */
final class UserFacet {

  private final UserAccount account;
  private final String provenance;
  private final Map<Identifier, KnownIdentifier> identifiers = new LinkedHashMap<>();
  private final List<Gap> gaps;

  private UserFacet(UserAccount account, String provenance, List<Gap> gaps) {
    this.account = account;
    this.provenance = provenance;
    this.gaps = new ArrayList<>(gaps);
  }

  static Facet of(UserAccount account, String provenance, List<Gap> gaps) {
    return new UserFacet(account, provenance, gaps).facet();
  }

  private Facet facet() {
    add(IdentifierKind.OBJECT_ID, account.id(), Strength.STRONG);
    if (account.deleted()) {
      add(GraphIdentifierKinds.DELETED_OBJECT_ID, account.id(), Strength.STRONG);
    }
    addAll(IdentifierKind.USER_PRINCIPAL_NAME, account.names(), Strength.STRONG);
    addAll(IdentifierKind.MAIL, account.mail().stream().toList(), Strength.STRONG);
    addAll(IdentifierKind.PROXY_ADDRESS, account.aliases(), Strength.STRONG);
    // This property may contain any person's address, unchecked, in any number of accounts.
    addAll(IdentifierKind.OTHER_MAIL, account.otherMails(), Strength.WEAK);
    // Another cloud account can have the same value as its name.
    addAll(
        IdentifierKind.USER_PRINCIPAL_NAME, account.onPremises().stream().toList(), Strength.WEAK);
    account.keys().all().forEach(key -> add(key.getKey(), key.getValue(), Strength.STRONG));
    return new Facet(Facet.USER, List.copyOf(identifiers.values()), gaps);
  }

  private void addAll(IdentifierKind kind, List<String> values, Strength strength) {
    values.forEach(value -> add(kind, value, strength));
  }

  private void add(IdentifierKind kind, String value, Strength strength) {
    if (value.isBlank()) {
      return;
    }
    try {
      Identifier identifier = Identifier.of(kind, value);
      identifiers.putIfAbsent(
          identifier, new KnownIdentifier(identifier, provenance, strength, account.lifetime()));
    } catch (DsrException e) {
      gaps.add(
          Gap.failed(
              GraphError.UNEXPECTED_ANSWER,
              "user lookup: an identifier of kind '" + kind.name() + "' cannot be used"));
    }
  }
}
