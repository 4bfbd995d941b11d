package org.dsr4j.jdbc.database;

import static java.util.Collections.nCopies;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.dsr4j.model.IdentifierKind;

/**
 * A condition that compares a column with identifiers of people. The identifiers are always bound.
 *
 * <p>It matches at least all rows with one of the identifiers. The reader of the rows compares each
 * row again.
 */
public final class IdentifierCondition {

  private static final Pattern GUID =
      Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,100}(\\.[0-9]{1,100})?");

  private final String sql;
  private final List<Object> values;

  private IdentifierCondition(String sql, List<Object> values) {
    this.sql = sql;
    this.values = values;
  }

  /**
   * Creates a condition on a column.
   *
   * @param name the quoted name of the column
   * @param column the column
   * @param kind the kind of identifier it holds
   * @param identifiers the identifiers' values
   * @return empty if the column cannot hold any of the identifiers
   * @throws SchemaMismatchException if the column cannot hold identifiers of the kind
   */
  public static Optional<IdentifierCondition> of(
      String name, Column column, IdentifierKind kind, Collection<String> identifiers)
      throws SchemaMismatchException {
    column.requireIdentifiers();
    return column.textual()
        ? texts(name, column, kind, identifiers)
        : values(name, column, kind, identifiers);
  }

  private static Optional<IdentifierCondition> texts(
      String name, Column column, IdentifierKind kind, Collection<String> identifiers) {
    List<Object> patterns =
        identifiers.stream()
            .map(identifier -> (Object) SpellingPattern.of(kind, identifier))
            .distinct()
            .toList();
    String text = column.text() ? name : "cast(" + name + " as varchar)";
    String like = (kind.caseSensitive() ? text : "lower(" + text + ")") + " like ?";
    return condition("(" + String.join(" or ", nCopies(patterns.size(), like)) + ")", patterns);
  }

  private static Optional<IdentifierCondition> values(
      String name, Column column, IdentifierKind kind, Collection<String> identifiers)
      throws SchemaMismatchException {
    Set<Object> values = new LinkedHashSet<>();
    for (String identifier : identifiers) {
      value(column, kind, identifier).ifPresent(values::add);
    }
    return condition(
        name + " in (" + String.join(", ", nCopies(values.size(), "?")) + ")", List.copyOf(values));
  }

  private static Optional<IdentifierCondition> condition(String sql, List<Object> values) {
    return values.isEmpty() ? Optional.empty() : Optional.of(new IdentifierCondition(sql, values));
  }

  /** The condition in SQL. */
  public String sql() {
    return sql;
  }

  /** The values to bind, in order. */
  public List<Object> values() {
    return values;
  }

  private static Optional<Object> value(Column column, IdentifierKind kind, String identifier)
      throws SchemaMismatchException {
    String comparable = kind.comparable(identifier);
    if (column.uuid()) {
      return GUID.matcher(comparable).matches()
          ? Optional.of(UUID.fromString(comparable))
          : Optional.empty();
    }
    if (!NUMBER.matcher(comparable).matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(comparable);
    requireSameSpelling(column, kind, comparable, number);
    return column.integer() ? integer(number) : Optional.of(number);
  }

  /** The database compares numbers, so the engine must do that too. */
  private static void requireSameSpelling(
      Column column, IdentifierKind kind, String text, BigDecimal number)
      throws SchemaMismatchException {
    boolean same = column.scale() == 0 && text.equals(number.toPlainString());
    if (!kind.numeric() && !same) {
      throw column.unsuitable(
          "holds numbers, but identifiers of kind '"
              + kind.name()
              + "' are compared as texts; add the kind to numericKinds");
    }
  }

  private static Optional<Object> integer(BigDecimal number) {
    try {
      return Optional.of(number.longValueExact());
    } catch (ArithmeticException e) {
      // No integer column holds it.
      return Optional.empty();
    }
  }
}
