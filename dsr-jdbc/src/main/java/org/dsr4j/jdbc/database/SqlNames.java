package org.dsr4j.jdbc.database;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;
import org.dsr4j.jdbc.mapping.TableName;

/**
 * The rules of a database for names of schemas, tables and columns.
 *
 * <p>A lower-case name of a mapping stands for the unquoted name in SQL; a name with a capital
 * letter is used unchanged. Every name in a statement is quoted, so that it cannot be read as SQL.
 *
 * @param quote the quote string, or empty if the database cannot quote names
 * @param upper whether the database stores unquoted names in upper case
 * @param escape the escape string for wildcards in a search for metadata
 */
public record SqlNames(String quote, boolean upper, String escape) {

  static SqlNames of(DatabaseMetaData meta) throws SQLException {
    return new SqlNames(
        meta.getIdentifierQuoteString().strip(),
        meta.storesUpperCaseIdentifiers(),
        meta.getSearchStringEscape());
  }

  /** The stored form of a name of the mapping. */
  String stored(String name) {
    return upper && name.equals(lower(name)) ? name.toUpperCase(Locale.ROOT) : name;
  }

  /** The name that a mapping uses for a stored name. */
  String mapped(String stored) {
    return upper && stored.equals(stored.toUpperCase(Locale.ROOT)) ? lower(stored) : stored;
  }

  /** Quotes a stored name. */
  public String quoted(String stored) throws SQLException {
    if (quote.isEmpty()) {
      if (!TableName.isName(stored)) {
        throw new SQLException("a name must be quoted, but the database has no quotes", "42602");
      }
      return stored;
    }
    return quote + stored.replace(quote, quote + quote) + quote;
  }

  /** The quoted name of a table. */
  public String table(TableName name) throws SQLException {
    String table = quoted(stored(name.table()));
    String schema = name.schema();
    return schema == null ? table : quoted(stored(schema)) + "." + table;
  }

  /** A search pattern that matches only the given stored name. */
  String pattern(String stored) {
    return stored
        .replace(escape, escape + escape)
        .replace("_", escape + "_")
        .replace("%", escape + "%");
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
