package org.dsr4j.azuread.sources;

import java.time.Instant;
import java.util.List;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.Window;

/** The person of the tests. */
final class TestIdentities {

  static final String ID = "11111111-2222-4333-8444-555555555555";
  static final String ANOTHER = "99999999-2222-4333-8444-555555555555";
  static final String MAIL = "ada@contoso.com";

  private TestIdentities() {}

  /** Known by an object id, by mail and by name since a day, with one device. */
  static Identity since(Instant day) {
    Window lifetime = Window.since(day);
    return new Identity(
        "ref-1",
        DataSubject.of(Identifier.of(IdentifierKind.OBJECT_ID, ID)),
        List.of(
            new Facet(
                Facet.USER,
                List.of(
                    strong(IdentifierKind.OBJECT_ID, ID),
                    strong(IdentifierKind.MAIL, MAIL).during(lifetime),
                    strong(IdentifierKind.USER_PRINCIPAL_NAME, MAIL).during(lifetime)),
                List.of()),
            new Facet(
                Facet.DEVICES,
                List.of(strong(IdentifierKind.DEVICE_OBJECT_ID, "device-1")),
                List.of())));
  }

  private static KnownIdentifier strong(IdentifierKind kind, String value) {
    return KnownIdentifier.strong(Identifier.of(kind, value), "test");
  }
}
