package org.dsr4j.graph.catalogue.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.Window;

/** Builds the people of the tests. */
final class SampleIdentities {

  private final String id;
  private final List<KnownIdentifier> user = new ArrayList<>();
  private final List<KnownIdentifier> devices = new ArrayList<>();

  private SampleIdentities(String id) {
    this.id = id;
    account(IdentifierKind.OBJECT_ID, id);
    account(IdentifierKind.USER_PRINCIPAL_NAME, id + "@contoso.com");
  }

  static SampleIdentities person(String id) {
    return new SampleIdentities(id);
  }

  SampleIdentities account(IdentifierKind kind, String value) {
    user.add(
        KnownIdentifier.strong(Identifier.of(kind, value), "test")
            .during(Window.since(Instant.parse("2010-01-01T00:00:00Z"))));
    return this;
  }

  SampleIdentities device(IdentifierKind kind, String value) {
    devices.add(KnownIdentifier.strong(Identifier.of(kind, value), "test"));
    return this;
  }

  SampleIdentities doubtfulDevice(IdentifierKind kind, String value) {
    devices.add(KnownIdentifier.weak(Identifier.of(kind, value), "test"));
    return this;
  }

  Identity known() {
    return new Identity(
        "ref-" + id,
        DataSubject.of(Identifier.of(IdentifierKind.OBJECT_ID, id)),
        List.of(
            new Facet(Facet.USER, user, List.of()), new Facet(Facet.DEVICES, devices, List.of())));
  }
}
