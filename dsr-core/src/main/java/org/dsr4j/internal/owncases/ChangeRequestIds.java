package org.dsr4j.internal.owncases;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.internal.cases.FactNames;
import org.dsr4j.internal.journal.JournalEntry;

/** Finds the ids of the requests that a case sent to change data, from its journal. */
final class ChangeRequestIds {

  /** Other evidence of an adapter is not unique enough to identify a change. */
  private static final Pattern UNIQUE =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private ChangeRequestIds() {}

  /** Returns all request ids, also those of earlier plans of the case. */
  static Set<String> requests(List<JournalEntry> entries) {
    return byStep(entries).values().stream()
        .flatMap(Set::stream)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Returns the request ids of each step, in the order of the results. */
  static Map<String, Set<String>> byStep(List<JournalEntry> entries) {
    Map<String, Set<String>> requests = new LinkedHashMap<>();
    for (JournalEntry entry : entries) {
      String evidence = entry.facts().getOrDefault(FactNames.EVIDENCE, "");
      if (answers(entry) && UNIQUE.matcher(evidence).matches()) {
        requests
            .computeIfAbsent(
                entry.facts().getOrDefault(FactNames.STEP, ""), any -> new LinkedHashSet<>())
            .add(evidence);
      }
    }
    return requests;
  }

  /**
   * Returns whether the entry is a result of a step; the evidence of an approval has another
   * meaning.
   */
  private static boolean answers(JournalEntry entry) {
    return entry.kind() == JournalEntryKind.RESULT || entry.kind() == JournalEntryKind.POLLED;
  }
}
