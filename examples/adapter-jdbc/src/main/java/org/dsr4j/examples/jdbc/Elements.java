package org.dsr4j.examples.jdbc;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Writes the elements of an array column. Their types are known only from the driver's objects. */
final class Elements {

  private Elements() {}

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
          ? Moments.text(timestamp.toInstant().atOffset(ZoneOffset.UTC))
          : Moments.text(timestamp.toLocalDateTime(), zone);
    }
    if (value instanceof OffsetDateTime moment) {
      return Moments.text(moment);
    }
    if (value instanceof LocalDateTime moment) {
      return Moments.text(moment, zone);
    }
    return value.toString();
  }
}
