package org.dsr4j.examples.jdbc;

import java.util.List;

/**
 * The columns of one table.
 *
 * @param table the table
 * @param all in table order
 */
record Columns(TableName table, List<Column> all) {

  Columns {
    all = List.copyOf(all);
  }

  /** The column that a mapping names. */
  Column require(String property) throws SchemaMismatchException {
    return all.stream()
        .filter(column -> column.property().equals(property))
        .findFirst()
        .orElseThrow(
            () -> new SchemaMismatchException("table " + table + " has no column " + property));
  }

  /** The column with a date. */
  Column requireTimestamp(String property) throws SchemaMismatchException {
    Column column = require(property);
    if (!column.timestamp()) {
      throw new SchemaMismatchException(table + "." + property + " is not a timestamp");
    }
    return column;
  }
}
