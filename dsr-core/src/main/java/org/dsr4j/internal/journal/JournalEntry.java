package org.dsr4j.internal.journal;

import java.time.Instant;
import java.util.Map;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.model.Content;
import org.jspecify.annotations.Nullable;

/**
 * One entry in the journal of a case.
 *
 * @param facts facts in plain text, sorted by name
 * @param sealed the decrypted content, or null when there is none or the key is missing
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
