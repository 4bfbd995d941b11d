package org.dsr4j.examples.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dsr4j.examples.jdbc.Mapping.PersonTable;
import org.dsr4j.examples.jdbc.Person.Held;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.Strength;
import org.dsr4j.model.Window;
import org.dsr4j.spi.Resolution;

/**
 * Converts a person to the facets that the sources depend on: the facet of the instance and the
 * facet of the user.
 *
 * <p>An identifier that other people have too, at the same time or at unknown times, is weak.
 */
final class PersonFacets {

  private final PersonQueries queries;
  private final String instance;
  private final PersonTable table;
  private final String provenance;
  private final Map<String, List<KnownIdentifier>> facets = new LinkedHashMap<>();
  private final Map<String, List<Gap>> gaps = new LinkedHashMap<>();

  PersonFacets(PersonQueries queries, String instance, PersonTable table, String provenance) {
    this.queries = queries;
    this.instance = instance;
    this.table = table;
    this.provenance = provenance;
    for (String facet : List.of(instance, Facet.USER)) {
      facets.put(facet, new ArrayList<>());
      gaps.put(facet, new ArrayList<>());
    }
  }

  Resolution of(Person person) throws SQLException, SchemaMismatchException {
    add(person, new Held(table.keyKind(), person.key(), Window.all()));
    for (Held held : person.held()) {
      add(person, held);
    }
    List<Facet> all = new ArrayList<>();
    facets.forEach((name, list) -> all.add(new Facet(name, list, gaps(name))));
    return new Resolution.Identified(all);
  }

  private void add(Person person, Held held) throws SQLException, SchemaMismatchException {
    String facet = Descriptors.facet(instance, held.kind());
    Optional<Identifier> identifier = Person.identifier(held.kind(), held.value()).findFirst();
    if (identifier.isEmpty()) {
      gaps(facet)
          .add(
              Gap.failed(
                  JdbcError.UNUSABLE_IDENTIFIER,
                  "An identifier of kind '" + held.kind().name() + "' cannot be used; correct it"));
      return;
    }
    Strength strength = weak(person, held, identifier.get()) ? Strength.WEAK : Strength.STRONG;
    KnownIdentifier known =
        new KnownIdentifier(identifier.get(), provenance, strength, held.lifetime());
    List<KnownIdentifier> list = list(facet);
    Optional<KnownIdentifier> before =
        list.stream().filter(one -> one.identifier().equals(identifier.get())).findFirst();
    if (before.isEmpty()) {
      list.add(known);
    } else if (!before.get().equals(known)) {
      // The person had it twice; between these times another person may have had it.
      list.set(list.indexOf(before.get()), KnownIdentifier.weak(identifier.get(), provenance));
    }
  }

  private boolean weak(Person person, Held held, Identifier identifier)
      throws SQLException, SchemaMismatchException {
    if (held.kind().immutable()) {
      return false;
    }
    // This column may contain the address of any person, because it is not verified.
    if (held.kind().equals(IdentifierKind.OTHER_MAIL)) {
      return true;
    }
    for (Person other : queries.holders(identifier).values()) {
      if (!other.key().equals(person.key()) && held(other, held, identifier)) {
        return true;
      }
    }
    return false;
  }

  private static boolean held(Person other, Held held, Identifier identifier) {
    return other.held().stream()
        .filter(one -> one.names(identifier))
        .anyMatch(one -> Person.overlap(one.lifetime(), held.lifetime()));
  }

  private List<KnownIdentifier> list(String facet) {
    return java.util.Objects.requireNonNull(facets.get(facet));
  }

  private List<Gap> gaps(String facet) {
    return java.util.Objects.requireNonNull(gaps.get(facet));
  }
}
