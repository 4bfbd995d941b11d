package org.dsr4j.examples.jdbc;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dsr4j.examples.jdbc.Mapping.IdentifierColumn;
import org.dsr4j.examples.jdbc.Mapping.PersonTable;
import org.dsr4j.examples.jdbc.Person.Held;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Window;
import org.jspecify.annotations.Nullable;

/** Queries the table of people. */
final class PersonQueries {

  /** The maximum number of people to read; with more, the request is ambiguous anyway. */
  static final int MAX_PEOPLE = 20;

  private final Session session;
  private final PersonTable table;
  private final ZoneId zone;
  private final Columns columns;
  private final Map<String, Selected> selected = new LinkedHashMap<>();
  private final String select;

  PersonQueries(Session session, PersonTable table, ZoneId zone)
      throws SQLException, SchemaMismatchException {
    this.session = session;
    this.table = table;
    this.zone = zone;
    columns = session.columns(table.table());
    select(table.key());
    for (IdentifierColumn identifier : table.identifiers()) {
      select(identifier.column());
      dating(identifier.from());
      dating(identifier.until());
    }
    List<String> expressions = new ArrayList<>();
    for (Selected one : selected.values()) {
      expressions.add(session.names().quoted(one.column().stored()));
    }
    select =
        "select "
            + String.join(", ", expressions)
            + " from "
            + session.names().table(table.table());
  }

  private void select(String name) throws SchemaMismatchException {
    if (!selected.containsKey(name)) {
      selected.put(name, new Selected(selected.size() + 1, name, columns.require(name)));
    }
  }

  private void dating(@Nullable String name) throws SchemaMismatchException {
    if (name != null) {
      select(name);
      Column column = selected(name).column();
      if (!column.timestamp() && column.type() != java.sql.Types.DATE) {
        throw new SchemaMismatchException("column " + name + " is neither timestamp nor date");
      }
    }
  }

  private Selected selected(String name) {
    return java.util.Objects.requireNonNull(selected.get(name));
  }

  /** All people who have or had an identifier, by key, each with all identifiers. */
  Map<String, Person> holders(Identifier identifier) throws SQLException, SchemaMismatchException {
    Map<String, Person> holders = new LinkedHashMap<>();
    for (String name : columns(identifier.kind())) {
      for (String key : rows(name, identifier).keySet()) {
        if (!holders.containsKey(key) && holders.size() <= MAX_PEOPLE) {
          withKey(key).ifPresent(person -> holders.put(key, person));
        }
      }
    }
    return holders;
  }

  /** The person with a key, from all its rows. */
  Optional<Person> withKey(String key) throws SQLException, SchemaMismatchException {
    Optional<Identifier> identifier = Person.identifier(table.keyKind(), key).findFirst();
    if (identifier.isEmpty()) {
      return Optional.empty();
    }
    List<Held> held = rows(table.key(), identifier.get()).get(key);
    return Optional.ofNullable(held).map(all -> new Person(key, all));
  }

  private List<String> columns(IdentifierKind kind) {
    if (kind.equals(table.keyKind())) {
      return List.of(table.key());
    }
    return table.identifiers().stream()
        .filter(column -> column.kind().equals(kind))
        .map(IdentifierColumn::column)
        .collect(Collectors.toList());
  }

  /**
   * The identifiers of the rows that match a condition, by key; the caller checks the rows again.
   */
  private Map<String, List<Held>> rows(String name, Identifier identifier)
      throws SQLException, SchemaMismatchException {
    Map<String, List<Held>> people = new LinkedHashMap<>();
    Column column = columns.require(name);
    String quoted = session.names().quoted(column.stored());
    Optional<Comparison> comparison =
        Comparison.of(quoted, column, identifier.kind(), List.of(identifier.value()));
    if (comparison.isEmpty()) {
      return people;
    }
    String order = session.names().quoted(columns.require(table.key()).stored());
    String sql = select + " where " + comparison.get().sql() + " order by " + order;
    try (Session.Query query = session.query(sql, comparison.get().values())) {
      ResultSet row = query.rows();
      while (people.size() <= MAX_PEOPLE && row.next()) {
        String key = text(row, table.key());
        String found = text(row, name);
        if (key != null && found != null && identifier.matches(found)) {
          people.computeIfAbsent(key, any -> new ArrayList<>()).addAll(held(row));
        }
      }
    }
    return people;
  }

  private List<Held> held(ResultSet row) throws SQLException {
    List<Held> held = new ArrayList<>();
    for (IdentifierColumn identifier : table.identifiers()) {
      String value = text(row, identifier.column());
      if (value != null && !value.isBlank()) {
        held.add(new Held(identifier.kind(), value, lifetime(row, identifier)));
      }
    }
    return held;
  }

  /** A lifetime that ends before it begins is ignored. */
  private Window lifetime(ResultSet row, IdentifierColumn identifier) throws SQLException {
    Instant from = instant(row, identifier.from());
    Instant until = instant(row, identifier.until());
    boolean ordered = from == null || until == null || from.isBefore(until);
    return ordered ? new Window(from, until) : Window.all();
  }

  private @Nullable Instant instant(ResultSet row, @Nullable String name) throws SQLException {
    if (name == null) {
      return null;
    }
    Selected one = selected(name);
    return Moments.instant(row, one.index(), one.column(), zone);
  }

  /** A value in the form of a record, so that both are compared in the same form. */
  private @Nullable String text(ResultSet row, String name) throws SQLException {
    Selected one = selected(name);
    String text = row.getString(one.index());
    boolean number = one.column().decimal() && text != null && text.matches("[-+]?[0-9].*");
    return number ? new BigDecimal(text).toPlainString() : text;
  }
}
