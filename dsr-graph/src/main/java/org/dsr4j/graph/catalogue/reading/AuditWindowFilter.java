package org.dsr4j.graph.catalogue.reading;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.StringJoiner;
import org.dsr4j.graph.catalogue.ReadFacts;
import org.dsr4j.model.Content;
import org.dsr4j.model.Window;

/** The window of an audit: as a part of a filter, and as a check of each row. */
record AuditWindowFilter(Window window) {

  /** Returns the window as a filter for a date, or empty when it has no bound. */
  String filter(String date) {
    StringJoiner clauses = new StringJoiner(" and ");
    Instant from = window.from();
    if (from != null) {
      clauses.add(date + " ge " + from);
    }
    Instant to = window.to();
    if (to != null) {
      clauses.add(date + " lt " + to);
    }
    return clauses.toString();
  }

  /**
   * Whether a row is in the window; a row without a valid date counts as inside, so that it is not
   * lost.
   */
  boolean contains(ReadFacts read, Content row) {
    if (read.date == null || window.unbounded()) {
      return true;
    }
    try {
      return row.text(read.date)
          .map(text -> window.contains(OffsetDateTime.parse(text).toInstant()))
          .orElse(true);
    } catch (DateTimeParseException e) {
      return true;
    }
  }
}
