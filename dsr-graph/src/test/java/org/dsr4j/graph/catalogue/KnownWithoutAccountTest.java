package org.dsr4j.graph.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.junit.jupiter.api.Test;

class KnownWithoutAccountTest {

  private static final String LAPTOP = "9f8e7d6c-2fa1-11d2-883f-0016d3cca427";

  private static Facet facet(String name, Identifier identifier) {
    return new Facet(name, List.of(KnownIdentifier.strong(identifier, "request")), List.of());
  }

  @Test
  void aPersonIsKnownWithoutAccountWhenASearchFoundNoAccount() {
    Identifier contact = Identifier.of(GraphIdentifierKinds.CONTACT_ID, LAPTOP);
    Identifier mail = Identifier.of(IdentifierKind.MAIL, "ada@partner.example");
    Facet found =
        new Facet(Facet.USER, List.of(KnownIdentifier.strong(contact, "azuread/x")), List.of());

    assertThat(KnownWithoutAccount.matches(new Identity("p", DataSubject.of(mail), List.of(found))))
        .isTrue();
    Facet asked = facet(Facet.USER, contact);
    assertThat(
            KnownWithoutAccount.matches(new Identity("p", DataSubject.of(contact), List.of(asked))))
        .as("an identifier of the requester is not a search result")
        .isFalse();
    Facet account = facet(Facet.DEVICES, Identifier.of(IdentifierKind.OBJECT_ID, LAPTOP));
    assertThat(
            KnownWithoutAccount.matches(
                new Identity("p", DataSubject.of(mail), List.of(found, account))))
        .isFalse();
  }
}
