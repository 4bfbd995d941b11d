package org.dsr4j.examples.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.dsr4j.model.Window;
import org.jspecify.annotations.Nullable;

/** The window of an audit: limits the statement approximately, and checks every row exactly. */
final class AuditWindow {

  /** More than the maximum difference between two interpretations of a local time. */
  private static final Duration SLACK = Duration.ofDays(1);

  private final Window window;
  private final ZoneId zone;
  private final @Nullable Selected dated;
  private final String sql;

  private AuditWindow(Window window, ZoneId zone, @Nullable Selected dated, String sql) {
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
    Selected dated = query.selected(audit);
    if (!dated.column().timestamp()) {
      throw new SchemaMismatchException("column " + audit + " is not a timestamp");
    }
    return new AuditWindow(window, zone, dated, query.sql(new ColumnRef(null, audit)));
  }

  void narrow(StringBuilder condition, List<Object> values) {
    bound(condition, values, " >= ?", window.from(), SLACK.negated());
    bound(condition, values, " < ?", window.to(), SLACK);
  }

  private void bound(
      StringBuilder condition,
      List<Object> values,
      String comparison,
      @Nullable Instant at,
      Duration slack) {
    if (dated != null && at != null) {
      condition.append(" and ").append(sql).append(comparison);
      Instant widened = at.plus(slack);
      values.add(
          dated.column().zoned()
              ? widened.atOffset(ZoneOffset.UTC)
              : LocalDateTime.ofInstant(widened, zone));
    }
  }

  /** Whether a row is in the window; a row without a date is not. */
  boolean holds(ResultSet row) throws SQLException {
    if (dated == null) {
      return true;
    }
    Instant at = Moments.instant(row, dated.index(), dated.column(), zone);
    return at != null && window.contains(at);
  }
}
