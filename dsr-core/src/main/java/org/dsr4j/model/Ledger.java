package org.dsr4j.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One entry per declared source of a run.
 *
 * @param entries the entries in the order of the adapters and their declarations; unique sources
 */
public record Ledger(List<LedgerEntry> entries) {

  /**
   * Rejects null values and copies the collections.
   *
   * @param entries not null; copied
   * @throws IllegalArgumentException when a source has two entries
   */
  public Ledger {
    entries = List.copyOf(entries);
    Set<SourceRef> seen = new HashSet<>();
    for (LedgerEntry entry : entries) {
      if (!seen.add(entry.source())) {
        throw new IllegalArgumentException("two entries for " + entry.source());
      }
    }
  }

  /**
   * Returns the entry of a source.
   *
   * @param source the source
   * @return the entry, or empty when the source was not declared
   */
  public Optional<LedgerEntry> entry(SourceRef source) {
    return entries.stream().filter(entry -> entry.source().equals(source)).findFirst();
  }

  /**
   * Returns the first entry of a source id in any instance.
   *
   * @param sourceId the source's id
   * @return the entry, or empty when the source was not declared
   */
  public Optional<LedgerEntry> entry(String sourceId) {
    return entries.stream().filter(entry -> entry.source().source().equals(sourceId)).findFirst();
  }

  /**
   * The completion that is computed from the entries.
   *
   * @return the result of {@link Completion#of}
   */
  public Completion completion() {
    return Completion.of(entries.stream().map(LedgerEntry::status).toList());
  }

  /**
   * The number of delivered records.
   *
   * @return the sum over the entries
   */
  public long found() {
    return entries.stream().mapToLong(LedgerEntry::found).sum();
  }
}
