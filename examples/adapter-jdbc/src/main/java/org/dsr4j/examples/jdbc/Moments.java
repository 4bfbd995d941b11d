package org.dsr4j.examples.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times in ISO 8601, independent of the default time zone and locale.
 *
 * <p>PostgreSQL's driver returns infinities as the minimum and maximum of Java's time types; they
 * are written as infinities.
 */
final class Moments {

  private static final String FOREVER = "infinity";
  private static final String NEVER = "-infinity";

  private Moments() {}

  /** A timestamp with its offset; if the column has none, with the offset of the mapping's zone. */
  static @Nullable String text(ResultSet row, int index, Column column, ZoneId zone)
      throws SQLException {
    if (!column.zoned()) {
      LocalDateTime local = row.getObject(index, LocalDateTime.class);
      return local == null ? null : text(local, zone);
    }
    OffsetDateTime moment = zoned(row, index, column);
    return moment == null ? null : text(moment);
  }

  /** The same as an instant; null also for the infinities. A date is the beginning of its day. */
  static @Nullable Instant instant(ResultSet row, int index, Column column, ZoneId zone)
      throws SQLException {
    if (column.zoned()) {
      OffsetDateTime moment = zoned(row, index, column);
      return moment == null || endless(moment) ? null : moment.toInstant();
    }
    LocalDateTime local;
    if (column.type() == Types.DATE) {
      LocalDate date = row.getObject(index, LocalDate.class);
      boolean endless = LocalDate.MAX.equals(date) || LocalDate.MIN.equals(date);
      local = date == null || endless ? null : date.atStartOfDay();
    } else {
      local = row.getObject(index, LocalDateTime.class);
    }
    return local == null || endless(local) ? null : local.atZone(zone).toInstant();
  }

  private static @Nullable OffsetDateTime zoned(ResultSet row, int index, Column column)
      throws SQLException {
    OffsetDateTime moment = row.getObject(index, OffsetDateTime.class);
    // PostgreSQL stores no offset; its driver adds one from the default time zone.
    boolean made = moment != null && column.typeName().equals("timestamptz") && !endless(moment);
    return made ? moment.withOffsetSameInstant(ZoneOffset.UTC) : moment;
  }

  static String text(OffsetDateTime moment) {
    return endless(moment)
        ? end(moment.equals(OffsetDateTime.MAX))
        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
  }

  static String text(LocalDateTime local, ZoneId zone) {
    return endless(local)
        ? end(local.equals(LocalDateTime.MAX))
        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local.atZone(zone));
  }

  static @Nullable String text(@Nullable LocalDate date) {
    boolean endless = LocalDate.MAX.equals(date) || LocalDate.MIN.equals(date);
    return endless ? end(LocalDate.MAX.equals(date)) : text((Object) date);
  }

  /** A time of day, with its offset if it has one. */
  static @Nullable String text(@Nullable Object time) {
    return time == null ? null : time.toString();
  }

  private static boolean endless(OffsetDateTime moment) {
    return moment.equals(OffsetDateTime.MAX) || moment.equals(OffsetDateTime.MIN);
  }

  private static boolean endless(LocalDateTime local) {
    return local.equals(LocalDateTime.MAX) || local.equals(LocalDateTime.MIN);
  }

  private static String end(boolean forever) {
    return forever ? FOREVER : NEVER;
  }
}
