package org.dsr4j.jdbc.identity;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dsr4j.jdbc.database.Column;
import org.dsr4j.jdbc.database.IdentifierCondition;
import org.dsr4j.jdbc.database.IsoDateTimes;
import org.dsr4j.jdbc.database.ReadOnlySession;
import org.dsr4j.jdbc.database.SchemaMismatchException;
import org.dsr4j.jdbc.database.SelectedColumn;
import org.dsr4j.jdbc.database.TableColumns;
import org.dsr4j.jdbc.identity.DatabasePerson.HeldIdentifier;
import org.dsr4j.jdbc.mapping.Mapping.IdentifierColumn;
import org.dsr4j.jdbc.mapping.Mapping.PersonTable;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Window;
import org.jspecify.annotations.Nullable;

/** Queries the table of people. */
final class PersonQueries {

  /** A request that matches more people is ambiguous; they are not all listed. */
  static final int MAX_PEOPLE = 20;

  private final ReadOnlySession session;
  private final PersonTable table;
  private final ZoneId zone;
  private final TableColumns columns;
  private final Map<String, SelectedColumn> selected = new LinkedHashMap<>();
  private final String select;

  PersonQueries(ReadOnlySession session, PersonTable table, ZoneId zone)
      throws SQLException, SchemaMismatchException {
    this.session = session;
    this.table = table;
    this.zone = zone;
    columns = session.columns(table.table());
    selectIdentifier(table.key());
    for (IdentifierColumn identifier : table.identifiers()) {
      selectIdentifier(identifier.column());
      selectDate(identifier.from());
      selectDate(identifier.until());
    }
    List<String> expressions = new ArrayList<>();
    for (SelectedColumn column : selected.values()) {
      expressions.add(session.names().quoted(column.column().stored()));
    }
    select =
        "select "
            + String.join(", ", expressions)
            + " from "
            + session.names().table(table.table());
  }

  private void select(String name) throws SchemaMismatchException {
    if (!selected.containsKey(name)) {
      selected.put(name, new SelectedColumn(selected.size() + 1, name, columns.require(name)));
    }
  }

  private void selectIdentifier(String name) throws SchemaMismatchException {
    select(name);
    selected(name).column().requireIdentifiers();
  }

  private void selectDate(@Nullable String name) throws SchemaMismatchException {
    if (name != null) {
      select(name);
      Column column = selected(name).column();
      if (!column.timestamp() && column.type() != Types.DATE) {
        throw new SchemaMismatchException("column " + name + " is neither a timestamp nor a date");
      }
    }
  }

  private SelectedColumn selected(String name) {
    return Objects.requireNonNull(selected.get(name));
  }

  /** All people, by key, who have or had an identifier. */
  Map<String, DatabasePerson> holders(Identifier identifier)
      throws SQLException, SchemaMismatchException {
    Map<String, DatabasePerson> holders = new LinkedHashMap<>();
    for (String name : columns(identifier.kind())) {
      for (String key : rows(name, identifier).keySet()) {
        if (!holders.containsKey(key) && holders.size() <= MAX_PEOPLE) {
          withKey(key).ifPresent(person -> holders.put(key, person));
        }
      }
    }
    return holders;
  }

  /** The person with a key in its comparable form, read from all rows with that key. */
  Optional<DatabasePerson> withKey(String key) throws SQLException, SchemaMismatchException {
    Optional<Identifier> identifier = DatabasePerson.identifier(table.keyKind(), key);
    if (identifier.isEmpty()) {
      return Optional.empty();
    }
    List<HeldIdentifier> held = rows(table.key(), identifier.get()).get(key);
    return Optional.ofNullable(held).map(all -> new DatabasePerson(key, all));
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

  /** The identifiers, by key, of all rows whose column matches; each row is compared again. */
  private Map<String, List<HeldIdentifier>> rows(String name, Identifier identifier)
      throws SQLException, SchemaMismatchException {
    Map<String, List<HeldIdentifier>> people = new LinkedHashMap<>();
    Column column = columns.require(name);
    String quoted = session.names().quoted(column.stored());
    Optional<IdentifierCondition> condition =
        IdentifierCondition.of(quoted, column, identifier.kind(), List.of(identifier.value()));
    if (condition.isEmpty()) {
      return people;
    }
    String order = session.names().quoted(columns.require(table.key()).stored());
    String sql = select + " where " + condition.get().sql() + " order by " + order;
    try (ReadOnlySession.Query query = session.query(sql, condition.get().values())) {
      ResultSet row = query.rows();
      while (people.size() <= MAX_PEOPLE && row.next()) {
        String key = text(row, table.key());
        String found = text(row, name);
        if (key != null && found != null && identifier.matches(found)) {
          String person = table.keyKind().comparable(key);
          people.computeIfAbsent(person, absent -> new ArrayList<>()).addAll(held(row));
        }
      }
    }
    return people;
  }

  private List<HeldIdentifier> held(ResultSet row) throws SQLException {
    List<HeldIdentifier> held = new ArrayList<>();
    for (IdentifierColumn identifier : table.identifiers()) {
      String value = text(row, identifier.column());
      if (value != null && !value.isBlank()) {
        held.add(new HeldIdentifier(identifier.kind(), value, validity(row, identifier)));
      }
    }
    return held;
  }

  /** A period that ends before it begins is invalid and is ignored. */
  private Window validity(ResultSet row, IdentifierColumn identifier) throws SQLException {
    Instant from = instant(row, identifier.from());
    Instant until = instant(row, identifier.until());
    boolean ordered = from == null || until == null || from.isBefore(until);
    return ordered ? new Window(from, until) : Window.all();
  }

  private @Nullable Instant instant(ResultSet row, @Nullable String name) throws SQLException {
    if (name == null) {
      return null;
    }
    SelectedColumn column = selected(name);
    return IsoDateTimes.instant(row, column.index(), column.column(), zone);
  }

  /** A value in the same form as in a record, so that both are compared in the same way. */
  private @Nullable String text(ResultSet row, String name) throws SQLException {
    SelectedColumn column = selected(name);
    String text = row.getString(column.index());
    boolean number = column.column().decimal() && text != null && text.matches("[-+]?[0-9].*");
    return number ? new BigDecimal(text).toPlainString() : text;
  }
}
