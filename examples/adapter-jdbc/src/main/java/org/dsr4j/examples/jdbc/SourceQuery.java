package org.dsr4j.examples.jdbc;

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
import org.dsr4j.examples.jdbc.SourceMapping.Attachment;
import org.dsr4j.examples.jdbc.SourceMapping.Join;
import org.dsr4j.examples.jdbc.SourceMapping.Subject;
import org.dsr4j.model.IdentifierKind;
import org.jspecify.annotations.Nullable;

/**
 * The statement that reads a source: its tables, its columns and its order.
 *
 * <p>Its text contains only names from the mapping and from the database's metadata, all quoted.
 * Table aliases are {@code t0}, {@code t1} …, the source's own first.
 */
final class SourceQuery {

  private final SourceMapping source;
  private final SqlNames names;
  private final Map<String, Integer> tables = new HashMap<>();
  private final List<Columns> columns = new ArrayList<>();
  private final Map<String, Selected> selected = new LinkedHashMap<>();
  private final List<String> expressions = new ArrayList<>();
  private final StringBuilder from = new StringBuilder();

  private SourceQuery(SourceMapping source, SqlNames names) {
    this.source = source;
    this.names = names;
  }

  static SourceQuery of(SourceMapping source, Session session)
      throws SQLException, SchemaMismatchException {
    SourceQuery query = new SourceQuery(source, session.names());
    for (TableName table : source.tables()) {
      query.columns.add(session.columns(table));
    }
    query.join();
    query.select();
    return query;
  }

  /** The columns of a record, in table order, then the columns that connect it with the person. */
  List<Selected> content() {
    Set<String> files =
        source.attachments().stream().map(Attachment::column).collect(Collectors.toSet());
    return selected.values().stream().filter(one -> !files.contains(one.property())).toList();
  }

  List<Selected> key() {
    return source.key().stream().map(this::selected).toList();
  }

  Selected selected(String property) {
    Selected found = selected.get(property);
    if (found == null) {
      throw new IllegalStateException("a column of the mapping was not selected");
    }
    return found;
  }

  /** The condition that a subject column names one of some people; empty when it cannot. */
  Optional<Comparison> names(Subject subject, IdentifierKind kind, Collection<String> identifiers)
      throws SQLException, SchemaMismatchException {
    return Comparison.of(sql(subject.column()), column(subject.column()), kind, identifiers);
  }

  /** The whole statement under a condition. */
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

  /** Outer joins, because a row whose own column names the person does not need a joined row. */
  private void join() throws SQLException, SchemaMismatchException {
    List<TableName> all = source.tables();
    from.append(" from ").append(names.table(all.get(0))).append(" t0");
    for (int i = 0; i < source.joins().size(); i++) {
      Join join = source.joins().get(i);
      tables.put(join.table().table(), i + 1);
      List<String> on = new ArrayList<>();
      for (Map.Entry<ColumnRef, String> pair : join.on().entrySet()) {
        ColumnRef partner = new ColumnRef(join.table().table(), pair.getValue());
        on.add(sql(pair.getKey()) + " = " + sql(partner));
      }
      from.append(" left join ")
          .append(names.table(join.table()))
          .append(" t")
          .append(i + 1)
          .append(" on ")
          .append(String.join(" and ", on));
    }
  }

  /**
   * File columns are last, because some drivers stream a column only if the columns before it were
   * read.
   */
  private void select() throws SQLException, SchemaMismatchException {
    Set<ColumnRef> wanted = new LinkedHashSet<>();
    Set<ColumnRef> files = new LinkedHashSet<>();
    source.attachments().forEach(file -> files.add(new ColumnRef(null, file.column())));
    columns.get(0).all().stream()
        .map(column -> new ColumnRef(null, column.property()))
        .filter(column -> !source.secret().contains(column.column()) && !files.contains(column))
        .forEach(wanted::add);
    for (ColumnRef mentioned : source.mentioned()) {
      column(mentioned);
      if (mentioned.table() != null) {
        wanted.add(mentioned);
      }
    }
    wanted.addAll(files);
    for (ColumnRef ref : wanted) {
      expressions.add(sql(ref));
      selected.put(ref.property(), new Selected(expressions.size(), ref.property(), column(ref)));
    }
  }
}
