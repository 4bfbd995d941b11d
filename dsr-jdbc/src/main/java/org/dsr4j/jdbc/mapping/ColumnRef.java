package org.dsr4j.jdbc.mapping;

import org.jspecify.annotations.Nullable;

/**
 * A column of a source's own table, or of a table that is joined to it.
 *
 * @param table the joined table's name without its schema, or null for the source's own table
 * @param column the column
 */
public record ColumnRef(@Nullable String table, String column) {

  static boolean isRef(String text) {
    return TableName.isTable(text);
  }

  /** Parses a reference that {@link #isRef} accepts. */
  static ColumnRef of(String text) {
    TableName parts = TableName.of(text);
    return new ColumnRef(parts.schema(), parts.table());
  }

  /** The property that holds the column in a record. */
  public String property() {
    return toString();
  }

  @Override
  public String toString() {
    return table == null ? column : table + "." + column;
  }
}
