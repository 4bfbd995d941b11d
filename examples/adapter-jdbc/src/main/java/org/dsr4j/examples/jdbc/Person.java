package org.dsr4j.examples.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.dsr4j.examples.jdbc.Mapping.PersonTable;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.Window;
import org.jspecify.annotations.Nullable;

/**
 * A person in the database. Contains personal data; {@link #toString()} does not show it.
 *
 * @param key the value of the key column
 * @param held all other identifiers that the person has or had
 */
record Person(String key, List<Held> held) {

  private static final int SHOWN = 2;
  private static final int LONG_ENOUGH = 6;

  Person {
    held = List.copyOf(held);
  }

  /**
   * An identifier that the person has or had.
   *
   * @param kind its kind
   * @param value its value
   * @param lifetime the time in which it was the person's
   */
  record Held(IdentifierKind kind, String value, Window lifetime) {

    boolean names(Identifier identifier) {
      return kind.equals(identifier.kind()) && identifier.matches(value);
    }

    @Override
    public String toString() {
      return kind.name() + ":***";
    }
  }

  boolean carries(Identifier identifier) {
    return held.stream().anyMatch(one -> one.names(identifier));
  }

  /** Whether the person has an immutable identifier that differs from a known one. */
  boolean carriesOtherThan(List<Identifier> identifiers, IdentifierKind kind) {
    List<Identifier> given = identifiers.stream().filter(one -> one.kind().equals(kind)).toList();
    List<Held> own = held.stream().filter(one -> one.kind().equals(kind)).toList();
    return !given.isEmpty()
        && !own.isEmpty()
        && own.stream().noneMatch(one -> given.stream().anyMatch(one::names));
  }

  /** Whether the person had an identifier within the lifetime of the known one. */
  boolean carriedDuring(KnownIdentifier known) {
    return held.stream()
        .anyMatch(
            one -> one.names(known.identifier()) && overlap(one.lifetime(), known.lifetime()));
  }

  static boolean overlap(Window one, Window other) {
    return before(one.from(), other.to()) && before(other.from(), one.to());
  }

  private static boolean before(@Nullable Instant from, @Nullable Instant to) {
    return from == null || to == null || from.isBefore(to);
  }

  /**
   * A masked line: enough for an operator to identify the person, but without disclosing the
   * person.
   */
  String masked(PersonTable table) {
    String end = key.length() < LONG_ENOUGH ? "" : key.substring(key.length() - SHOWN);
    String kinds =
        held.stream()
            .map(one -> one.kind().name())
            .distinct()
            .collect(java.util.stream.Collectors.joining(", "));
    return table.keyKind().name() + " \u2026" + end + (kinds.isEmpty() ? "" : ", with " + kinds);
  }

  /** An identifier, or empty if the text is not valid. */
  static Stream<Identifier> identifier(IdentifierKind kind, String value) {
    try {
      return Stream.of(Identifier.of(kind, value));
    } catch (DsrException e) {
      return Stream.empty();
    }
  }

  @Override
  public String toString() {
    return "Person[***]";
  }
}
