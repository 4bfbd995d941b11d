package org.dsr4j.internal.cases;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When the approval of the current plan expires, as the journal contains it.
 *
 * @param expires null when an entry of an earlier version contains no time
 */
record ApprovalPeriod(@Nullable Instant expires) {

  static ApprovalPeriod of(Map<String, String> facts) {
    try {
      return new ApprovalPeriod(Instant.parse(facts.getOrDefault(FactNames.EXPIRES, "")));
    } catch (DateTimeParseException e) {
      return new ApprovalPeriod(null);
    }
  }

  boolean isOver(Instant now) {
    return expires == null || !now.isBefore(expires);
  }
}
