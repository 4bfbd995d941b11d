package org.dsr4j.jdbc.identity;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dsr4j.jdbc.database.ReadOnlySession;
import org.dsr4j.jdbc.database.SchemaMismatchException;
import org.dsr4j.jdbc.mapping.Mapping;
import org.dsr4j.jdbc.mapping.Mapping.IdentifierColumn;
import org.dsr4j.jdbc.mapping.Mapping.PersonTable;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.Strength;
import org.dsr4j.spi.Resolution;

/**
 * Finds the one person whom all identifiers identify.
 *
 * <p>If the key is known, it decides alone. Otherwise the search uses the first of these that finds
 * anybody: immutable identifiers; the mutable identifiers of the request; mutable identifiers that
 * other services reported. Weak identifiers are not used. Former holders of an identifier are found
 * too, because identifiers are reused.
 */
public final class PersonSearch {

  private final PersonQueries queries;
  private final Mapping mapping;
  private final PersonTable table;
  private final String instance;
  private final Identity known;

  /** Creates a search in the table of people of an instance. */
  public PersonSearch(ReadOnlySession session, Mapping mapping, String instance, Identity known)
      throws SQLException, SchemaMismatchException {
    this.queries = new PersonQueries(session, mapping.person(), mapping.zone());
    this.mapping = mapping;
    this.table = mapping.person();
    this.instance = instance;
    this.known = known;
  }

  /** Runs the search. */
  public Resolution resolve() throws SQLException, SchemaMismatchException {
    List<Identifier> keys = immutable(table.keyKind());
    if (!keys.isEmpty()) {
      return only(holders(keys));
    }
    Map<String, DatabasePerson> found = new LinkedHashMap<>();
    for (IdentifierKind kind : kinds(true)) {
      found.putAll(holders(immutable(kind)));
    }
    if (!found.isEmpty()) {
      return only(found);
    }
    List<Map<String, DatabasePerson>> matches = matches(requestedMutable());
    return common(matches.isEmpty() ? matches(learnedMutable()) : matches);
  }

  /**
   * The person whom the key or an immutable identifier identifies, unless the request contradicts.
   */
  private Resolution only(Map<String, DatabasePerson> found)
      throws SQLException, SchemaMismatchException {
    if (found.size() != 1) {
      return found.isEmpty() ? new Resolution.NotIdentified() : ambiguous(found.values());
    }
    DatabasePerson person = found.values().iterator().next();
    Map<String, DatabasePerson> all = new LinkedHashMap<>(found);
    for (Identifier identifier : requested()) {
      if (!person.hasIdentifier(identifier)) {
        Map<String, DatabasePerson> holders = queries.holders(identifier);
        if (!holders.containsKey(person.key())) {
          all.putAll(holders);
        }
      }
    }
    return all.size() == 1 ? identified(person) : ambiguous(all.values());
  }

  /** The one person whom all identifiers have in common. */
  private Resolution common(List<Map<String, DatabasePerson>> matches)
      throws SQLException, SchemaMismatchException {
    Map<String, DatabasePerson> all = new LinkedHashMap<>();
    matches.forEach(all::putAll);
    if (all.isEmpty()) {
      return new Resolution.NotIdentified();
    }
    Map<String, DatabasePerson> common = new LinkedHashMap<>(all);
    matches.forEach(match -> common.keySet().retainAll(match.keySet()));
    return common.size() == 1
        ? identified(common.values().iterator().next())
        : ambiguous(all.values());
  }

  /** The holders of each identifier; an identifier without a holder is ignored. */
  private List<Map<String, DatabasePerson>> matches(List<KnownIdentifier> identifiers)
      throws SQLException, SchemaMismatchException {
    List<Map<String, DatabasePerson>> matches = new ArrayList<>();
    for (KnownIdentifier identifier : identifiers) {
      Map<String, DatabasePerson> holders = queries.holders(identifier.identifier());
      holders
          .values()
          .removeIf(person -> !person.hadDuringValidity(identifier) || contradicts(person));
      if (!holders.isEmpty()) {
        matches.add(holders);
      }
    }
    return matches;
  }

  /** Whether an immutable identifier shows that this is another person with a reused identifier. */
  private boolean contradicts(DatabasePerson person) {
    return kinds(true).stream().anyMatch(kind -> person.contradicts(immutable(kind), kind));
  }

  private Map<String, DatabasePerson> holders(List<Identifier> identifiers)
      throws SQLException, SchemaMismatchException {
    Map<String, DatabasePerson> found = new LinkedHashMap<>();
    for (Identifier identifier : identifiers) {
      found.putAll(queries.holders(identifier));
    }
    return found;
  }

  private Set<IdentifierKind> kinds(boolean immutable) {
    Set<IdentifierKind> kinds = new LinkedHashSet<>();
    table.identifiers().stream()
        .map(IdentifierColumn::kind)
        .filter(kind -> kind.immutable() == immutable)
        .forEach(kinds::add);
    return kinds;
  }

  /** Identifiers of a kind from the request, and strong ones that services reported. */
  private List<Identifier> immutable(IdentifierKind kind) {
    return Stream.concat(
            known.subject().identifiers().stream()
                .filter(identifier -> identifier.kind().equals(kind)),
            strong(kind).map(KnownIdentifier::identifier))
        .distinct()
        .toList();
  }

  /** The identifiers of the request, except the key. */
  private List<Identifier> requested() {
    Set<IdentifierKind> kinds = mapping.person().kinds();
    return known.subject().identifiers().stream()
        .filter(
            identifier ->
                kinds.contains(identifier.kind()) && !identifier.kind().equals(table.keyKind()))
        .toList();
  }

  private List<KnownIdentifier> requestedMutable() {
    return requested().stream()
        .filter(identifier -> !identifier.kind().immutable())
        .map(identifier -> KnownIdentifier.strong(identifier, "request"))
        .toList();
  }

  private List<KnownIdentifier> learnedMutable() {
    return kinds(false).stream().flatMap(this::strong).toList();
  }

  private Stream<KnownIdentifier> strong(IdentifierKind kind) {
    return known.identifiers(kind).stream()
        .filter(identifier -> identifier.strength() == Strength.STRONG);
  }

  private Resolution identified(DatabasePerson person)
      throws SQLException, SchemaMismatchException {
    String provenance = instance + "/" + mapping.personSource().id();
    return new PersonFacets(queries, instance, table, provenance).of(person);
  }

  private Resolution ambiguous(Collection<DatabasePerson> people) {
    List<String> lines =
        new ArrayList<>(
            people.stream()
                .limit(PersonQueries.MAX_PEOPLE)
                .map(person -> person.masked(table))
                .toList());
    if (people.size() > PersonQueries.MAX_PEOPLE) {
      lines.add("and more");
    }
    return new Resolution.Ambiguous(lines);
  }
}
