package org.dsr4j.examples.jdbc;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dsr4j.examples.jdbc.SourceMapping.Subject;
import org.dsr4j.model.Gap;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.spi.ReadTask;

/**
 * Determines the people and identifiers with which a source can be queried.
 *
 * @param mapping the mapping
 * @param source the source
 * @param task the task with the people
 */
record AskedFor(Mapping mapping, SourceMapping source, ReadTask task) {

  /** All values of a kind that some people have; weak ones too, whose records are quarantined. */
  static Set<String> values(List<Identity> people, IdentifierKind kind) {
    return people.stream()
        .flatMap(person -> person.identifiers(kind).stream())
        .map(known -> known.identifier().value())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * The reasons why the source cannot be queried completely for a person: the result must not be
   * "none".
   */
  java.util.Optional<Gap> gap(Identity person) {
    String missing =
        source.subjects().stream()
            .map(Subject::kind)
            .distinct()
            .filter(kind -> person.identifiers(kind).isEmpty() && !absent(person, kind))
            .map(IdentifierKind::name)
            .collect(Collectors.joining("', '"));
    return missing.isEmpty()
        ? java.util.Optional.empty()
        : java.util.Optional.of(
            Gap.failed(
                JdbcError.IDENTIFIER_UNKNOWN,
                "Not read by '"
                    + missing
                    + "', because it is not known for the person; add it to the request"));
  }

  /** Whether it is known that the person has no identifier of a kind. */
  private boolean absent(Identity person, IdentifierKind kind) {
    boolean identified = !person.identifiers(mapping.person().keyKind()).isEmpty();
    boolean told = mapping.person().kinds().contains(kind);
    return told && (identified || (!Kinds.shared(kind) && task.notIdentified(person)));
  }
}
