package org.dsr4j.jdbc.read;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetTime;
import org.dsr4j.jdbc.database.Column;
import org.dsr4j.jdbc.database.IsoDateTimes;
import org.jspecify.annotations.Nullable;

/**
 * Writes one value of a row as one JSON value, exactly as the database holds it: a decimal keeps
 * its scale, an empty text stays empty, null is null.
 */
final class ColumnValueWriter {

  private ColumnValueWriter() {}

  static void write(ResultSet row, int index, Column column, JsonGenerator json)
      throws SQLException, IOException {
    switch (column.type()) {
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.DECIMAL,
          Types.NUMERIC ->
          decimal(json, row.getString(index));
      case Types.REAL, Types.FLOAT, Types.DOUBLE -> binaryNumber(row, index, column, json);
      case Types.BOOLEAN, Types.BIT -> bool(row, index, column, json);
      case Types.DATE -> text(json, IsoDateTimes.text(row.getObject(index, LocalDate.class)));
      case Types.TIME, Types.TIME_WITH_TIMEZONE -> time(row, index, column, json);
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
          text(json, IsoDateTimes.text(row, index, column));
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
          binary(row, index, column, json);
      case Types.ARRAY -> array(json, row.getArray(index), column);
      default -> other(row, index, column, json);
    }
  }

  private static void text(JsonGenerator json, @Nullable String text) throws IOException {
    if (text == null) {
      json.writeNull();
    } else {
      json.writeString(text);
    }
  }

  /** A value that is not a number, for example PostgreSQL's NaN, is written as text. */
  private static void decimal(JsonGenerator json, @Nullable String text) throws IOException {
    if (text == null || !text.matches("[-+]?[0-9].*")) {
      text(json, text);
    } else {
      json.writeNumber(new BigDecimal(text).toPlainString());
    }
  }

  private static void binaryNumber(ResultSet row, int index, Column column, JsonGenerator json)
      throws SQLException, IOException {
    if (column.typeName().equals("money")) {
      text(json, row.getString(index));
      return;
    }
    boolean single = column.type() == Types.REAL;
    String text =
        single ? Float.toString(row.getFloat(index)) : Double.toString(row.getDouble(index));
    if (row.wasNull()) {
      json.writeNull();
    } else if (text.endsWith("y") || text.equals("NaN")) {
      json.writeString(text);
    } else {
      json.writeNumber(text);
    }
  }

  private static void bool(ResultSet row, int index, Column column, JsonGenerator json)
      throws SQLException, IOException {
    // PostgreSQL reports a string of bits with the same type.
    if (column.typeName().startsWith("bit") || column.typeName().equals("varbit")) {
      text(json, row.getString(index));
      return;
    }
    boolean value = row.getBoolean(index);
    if (row.wasNull()) {
      json.writeNull();
    } else {
      json.writeBoolean(value);
    }
  }

  private static void time(ResultSet row, int index, Column column, JsonGenerator json)
      throws SQLException, IOException {
    boolean zoned = column.type() == Types.TIME_WITH_TIMEZONE || column.typeName().equals("timetz");
    text(
        json,
        zoned
            ? IsoDateTimes.text(row.getObject(index, OffsetTime.class))
            : IsoDateTimes.text(row.getObject(index, LocalTime.class)));
  }

  private static void binary(ResultSet row, int index, Column column, JsonGenerator json)
      throws SQLException, IOException {
    if (column.uuid()) {
      text(json, row.getString(index));
      return;
    }
    byte[] bytes = row.getBytes(index);
    if (bytes == null) {
      json.writeNull();
    } else {
      json.writeBinary(bytes);
    }
  }

  private static void array(JsonGenerator json, @Nullable Array array, Column column)
      throws SQLException, IOException {
    if (array == null) {
      json.writeNull();
      return;
    }
    ArrayElementWriter.write(json, array, column.typeName().contains("timestamptz"));
  }

  private static void other(ResultSet row, int index, Column column, JsonGenerator json)
      throws SQLException, IOException {
    String text = row.getString(index);
    boolean isJson = column.typeName().equals("json") || column.typeName().equals("jsonb");
    if (text != null && isJson) {
      json.writeRawValue(text);
    } else {
      text(json, text);
    }
  }
}
