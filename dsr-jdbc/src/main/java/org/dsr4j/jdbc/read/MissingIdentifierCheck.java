package org.dsr4j.jdbc.read;

import java.util.Optional;
import java.util.stream.Collectors;
import org.dsr4j.jdbc.mapping.IdentifierKinds;
import org.dsr4j.jdbc.mapping.Mapping;
import org.dsr4j.jdbc.mapping.SourceMapping;
import org.dsr4j.jdbc.mapping.SourceMapping.Subject;
import org.dsr4j.jdbc.model.JdbcError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.spi.ReadTask;

/**
 * Checks whether the identifiers are known by which a source is read.
 *
 * @param mapping the mapping
 * @param source the source
 * @param task the read
 */
record MissingIdentifierCheck(Mapping mapping, SourceMapping source, ReadTask task) {

  /** The gap of a person for whom the source cannot be read in full: it must not look empty. */
  Optional<Gap> gap(Identity person) {
    String missing =
        source.subjects().stream()
            .map(Subject::kind)
            .distinct()
            .filter(kind -> person.identifiers(kind).isEmpty() && !absent(person, kind))
            .map(IdentifierKind::name)
            .collect(Collectors.joining("', '"));
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Gap.failed(
                JdbcError.IDENTIFIER_UNKNOWN,
                "Not read by '"
                    + missing
                    + "', because no service reported it; add it to the request"));
  }

  /** Whether it is certain that the person has no identifier of a kind. */
  private boolean absent(Identity person, IdentifierKind kind) {
    boolean identified = !person.identifiers(mapping.person().keyKind()).isEmpty();
    boolean resolvable = mapping.person().kinds().contains(kind);
    return resolvable
        && (identified || (!IdentifierKinds.shared(kind) && task.notIdentified(person)));
  }
}
