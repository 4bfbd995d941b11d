package org.dsr4j.graph.catalogue;

import java.util.List;
import java.util.Optional;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;

/**
 * Tells people whom the directory knows, but not by an account: contacts, and people of other
 * tenants.
 *
 * <p>They are looked for only when the search for an account was answered in full and found nobody;
 * so there is nothing to read where only an account could be asked for.
 */
public final class KnownWithoutAccount {

  private static final List<IdentifierKind> INSTEAD =
      List.of(GraphIdentifierKinds.CONTACT_ID, GraphIdentifierKinds.HOME_OBJECT_ID);

  private KnownWithoutAccount() {}

  public static boolean matches(Identity identity) {
    Optional<Facet> user = identity.facet(Facet.USER);
    List<Identifier> requested = identity.subject().identifiers();
    return identity.identifiers(IdentifierKind.OBJECT_ID).isEmpty()
        && user.filter(Facet::complete).isPresent()
        && user.get().identifiers().stream()
            .filter(known -> INSTEAD.contains(known.identifier().kind()))
            // The requester's word alone proves no search.
            .anyMatch(
                known ->
                    !known.provenance().equals("request")
                        || !requested.contains(known.identifier()));
  }
}
