package org.dsr4j.jdbc.database;

import java.util.List;
import org.dsr4j.jdbc.mapping.TableName;

/**
 * The columns of one table.
 *
 * @param table the table
 * @param all the columns in table order
 */
public record TableColumns(TableName table, List<Column> all) {

  /** Copies the list. */
  public TableColumns {
    all = List.copyOf(all);
  }

  /** Returns the column that a mapping names. */
  public Column require(String property) throws SchemaMismatchException {
    return all.stream()
        .filter(column -> column.property().equals(property))
        .findFirst()
        .orElseThrow(
            () -> new SchemaMismatchException("table " + table + " has no column " + property));
  }

  /** Returns the timestamp column that a mapping names. */
  public Column requireTimestamp(String property) throws SchemaMismatchException {
    Column column = require(property);
    if (!column.timestamp()) {
      throw new SchemaMismatchException(table + "." + property + " is not a timestamp");
    }
    return column;
  }
}
