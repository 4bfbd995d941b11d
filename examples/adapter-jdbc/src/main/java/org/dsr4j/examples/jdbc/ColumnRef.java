package org.dsr4j.examples.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * A column of a source's own table, or of one that is joined to it.
 *
 * @param table the joined table's name without its schema, or null for the source's own
 * @param column the column
 */
record ColumnRef(@Nullable String table, String column) {

  static boolean isRef(String text) {
    return TableName.isTable(text);
  }

  /** Parses a reference that {@link #isRef} has accepted. */
  static ColumnRef of(String text) {
    TableName parts = TableName.of(text);
    return new ColumnRef(parts.schema(), parts.table());
  }

  /** Its property in a record. */
  String property() {
    return toString();
  }

  @Override
  public String toString() {
    return table == null ? column : table + "." + column;
  }
}
