package org.dsr4j.internal.engine;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.Strength;

/**
 * The identifiers that permanently identify one person. Device ids are excluded, because the next
 * user of a device is another person.
 */
public final class LastingIdentifiers {

  private static final Set<IdentifierKind> DEVICES =
      Set.of(
          IdentifierKind.DEVICE_OBJECT_ID,
          IdentifierKind.DEVICE_ID,
          IdentifierKind.MANAGED_DEVICE_ID);

  private LastingIdentifiers() {}

  /** Returns the strong, immutable identifiers of the person. */
  public static Set<Identifier> of(Identity identity) {
    Set<IdentifierKind> passedOn = new HashSet<>(DEVICES);
    identity
        .facet(Facet.DEVICES)
        .ifPresent(
            devices ->
                devices.identifiers().forEach(each -> passedOn.add(each.identifier().kind())));
    return known(identity)
        .filter(known -> known.strength() == Strength.STRONG)
        .map(KnownIdentifier::identifier)
        .filter(identifier -> identifier.kind().immutable())
        .filter(identifier -> !passedOn.contains(identifier.kind()))
        .collect(Collectors.toSet());
  }

  /** Returns the identifiers of the person that can be given to somebody else later. */
  public static Set<Identifier> changeable(Identity identity) {
    return known(identity)
        .map(KnownIdentifier::identifier)
        .filter(identifier -> !identifier.kind().immutable())
        .collect(Collectors.toSet());
  }

  /** The ids of the library's own cases and of their requests identify no person. */
  private static Stream<KnownIdentifier> known(Identity identity) {
    return identity.facets().stream()
        .filter(facet -> !facet.name().equals(Facet.CASES))
        .filter(facet -> !facet.name().equals(Facet.DEVICES))
        .flatMap(facet -> facet.identifiers().stream());
  }
}
