package org.dsr4j.jdbc.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.dsr4j.jdbc.database.IsoDateTimes;
import org.dsr4j.jdbc.database.SchemaMismatchException;
import org.dsr4j.jdbc.database.SelectedColumn;
import org.dsr4j.jdbc.mapping.ColumnRef;
import org.dsr4j.jdbc.mapping.SourceMapping;
import org.dsr4j.model.Window;
import org.jspecify.annotations.Nullable;

/**
 * The time window of an audit: the statement applies it roughly, and each row is checked exactly.
 */
final class AuditWindow {

  /** More than the difference between any two time zones of one local time. */
  private static final Duration TOLERANCE = Duration.ofDays(1);

  private final Window window;
  private final ZoneId zone;
  private final @Nullable SelectedColumn dated;
  private final String sql;

  private AuditWindow(Window window, ZoneId zone, @Nullable SelectedColumn dated, String sql) {
    this.window = window;
    this.zone = zone;
    this.dated = dated;
    this.sql = sql;
  }

  static AuditWindow of(SourceMapping source, SourceQuery query, Window window, ZoneId zone)
      throws SQLException, SchemaMismatchException {
    String audit = source.audit();
    if (audit == null || window.unbounded()) {
      return new AuditWindow(Window.all(), zone, null, "");
    }
    SelectedColumn dated = query.selected(audit);
    if (!dated.column().timestamp()) {
      throw new SchemaMismatchException("column " + audit + " is not a timestamp");
    }
    return new AuditWindow(window, zone, dated, query.sql(new ColumnRef(null, audit)));
  }

  /** Adds the widened window to the condition of a statement; rows without a date are read too. */
  void addTo(StringBuilder condition, List<Object> values) {
    if (dated == null) {
      return;
    }
    List<String> bounds = new ArrayList<>();
    bound(bounds, values, " >= ?", dated, window.from(), TOLERANCE.negated());
    bound(bounds, values, " < ?", dated, window.to(), TOLERANCE);
    condition
        .append(" and (")
        .append(sql)
        .append(" is null or (")
        .append(String.join(" and ", bounds))
        .append("))");
  }

  private void bound(
      List<String> bounds,
      List<Object> values,
      String comparison,
      SelectedColumn column,
      @Nullable Instant at,
      Duration tolerance) {
    if (at != null) {
      bounds.add(sql + comparison);
      Instant widened = at.plus(tolerance);
      values.add(
          column.column().zoned()
              ? widened.atOffset(ZoneOffset.UTC)
              : LocalDateTime.ofInstant(widened, zone));
    }
  }

  /**
   * Whether a row can be inside the window. A row without a date can be of any time, and a local
   * time of the hour that exists twice can be of both.
   */
  boolean contains(ResultSet row) throws SQLException {
    if (dated == null) {
      return true;
    }
    List<Instant> instants = IsoDateTimes.instants(row, dated.index(), dated.column(), zone);
    return instants.isEmpty() || instants.stream().anyMatch(window::contains);
  }
}
