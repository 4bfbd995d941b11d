package org.dsr4j.jdbc.read;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dsr4j.jdbc.database.Column;
import org.dsr4j.jdbc.database.IdentifierCondition;
import org.dsr4j.jdbc.database.ReadOnlySession;
import org.dsr4j.jdbc.database.SchemaMismatchException;
import org.dsr4j.jdbc.database.SelectedColumn;
import org.dsr4j.jdbc.database.SqlNames;
import org.dsr4j.jdbc.database.TableColumns;
import org.dsr4j.jdbc.mapping.ColumnRef;
import org.dsr4j.jdbc.mapping.SourceMapping;
import org.dsr4j.jdbc.mapping.SourceMapping.Attachment;
import org.dsr4j.jdbc.mapping.SourceMapping.Join;
import org.dsr4j.jdbc.mapping.SourceMapping.Subject;
import org.dsr4j.jdbc.mapping.TableName;
import org.jspecify.annotations.Nullable;

/**
 * The statement that reads a source: its tables, the selected columns and their order.
 *
 * <p>Its SQL contains only quoted names, from the mapping and from the metadata of the database.
 * The aliases of the tables are {@code t0}, {@code t1} …, the source's own table first.
 */
final class SourceQuery {

  private final SourceMapping source;
  private final SqlNames names;
  private final Map<String, Integer> tables = new HashMap<>();
  private final List<TableColumns> columns = new ArrayList<>();
  private final Map<String, SelectedColumn> selected = new LinkedHashMap<>();
  private final List<String> expressions = new ArrayList<>();
  private final StringBuilder from = new StringBuilder();

  private SourceQuery(SourceMapping source, SqlNames names) {
    this.source = source;
    this.names = names;
  }

  static SourceQuery of(SourceMapping source, ReadOnlySession session)
      throws SQLException, SchemaMismatchException {
    SourceQuery query = new SourceQuery(source, session.names());
    for (TableName table : source.tables()) {
      query.columns.add(session.columns(table));
    }
    query.join();
    query.select();
    query.requireSuitableTypes();
    return query;
  }

  /** Bytes, for example, are no key, and a guard that never equals an identifier loses rows. */
  private void requireSuitableTypes() throws SchemaMismatchException {
    for (SelectedColumn column : key()) {
      column.column().requireKey();
    }
    for (Subject subject : source.subjects()) {
      column(subject.column()).requireIdentifiers();
      ColumnRef guard = subject.guard();
      if (guard != null) {
        column(guard).requireIdentifiers();
      }
    }
  }

  /** The columns of a record: the source's own in table order, then those of joined tables. */
  List<SelectedColumn> content() {
    Set<String> files =
        source.attachments().stream().map(Attachment::column).collect(Collectors.toSet());
    return selected.values().stream().filter(column -> !files.contains(column.property())).toList();
  }

  List<SelectedColumn> key() {
    return source.key().stream().map(this::selected).toList();
  }

  SelectedColumn selected(String property) {
    SelectedColumn found = selected.get(property);
    if (found == null) {
      throw new IllegalStateException("a column of the mapping is not selected");
    }
    return found;
  }

  /** The condition that a column holds one of the identifiers; empty if it cannot hold any. */
  Optional<IdentifierCondition> condition(Subject subject, Collection<String> identifiers)
      throws SQLException, SchemaMismatchException {
    return IdentifierCondition.of(
        sql(subject.column()), column(subject.column()), subject.kind(), identifiers);
  }

  /** The complete statement with a condition. */
  String sql(String condition) throws SQLException, SchemaMismatchException {
    List<String> order = new ArrayList<>();
    for (String name : source.key()) {
      order.add(sql(new ColumnRef(null, name)));
    }
    return "select "
        + String.join(", ", expressions)
        + from
        + " where "
        + condition
        + " order by "
        + String.join(", ", order);
  }

  /** A column in SQL. */
  String sql(ColumnRef ref) throws SQLException, SchemaMismatchException {
    return "t" + table(ref.table()) + "." + names.quoted(column(ref).stored());
  }

  Column column(ColumnRef ref) throws SchemaMismatchException {
    return columns.get(table(ref.table())).require(ref.column());
  }

  private int table(@Nullable String joined) {
    return joined == null ? 0 : tables.getOrDefault(joined, 0);
  }

  /** Outer joins: a row that identifies the person itself needs no row of a joined table. */
  private void join() throws SQLException, SchemaMismatchException {
    List<TableName> all = source.tables();
    from.append(" from ").append(names.table(all.get(0))).append(" t0");
    for (int i = 0; i < source.joins().size(); i++) {
      Join join = source.joins().get(i);
      tables.put(join.table().table(), i + 1);
      List<String> on = new ArrayList<>();
      for (Map.Entry<ColumnRef, String> pair : join.on().entrySet()) {
        ColumnRef joined = new ColumnRef(join.table().table(), pair.getValue());
        on.add(sql(pair.getKey()) + " = " + sql(joined));
      }
      from.append(" left join ")
          .append(names.table(join.table()))
          .append(" t")
          .append(i + 1)
          .append(" on ")
          .append(String.join(" and ", on));
    }
  }

  /** Files are last: some drivers stream a column only after the columns before it were read. */
  private void select() throws SQLException, SchemaMismatchException {
    Set<ColumnRef> wanted = new LinkedHashSet<>();
    Set<ColumnRef> files = new LinkedHashSet<>();
    source.attachments().forEach(file -> files.add(new ColumnRef(null, file.column())));
    columns.get(0).all().stream()
        .map(column -> new ColumnRef(null, column.property()))
        .filter(column -> !source.secret().contains(column.column()) && !files.contains(column))
        .forEach(wanted::add);
    for (ColumnRef mapped : source.mappedColumns()) {
      column(mapped);
      if (mapped.table() != null) {
        wanted.add(mapped);
      }
    }
    wanted.addAll(files);
    for (ColumnRef ref : wanted) {
      expressions.add(sql(ref));
      selected.put(
          ref.property(), new SelectedColumn(expressions.size(), ref.property(), column(ref)));
    }
  }
}
