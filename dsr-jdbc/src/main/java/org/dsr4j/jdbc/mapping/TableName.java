package org.dsr4j.jdbc.mapping;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table or a view, as the mapping names it.
 *
 * @param schema the schema, or null for the current schema of the connection
 * @param table the table
 */
public record TableName(@Nullable String schema, String table) {

  /** No such name can end a quoted name, and every database accepts one. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

  /** Whether a text is the name of a schema, table or column. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Whether a text is a table's name, with or without a schema. */
  static boolean isTable(String text) {
    String[] parts = text.split("\\.", -1);
    return parts.length <= 2 && Arrays.stream(parts).allMatch(TableName::isName);
  }

  /** Parses a name that {@link #isTable} accepts. */
  static TableName of(String text) {
    int dot = text.indexOf('.');
    return new TableName(dot < 0 ? null : text.substring(0, dot), text.substring(dot + 1));
  }

  @Override
  public String toString() {
    return schema == null ? table : schema + "." + table;
  }
}
