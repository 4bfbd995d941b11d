package org.dsr4j.examples.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;

/**
 * How names are written in this database.
 *
 * <p>A mapping's name in lower case is the name one would write unquoted; one with a capital is
 * taken as it stands. Every name is quoted, so that none can be read as anything else.
 *
 * @param quote the quote string, or blank where names cannot be quoted
 * @param upper whether the database stores unquoted names in upper case
 * @param escape what goes in front of a wildcard in a search for metadata
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

  /** The name by which a mapping would name what the database stores. */
  String mapped(String stored) {
    return upper && stored.equals(stored.toUpperCase(Locale.ROOT)) ? lower(stored) : stored;
  }

  /** A stored name, quoted. */
  String quoted(String stored) throws SQLException {
    if (quote.isEmpty()) {
      if (!TableName.isName(stored)) {
        throw new SQLException("a name needs quotes, and there are none", "42602");
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

  /** A stored name as a pattern that finds nothing but itself. */
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
