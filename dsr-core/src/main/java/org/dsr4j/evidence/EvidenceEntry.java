package org.dsr4j.evidence;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One entry of an evidence file, as far as it can be read without the key of the case.
 *
 * @param number its number, counted from 1
 * @param at when it was written, by the clock of the writer
 * @param kind what it tells
 * @param facts its facts by name, sorted; people and devices appear as references only
 */
public record EvidenceEntry(
    long number, Instant at, JournalEntryKind kind, Map<String, String> facts) {

  /**
   * Copies.
   *
   * @param number see {@link #number()}
   * @param at see {@link #at()}
   * @param kind see {@link #kind()}
   * @param facts see {@link #facts()}
   */
  public EvidenceEntry {
    requireNonNull(at, "at");
    requireNonNull(kind, "kind");
    facts = Collections.unmodifiableMap(new TreeMap<>(facts));
  }

  /** The number and the kind; the facts stay out, because their writer is not known. */
  @Override
  public String toString() {
    return "EvidenceEntry[" + number + ", " + at + ", " + kind + "]";
  }
}
