package org.dsr4j.testkit.internal.lifecycle;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads the times in rows. */
final class RowTimes {

  private RowTimes() {}

  /** Returns the instant, or null when the text is not a time. */
  static @Nullable Instant parse(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
