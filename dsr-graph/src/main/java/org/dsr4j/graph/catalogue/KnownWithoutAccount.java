package org.dsr4j.graph.catalogue;

import java.util.List;
import java.util.Optional;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;

/**
 * Recognises people who are in the directory without an account: contacts, and people of other
 * tenants.
 *
 * <p>They are searched only when the account search was complete and found no account. For them, a
 * source that needs an account has no data.
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
            // An identifier from the requester alone does not prove that the search ran.
            .anyMatch(
                known ->
                    !known.provenance().equals("request")
                        || !requested.contains(known.identifier()));
  }
}
