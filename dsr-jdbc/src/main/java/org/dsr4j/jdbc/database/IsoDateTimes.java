package org.dsr4j.jdbc.database;

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
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times in ISO 8601, independent of the default time zone and locale.
 *
 * <p>The driver of PostgreSQL returns its infinities as the minimum and maximum of Java's types;
 * they are written as {@code -infinity} and {@code infinity}.
 */
public final class IsoDateTimes {

  private static final String INFINITY = "infinity";
  private static final String MINUS_INFINITY = "-infinity";

  private IsoDateTimes() {}

  /**
   * A timestamp as it is stored: with its offset if the column has one. An offset that the database
   * does not hold is not invented, because a local time can exist twice or not at all.
   */
  public static @Nullable String text(ResultSet row, int index, Column column) throws SQLException {
    if (!column.zoned()) {
      LocalDateTime local = row.getObject(index, LocalDateTime.class);
      return local == null ? null : text(local);
    }
    OffsetDateTime value = zoned(row, index, column);
    return value == null ? null : text(value);
  }

  /** A column value as an instant; null for an infinity. A date becomes the start of its day. */
  public static @Nullable Instant instant(ResultSet row, int index, Column column, ZoneId zone)
      throws SQLException {
    if (column.zoned()) {
      OffsetDateTime value = zoned(row, index, column);
      return value == null || infinite(value) ? null : value.toInstant();
    }
    LocalDateTime local;
    if (column.type() == Types.DATE) {
      LocalDate date = row.getObject(index, LocalDate.class);
      boolean infinite = LocalDate.MAX.equals(date) || LocalDate.MIN.equals(date);
      local = date == null || infinite ? null : date.atStartOfDay();
    } else {
      local = row.getObject(index, LocalDateTime.class);
    }
    return local == null || infinite(local) ? null : local.atZone(zone).toInstant();
  }

  /**
   * The instants that a timestamp can mean: two for a local time of the hour that exists twice, and
   * none for null and for an infinity.
   */
  public static List<Instant> instants(ResultSet row, int index, Column column, ZoneId zone)
      throws SQLException {
    Instant first = instant(row, index, column, zone);
    if (first == null || column.zoned()) {
      return first == null ? List.of() : List.of(first);
    }
    LocalDateTime local = row.getObject(index, LocalDateTime.class);
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    return change == null
        ? List.of(first)
        : List.of(
            local.toInstant(change.getOffsetBefore()), local.toInstant(change.getOffsetAfter()));
  }

  private static @Nullable OffsetDateTime zoned(ResultSet row, int index, Column column)
      throws SQLException {
    OffsetDateTime value = row.getObject(index, OffsetDateTime.class);
    // PostgreSQL stores no offset; its driver adds the one of the default time zone.
    boolean defaultOffset =
        value != null && column.typeName().equals("timestamptz") && !infinite(value);
    return defaultOffset ? value.withOffsetSameInstant(ZoneOffset.UTC) : value;
  }

  /** A timestamp with its offset. */
  public static String text(OffsetDateTime value) {
    return infinite(value)
        ? infinity(value.equals(OffsetDateTime.MAX))
        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value);
  }

  /** A timestamp without an offset. */
  public static String text(LocalDateTime local) {
    return infinite(local)
        ? infinity(local.equals(LocalDateTime.MAX))
        : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local);
  }

  /** A date. */
  public static @Nullable String text(@Nullable LocalDate date) {
    boolean infinite = LocalDate.MAX.equals(date) || LocalDate.MIN.equals(date);
    return infinite ? infinity(LocalDate.MAX.equals(date)) : text((Object) date);
  }

  /** A time of day, with its offset if it has one. */
  public static @Nullable String text(@Nullable Object time) {
    return time == null ? null : time.toString();
  }

  private static boolean infinite(OffsetDateTime value) {
    return value.equals(OffsetDateTime.MAX) || value.equals(OffsetDateTime.MIN);
  }

  private static boolean infinite(LocalDateTime local) {
    return local.equals(LocalDateTime.MAX) || local.equals(LocalDateTime.MIN);
  }

  private static String infinity(boolean positive) {
    return positive ? INFINITY : MINUS_INFINITY;
  }
}
