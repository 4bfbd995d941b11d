package org.dsr4j.jdbc.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dsr4j.jdbc.mapping.Mapping.PersonTable;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.Window;
import org.jspecify.annotations.Nullable;

/**
 * A person in the table of people. Holds personal data; {@link #toString()} shows none.
 *
 * @param key the value of the key column
 * @param identifiers the other current and former identifiers of the person
 */
record DatabasePerson(String key, List<HeldIdentifier> identifiers) {

  private static final int VISIBLE_CHARACTERS = 2;
  private static final int MIN_LENGTH_TO_SHOW = 6;

  DatabasePerson {
    identifiers = List.copyOf(identifiers);
  }

  /**
   * A current or former identifier of the person.
   *
   * @param kind the kind
   * @param value the value
   * @param validity when it identified the person
   */
  record HeldIdentifier(IdentifierKind kind, String value, Window validity) {

    boolean matches(Identifier identifier) {
      return kind.equals(identifier.kind()) && identifier.matches(value);
    }

    @Override
    public String toString() {
      return kind.name() + ":***";
    }
  }

  boolean hasIdentifier(Identifier identifier) {
    return identifiers.stream().anyMatch(held -> held.matches(identifier));
  }

  /** Whether the person has identifiers of an immutable kind, and none of the expected ones. */
  boolean contradicts(List<Identifier> expected, IdentifierKind kind) {
    List<HeldIdentifier> held =
        identifiers.stream().filter(identifier -> identifier.kind().equals(kind)).toList();
    return !expected.isEmpty()
        && !held.isEmpty()
        && held.stream().noneMatch(identifier -> expected.stream().anyMatch(identifier::matches));
  }

  /** Whether the person had an identifier at a time when it identified the known person. */
  boolean hadDuringValidity(KnownIdentifier known) {
    return identifiers.stream()
        .anyMatch(
            held -> held.matches(known.identifier()) && overlap(held.validity(), known.lifetime()));
  }

  static boolean overlap(Window one, Window other) {
    return before(one.from(), other.to()) && before(other.from(), one.to());
  }

  private static boolean before(@Nullable Instant from, @Nullable Instant to) {
    return from == null || to == null || from.isBefore(to);
  }

  /** A description that helps the operator to ask again, but discloses nobody. */
  String masked(PersonTable table) {
    String end =
        key.length() < MIN_LENGTH_TO_SHOW ? "" : key.substring(key.length() - VISIBLE_CHARACTERS);
    String kinds =
        identifiers.stream()
            .map(held -> held.kind().name())
            .distinct()
            .collect(Collectors.joining(", "));
    return table.keyKind().name() + " \u2026" + end + (kinds.isEmpty() ? "" : ", with " + kinds);
  }

  /** Creates an identifier; empty if the value is not valid. */
  static Optional<Identifier> identifier(IdentifierKind kind, String value) {
    try {
      return Optional.of(Identifier.of(kind, value));
    } catch (DsrException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "Person[***]";
  }
}
