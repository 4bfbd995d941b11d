package org.dsr4j.internal.execute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.internal.cases.FactNames;
import org.dsr4j.model.LedgerEntry;

/**
 * The journal entries of one verification: a fact for each source. A journal entry has a size
 * limit, so a verification of many sources has several entries: their parts are numbered, and part
 * 1 begins a new verification.
 */
final class VerifiedEntries {

  /** A fact has at most 160 characters, so the facts of a part are below the limit of an entry. */
  private static final int SOURCES_OF_A_PART = 300;

  private VerifiedEntries() {}

  static List<Map<String, String>> of(ChangeReport report) {
    List<LedgerEntry> seen = report.ledger().entries();
    int parts = Math.max(1, (seen.size() + SOURCES_OF_A_PART - 1) / SOURCES_OF_A_PART);
    List<Map<String, String>> entries = new ArrayList<>();
    for (int part = 1; part <= parts; part++) {
      Map<String, String> facts = new TreeMap<>();
      facts.put("completion", report.completion().name());
      if (parts > 1) {
        facts.put(FactNames.PART, Integer.toString(part));
        facts.put(FactNames.PARTS, Integer.toString(parts));
      }
      seen.stream()
          .skip((part - 1L) * SOURCES_OF_A_PART)
          .limit(SOURCES_OF_A_PART)
          .forEach(
              entry -> facts.put(FactNames.SEEN + entry.source(), entry.status().storedName()));
      entries.add(facts);
    }
    return entries;
  }
}
