package org.dsr4j.jdbc.read;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.dsr4j.jdbc.database.IsoDateTimes;
import org.jspecify.annotations.Nullable;

/** Writes the elements of an array column. Only the driver's objects show their types. */
final class ArrayElementWriter {

  /** The column of an array's result set that holds the elements. */
  private static final int VALUE = 2;

  private ArrayElementWriter() {}

  /** Writes an array and frees it. */
  static void write(JsonGenerator json, Array array, boolean zoned)
      throws SQLException, IOException {
    try {
      int type = array.getBaseType();
      if (zoned || (type != Types.TIMESTAMP && type != Types.ARRAY)) {
        write(json, array.getArray(), zoned);
      } else {
        elements(json, array);
      }
    } finally {
      array.free();
    }
  }

  /**
   * Writes local times, or arrays that may hold some, element by element: in the array of the
   * driver they are moved if the default time zone has no such time.
   */
  private static void elements(JsonGenerator json, Array array) throws SQLException, IOException {
    json.writeStartArray();
    try (ResultSet elements = array.getResultSet()) {
      boolean nested = elements.getMetaData().getColumnType(VALUE) == Types.ARRAY;
      while (elements.next()) {
        if (nested) {
          nested(json, elements.getArray(VALUE));
        } else {
          write(json, elements.getObject(VALUE, LocalDateTime.class), false);
        }
      }
    }
    json.writeEndArray();
  }

  private static void nested(JsonGenerator json, @Nullable Array array)
      throws SQLException, IOException {
    if (array == null) {
      json.writeNull();
    } else {
      write(json, array, false);
    }
  }

  private static void write(JsonGenerator json, @Nullable Object value, boolean zoned)
      throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Object[] elements) {
      json.writeStartArray();
      for (Object element : elements) {
        write(json, element, zoned);
      }
      json.writeEndArray();
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof byte[] bytes) {
      json.writeBinary(bytes);
    } else if (value instanceof BigDecimal number) {
      json.writeNumber(number.toPlainString());
    } else if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      json.writeNumber(number.toString());
    } else {
      json.writeString(text(value, zoned));
    }
  }

  private static String text(Object value, boolean zoned) {
    if (value instanceof Timestamp timestamp) {
      return zoned
          ? IsoDateTimes.text(timestamp.toInstant().atOffset(ZoneOffset.UTC))
          : IsoDateTimes.text(timestamp.toLocalDateTime());
    }
    if (value instanceof OffsetDateTime offsetDateTime) {
      return IsoDateTimes.text(offsetDateTime);
    }
    if (value instanceof LocalDateTime localDateTime) {
      return IsoDateTimes.text(localDateTime);
    }
    return value.toString();
  }
}
