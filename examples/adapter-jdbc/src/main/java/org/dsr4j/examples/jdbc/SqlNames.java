package org.dsr4j.examples.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;

/**
 * The notation of names in this database.
 *
 * <p>A lower-case name in a mapping means the unquoted SQL name; a name with a capital letter is
 * used unchanged. Every name is quoted, so that it cannot have another meaning.
 *
 * @param quote the quote string, or blank if names cannot be quoted
 * @param upper whether the database stores unquoted names in upper case
 * @param escape the escape string for wildcards in a metadata search
 */
record SqlNames(String quote, boolean upper, String escape) {

  static SqlNames of(DatabaseMetaData meta) throws SQLException {
    return new SqlNames(
        meta.getIdentifierQuoteString().strip(),
        meta.storesUpperCaseIdentifiers(),
        meta.getSearchStringEscape());
  }

  /** The name that the database stores for a name of the mapping. */
  String stored(String name) {
    return upper && name.equals(lower(name)) ? name.toUpperCase(Locale.ROOT) : name;
  }

  /** The name in the notation of a mapping for a stored name. */
  String mapped(String stored) {
    return upper && stored.equals(stored.toUpperCase(Locale.ROOT)) ? lower(stored) : stored;
  }

  /** A stored name, quoted. */
  String quoted(String stored) throws SQLException {
    if (quote.isEmpty()) {
      if (!TableName.isName(stored)) {
        throw new SQLException("a name needs quotes, but the database has none", "42602");
      }
      return stored;
    }
    return quote + stored.replace(quote, quote + quote) + quote;
  }

  String table(TableName name) throws SQLException {
    String table = quoted(stored(name.table()));
    String schema = name.schema();
    return schema == null ? table : quoted(stored(schema)) + "." + table;
  }

  /** A stored name as a pattern that matches only this name. */
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
