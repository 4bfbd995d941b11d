package org.dsr4j.graph.catalogue.reading;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.StringJoiner;
import org.dsr4j.graph.catalogue.ReadFacts;
import org.dsr4j.model.Content;
import org.dsr4j.model.Window;

/** The window of an audit: as part of a filter, and checked again against each row. */
record AuditWindowFilter(Window window) {

  /** The window as a filter on a date, or empty when it has no bound. */
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

  /** Whether a row belongs; one that cannot be dated does, rather than being lost. */
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
