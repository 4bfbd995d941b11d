package org.dsr4j.jdbc.database;

import java.sql.Types;
import java.util.Locale;

/**
 * A column as the database describes it.
 *
 * @param stored the name as the database stores it
 * @param property the name in mappings and records
 * @param type one of {@link Types}
 * @param typeName the name that the database gives the type, in lower case
 * @param scale the digits after the decimal point, 0 if it has none or the database does not say
 */
public record Column(String stored, String property, int type, String typeName, int scale) {

  /** Converts the name of the type to lower case. */
  public Column {
    typeName = typeName.toLowerCase(Locale.ROOT);
  }

  /** Whether it holds integers. */
  public boolean integer() {
    return switch (type) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> true;
      default -> false;
    };
  }

  /** Whether it holds decimal numbers. */
  public boolean decimal() {
    return type == Types.DECIMAL || type == Types.NUMERIC;
  }

  /** Whether it holds UUIDs. */
  public boolean uuid() {
    return typeName.equals("uuid");
  }

  /** Whether it holds texts. */
  public boolean text() {
    return switch (type) {
      case Types.CHAR,
          Types.VARCHAR,
          Types.LONGVARCHAR,
          Types.NCHAR,
          Types.NVARCHAR,
          Types.LONGNVARCHAR,
          Types.CLOB,
          Types.NCLOB ->
          true;
      default -> false;
    };
  }

  /** Whether it holds texts, or values that are compared as texts. */
  boolean textual() {
    return !uuid()
        && (text() || typeName.equals("citext") || (type == Types.OTHER && isEnumeration()));
  }

  private boolean isEnumeration() {
    return typeName.startsWith("enum");
  }

  /**
   * Requires a type whose values can be compared with identifiers.
   *
   * @throws SchemaMismatchException naming column and type, for example for bytes and JSON
   */
  public void requireIdentifiers() throws SchemaMismatchException {
    if (!uuid() && !integer() && !decimal() && !textual()) {
      throw unsuitable("cannot hold identifiers; use a view that converts it to a text");
    }
  }

  /**
   * Requires a type whose values identify a row in one readable form.
   *
   * @throws SchemaMismatchException naming column and type, for example for bytes and floats
   */
  public void requireKey() throws SchemaMismatchException {
    boolean date = type == Types.DATE || timestamp() || type == Types.BOOLEAN;
    if (!uuid() && !integer() && !decimal() && !textual() && !date) {
      throw unsuitable("cannot be a key; use a view that converts it to a text");
    }
  }

  SchemaMismatchException unsuitable(String problem) {
    return new SchemaMismatchException(
        "column " + property + " of type " + typeName + " " + problem);
  }

  /** Whether it holds timestamps with a time zone. */
  public boolean zoned() {
    return type == Types.TIMESTAMP_WITH_TIMEZONE || typeName.equals("timestamptz");
  }

  /** Whether it holds timestamps, with or without a time zone. */
  public boolean timestamp() {
    return type == Types.TIMESTAMP || zoned();
  }
}
