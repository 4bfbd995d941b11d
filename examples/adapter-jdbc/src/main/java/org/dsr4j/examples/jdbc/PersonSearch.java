package org.dsr4j.examples.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dsr4j.examples.jdbc.Mapping.IdentifierColumn;
import org.dsr4j.examples.jdbc.Mapping.PersonTable;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.Strength;
import org.dsr4j.spi.Resolution;

/**
 * Finds the one person whom all identifiers match.
 *
 * <p>The order of precedence is: the key; then immutable identifiers; then the requester's other
 * identifiers; if none of them is known, those from other services. Weak identifiers from other
 * services are ignored. Earlier owners of an identifier count too, because identifiers are
 * reassigned.
 */
final class PersonSearch {

  private final PersonQueries queries;
  private final Mapping mapping;
  private final PersonTable table;
  private final String instance;
  private final Identity known;

  PersonSearch(PersonQueries queries, Mapping mapping, String instance, Identity known) {
    this.queries = queries;
    this.mapping = mapping;
    this.table = mapping.person();
    this.instance = instance;
    this.known = known;
  }

  Resolution resolve() throws SQLException, SchemaMismatchException {
    List<Identifier> keys = immutable(table.keyKind());
    if (!keys.isEmpty()) {
      return one(all(keys));
    }
    Map<String, Person> found = new LinkedHashMap<>();
    for (IdentifierKind kind : kinds(true)) {
      found.putAll(all(immutable(kind)));
    }
    if (!found.isEmpty()) {
      return one(found);
    }
    List<Map<String, Person>> answers = answers(requestedNames());
    return byNames(answers.isEmpty() ? answers(learnedNames()) : answers);
  }

  /**
   * The person that matches an immutable identifier, unless the requester's other identifiers
   * contradict.
   */
  private Resolution one(Map<String, Person> found) throws SQLException, SchemaMismatchException {
    if (found.size() != 1) {
      return found.isEmpty() ? new Resolution.NotIdentified() : ambiguous(found.values());
    }
    Person person = found.values().iterator().next();
    Map<String, Person> all = new LinkedHashMap<>(found);
    for (Identifier name : requested()) {
      if (!person.carries(name)) {
        Map<String, Person> holders = queries.holders(name);
        if (!holders.containsKey(person.key())) {
          all.putAll(holders);
        }
      }
    }
    return all.size() == 1 ? identified(person) : ambiguous(all.values());
  }

  private Resolution byNames(List<Map<String, Person>> answers)
      throws SQLException, SchemaMismatchException {
    Map<String, Person> all = new LinkedHashMap<>();
    answers.forEach(all::putAll);
    if (all.isEmpty()) {
      return new Resolution.NotIdentified();
    }
    Map<String, Person> common = new LinkedHashMap<>(all);
    answers.forEach(answer -> common.keySet().retainAll(answer.keySet()));
    return common.size() == 1
        ? identified(common.values().iterator().next())
        : ambiguous(all.values());
  }

  /** The people who match each identifier; an identifier without a match is ignored. */
  private List<Map<String, Person>> answers(List<KnownIdentifier> names)
      throws SQLException, SchemaMismatchException {
    List<Map<String, Person>> answers = new ArrayList<>();
    for (KnownIdentifier name : names) {
      Map<String, Person> holders = queries.holders(name.identifier());
      holders.values().removeIf(person -> !person.carriedDuring(name) || somebodyElse(person));
      if (!holders.isEmpty()) {
        answers.add(holders);
      }
    }
    return answers;
  }

  /** A different immutable identifier shows that another person has the name now. */
  private boolean somebodyElse(Person person) {
    return kinds(true).stream().anyMatch(kind -> person.carriesOtherThan(immutable(kind), kind));
  }

  private Map<String, Person> all(List<Identifier> identifiers)
      throws SQLException, SchemaMismatchException {
    Map<String, Person> found = new LinkedHashMap<>();
    for (Identifier identifier : identifiers) {
      found.putAll(queries.holders(identifier));
    }
    return found;
  }

  private Set<IdentifierKind> kinds(boolean immutable) {
    Set<IdentifierKind> kinds = new java.util.LinkedHashSet<>();
    table.identifiers().stream()
        .map(IdentifierColumn::kind)
        .filter(kind -> kind.immutable() == immutable)
        .forEach(kinds::add);
    return kinds;
  }

  /** The identifiers of a kind that the requester gave, or that a service returned as strong. */
  private List<Identifier> immutable(IdentifierKind kind) {
    return Stream.concat(
            known.subject().identifiers().stream().filter(one -> one.kind().equals(kind)),
            strong(kind).map(KnownIdentifier::identifier))
        .distinct()
        .toList();
  }

  /** The requester's identifiers except the key. */
  private List<Identifier> requested() {
    Set<IdentifierKind> kinds = mapping.person().kinds();
    return known.subject().identifiers().stream()
        .filter(one -> kinds.contains(one.kind()) && !one.kind().equals(table.keyKind()))
        .toList();
  }

  private List<KnownIdentifier> requestedNames() {
    return requested().stream()
        .filter(one -> !one.kind().immutable())
        .map(one -> KnownIdentifier.strong(one, "request"))
        .toList();
  }

  private List<KnownIdentifier> learnedNames() {
    return kinds(false).stream().flatMap(this::strong).toList();
  }

  private Stream<KnownIdentifier> strong(IdentifierKind kind) {
    return known.identifiers(kind).stream().filter(one -> one.strength() == Strength.STRONG);
  }

  private Resolution identified(Person person) throws SQLException, SchemaMismatchException {
    String provenance = instance + "/" + mapping.personSource().id();
    return new PersonFacets(queries, instance, table, provenance).of(person);
  }

  private Resolution ambiguous(Collection<Person> people) {
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
