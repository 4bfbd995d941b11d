package org.dsr4j.examples.jdbc;

import java.sql.Types;
import java.util.Locale;

/**
 * A column as the database describes it.
 *
 * @param stored its name as the database stores it
 * @param property its name in mappings and records
 * @param type one of {@link Types}
 * @param typeName the database's own name of the type, in lower case
 */
record Column(String stored, String property, int type, String typeName) {

  Column {
    typeName = typeName.toLowerCase(Locale.ROOT);
  }

  boolean integer() {
    return switch (type) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> true;
      default -> false;
    };
  }

  boolean decimal() {
    return type == Types.DECIMAL || type == Types.NUMERIC;
  }

  boolean uuid() {
    return typeName.equals("uuid");
  }

  boolean text() {
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

  /** Whether it contains timestamps with a time zone. */
  boolean zoned() {
    return type == Types.TIMESTAMP_WITH_TIMEZONE || typeName.equals("timestamptz");
  }

  boolean timestamp() {
    return type == Types.TIMESTAMP || zoned();
  }
}
