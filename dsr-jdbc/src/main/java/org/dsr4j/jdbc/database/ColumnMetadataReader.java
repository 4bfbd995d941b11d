package org.dsr4j.jdbc.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dsr4j.jdbc.mapping.TableName;

/** Reads the columns of a table from the metadata, so that no secret column is selected. */
final class ColumnMetadataReader {

  private record PositionedColumn(int position, Column column) {}

  private ColumnMetadataReader() {}

  static List<Column> read(Connection connection, SqlNames names, TableName table)
      throws SQLException, SchemaMismatchException {
    String schema = table.schema() == null ? connection.getSchema() : names.stored(table.schema());
    List<PositionedColumn> found = new ArrayList<>();
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
            new PositionedColumn(
                rows.getInt("ORDINAL_POSITION"),
                new Column(
                    stored,
                    names.mapped(stored),
                    rows.getInt("DATA_TYPE"),
                    rows.getString("TYPE_NAME"),
                    Math.max(0, rows.getInt("DECIMAL_DIGITS")))));
      }
    }
    found.sort(Comparator.comparingInt(PositionedColumn::position));
    List<Column> columns = found.stream().map(PositionedColumn::column).toList();
    Set<String> properties = new HashSet<>();
    for (Column column : columns) {
      if (!properties.add(column.property())) {
        throw new SchemaMismatchException(
            "table " + table + " has columns whose names differ only in case; use a view");
      }
    }
    return columns;
  }
}
