package org.dsr4j.internal.journal;

import java.time.Instant;
import java.util.Map;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.model.Content;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a case's journal.
 *
 * @param facts in the clear, sorted by name
 * @param sealed what was sealed, or null when there was nothing or the key is gone
 */
public record JournalEntry(
    long number,
    Instant at,
    JournalEntryKind kind,
    Map<String, String> facts,
    @Nullable Content sealed) {

  @Override
  public String toString() {
    return "JournalEntry[" + number + ", " + kind + "]";
  }
}
