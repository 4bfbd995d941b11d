package org.dsr4j.jdbc.database;

import java.math.BigDecimal;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.dsr4j.model.IdentifierKind;

/**
 * A condition that compares a column with identifiers of people. The identifiers are always bound.
 *
 * <p>It matches at least all rows with one of the identifiers. The reader of the rows compares each
 * row again.
 */
public final class IdentifierCondition {

  private static final String GUID = "(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final String INTEGER = "-?[0-9]{1,18}";
  private static final String DECIMAL = "-?[0-9]{1,40}(\\.[0-9]{1,40})?";

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
   */
  public static Optional<IdentifierCondition> of(
      String name, Column column, IdentifierKind kind, Collection<String> identifiers)
      throws SchemaMismatchException {
    Set<Object> values = new LinkedHashSet<>();
    for (String identifier : identifiers) {
      value(column, identifier).ifPresent(values::add);
    }
    if (values.isEmpty()) {
      return Optional.empty();
    }
    String in = " in (" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")";
    String operand = column.type() == Types.OTHER && !column.uuid() ? cast(name) : name;
    List<Object> bound = new ArrayList<>(values);
    if (kind.caseSensitive() || !textual(column)) {
      return Optional.of(new IdentifierCondition(operand + in, bound));
    }
    // The original spelling is compared too, because lower() of some databases converts ASCII only.
    values.forEach(value -> bound.add(value.toString().toLowerCase(Locale.ROOT)));
    return Optional.of(
        new IdentifierCondition(
            "(" + operand + in + " or lower(" + operand + ")" + in + ")", bound));
  }

  /** The condition in SQL. */
  public String sql() {
    return sql;
  }

  /** The values to bind, in order. */
  public List<Object> values() {
    return values;
  }

  private static String cast(String name) {
    return "cast(" + name + " as varchar)";
  }

  private static boolean textual(Column column) {
    return !column.uuid() && (column.text() || column.type() == Types.OTHER);
  }

  private static Optional<Object> value(Column column, String identifier)
      throws SchemaMismatchException {
    if (column.uuid()) {
      return identifier.matches(GUID) ? Optional.of(UUID.fromString(identifier)) : Optional.empty();
    }
    if (column.integer()) {
      return identifier.matches(INTEGER) ? Optional.of(Long.valueOf(identifier)) : Optional.empty();
    }
    if (column.decimal()) {
      return identifier.matches(DECIMAL)
          ? Optional.of(new BigDecimal(identifier))
          : Optional.empty();
    }
    if (textual(column)) {
      return Optional.of(identifier);
    }
    throw new SchemaMismatchException(
        "column "
            + column.property()
            + " of type "
            + column.typeName()
            + " cannot hold identifiers");
  }
}
