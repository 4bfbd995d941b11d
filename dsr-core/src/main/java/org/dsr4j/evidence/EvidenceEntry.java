package org.dsr4j.evidence;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One entry of an evidence file, as far as it is readable without the case key.
 *
 * @param number the number of the entry, counted from 1
 * @param at when the entry was written, by the clock of the writer
 * @param kind the kind of the entry
 * @param facts the facts by name, sorted; people and devices appear as references only
 */
public record EvidenceEntry(
    long number, Instant at, JournalEntryKind kind, Map<String, String> facts) {

  /**
   * Rejects null values and copies the collections.
   *
   * @param number any value
   * @param at not null
   * @param kind not null
   * @param facts not null; copied
   */
  public EvidenceEntry {
    requireNonNull(at, "at");
    requireNonNull(kind, "kind");
    facts = Collections.unmodifiableMap(new TreeMap<>(facts));
  }

  /** Shows the number, time and kind; the facts are omitted, because their writer is unknown. */
  @Override
  public String toString() {
    return "EvidenceEntry[" + number + ", " + at + ", " + kind + "]";
  }
}
