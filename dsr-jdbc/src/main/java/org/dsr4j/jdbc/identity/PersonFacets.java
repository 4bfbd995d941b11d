package org.dsr4j.jdbc.identity;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.dsr4j.jdbc.database.SchemaMismatchException;
import org.dsr4j.jdbc.identity.DatabasePerson.HeldIdentifier;
import org.dsr4j.jdbc.mapping.IdentifierKinds;
import org.dsr4j.jdbc.mapping.Mapping.PersonTable;
import org.dsr4j.jdbc.model.JdbcError;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.Strength;
import org.dsr4j.model.Window;
import org.dsr4j.spi.Resolution;

/**
 * Converts a person into the facets that the sources depend on: the instance's own, and the user's.
 *
 * <p>An identifier that another person has or had at the same time, or at an unknown time, is weak.
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

  Resolution of(DatabasePerson person) throws SQLException, SchemaMismatchException {
    add(person, new HeldIdentifier(table.keyKind(), person.key(), Window.all()));
    for (HeldIdentifier held : person.identifiers()) {
      add(person, held);
    }
    List<Facet> all = new ArrayList<>();
    facets.forEach((name, list) -> all.add(new Facet(name, list, gaps(name))));
    return new Resolution.Identified(all);
  }

  private void add(DatabasePerson person, HeldIdentifier held)
      throws SQLException, SchemaMismatchException {
    String facet = IdentifierKinds.facet(instance, held.kind());
    Optional<Identifier> identifier = DatabasePerson.identifier(held.kind(), held.value());
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
        new KnownIdentifier(identifier.get(), provenance, strength, held.validity());
    List<KnownIdentifier> list = list(facet);
    Optional<KnownIdentifier> earlier =
        list.stream().filter(entry -> entry.identifier().equals(identifier.get())).findFirst();
    if (earlier.isEmpty()) {
      list.add(known);
    } else if (!earlier.get().equals(known)) {
      // The person had it twice; in between it may have belonged to somebody else.
      list.set(list.indexOf(earlier.get()), KnownIdentifier.weak(identifier.get(), provenance));
    }
  }

  private boolean weak(DatabasePerson person, HeldIdentifier held, Identifier identifier)
      throws SQLException, SchemaMismatchException {
    if (held.kind().immutable()) {
      return false;
    }
    // The service does not check this address; it may belong to anybody.
    if (held.kind().equals(IdentifierKind.OTHER_MAIL)) {
      return true;
    }
    for (DatabasePerson other : queries.holders(identifier).values()) {
      if (!other.key().equals(person.key()) && sharedBy(other, held, identifier)) {
        return true;
      }
    }
    return false;
  }

  private static boolean sharedBy(
      DatabasePerson person, HeldIdentifier held, Identifier identifier) {
    return person.identifiers().stream()
        .filter(other -> other.matches(identifier))
        .anyMatch(other -> DatabasePerson.overlap(other.validity(), held.validity()));
  }

  private List<KnownIdentifier> list(String facet) {
    return Objects.requireNonNull(facets.get(facet));
  }

  private List<Gap> gaps(String facet) {
    return Objects.requireNonNull(gaps.get(facet));
  }
}
