package org.dsr4j.examples.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lists a table's columns from the metadata, so that no secret column is selected. */
final class ColumnListing {

  private record Found(int position, Column column) {}

  private ColumnListing() {}

  static List<Column> of(Connection connection, SqlNames names, TableName table)
      throws SQLException, SchemaMismatchException {
    String schema = table.schema() == null ? connection.getSchema() : names.stored(table.schema());
    List<Found> found = new ArrayList<>();
    try (ResultSet rows =
        connection
            .getMetaData()
            .getColumns(
                connection.getCatalog(),
                schema == null ? null : names.pattern(schema),
                names.pattern(names.stored(table.table())),
                null)) {
      while (rows.next()) {
        String stored = rows.getString("COLUMN_NAME");
        found.add(
            new Found(
                rows.getInt("ORDINAL_POSITION"),
                new Column(
                    stored,
                    names.mapped(stored),
                    rows.getInt("DATA_TYPE"),
                    rows.getString("TYPE_NAME"))));
      }
    }
    found.sort(Comparator.comparingInt(Found::position));
    List<Column> columns = found.stream().map(Found::column).toList();
    Set<String> properties = new HashSet<>();
    for (Column column : columns) {
      if (!properties.add(column.property())) {
        throw new SchemaMismatchException(
            "table " + table + " has columns whose names differ in case only: use a view");
      }
    }
    return columns;
  }
}
