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
 * Says for whom a source can be asked, and by what.
 *
 * @param mapping the mapping
 * @param source the source
 * @param task for whom
 */
record AskedFor(Mapping mapping, SourceMapping source, ReadTask task) {

  /** All values of a kind that some people carry; weak ones too, whose records are held back. */
  static Set<String> values(List<Identity> people, IdentifierKind kind) {
    return people.stream()
        .flatMap(person -> person.identifiers(kind).stream())
        .map(known -> known.identifier().value())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** What keeps the source from being asked in full for a person: it must not look like "none". */
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
                "Not asked for by '"
                    + missing
                    + "', which no service told of the person; name the person by it too"));
  }

  /** Whether it is known that the person carries no identifier of a kind. */
  private boolean absent(Identity person, IdentifierKind kind) {
    boolean identified = !person.identifiers(mapping.person().keyKind()).isEmpty();
    boolean told = mapping.person().kinds().contains(kind);
    return told && (identified || (!Kinds.shared(kind) && task.notIdentified(person)));
  }
}
