package org.dsr4j.jdbc.read;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.dsr4j.jdbc.database.IsoDateTimes;
import org.jspecify.annotations.Nullable;

/** Writes the elements of an array column. Only the driver's objects show their types. */
final class ArrayElementWriter {

  private ArrayElementWriter() {}

  static void write(JsonGenerator json, @Nullable Object value, ZoneId zone, boolean zoned)
      throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Object[] elements) {
      json.writeStartArray();
      for (Object element : elements) {
        write(json, element, zone, zoned);
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
      json.writeString(text(value, zone, zoned));
    }
  }

  private static String text(Object value, ZoneId zone, boolean zoned) {
    if (value instanceof Timestamp timestamp) {
      return zoned
          ? IsoDateTimes.text(timestamp.toInstant().atOffset(ZoneOffset.UTC))
          : IsoDateTimes.text(timestamp.toLocalDateTime(), zone);
    }
    if (value instanceof OffsetDateTime offsetDateTime) {
      return IsoDateTimes.text(offsetDateTime);
    }
    if (value instanceof LocalDateTime localDateTime) {
      return IsoDateTimes.text(localDateTime, zone);
    }
    return value.toString();
  }
}
