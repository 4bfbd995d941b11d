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

/** Under which ids the changes of a case were asked for, as its journal tells. */
final class ChangeRequestIds {

  /** Whatever else an adapter hands over as evidence is too common a word to tell a change by. */
  private static final Pattern UNIQUE =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private ChangeRequestIds() {}

  /** All of them, those of earlier plans of the case included. */
  static Set<String> requests(List<JournalEntry> entries) {
    return byStep(entries).values().stream()
        .flatMap(Set::stream)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Those of each step, in the order in which they were answered. */
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

  /** An approval has evidence too, of another kind. */
  private static boolean answers(JournalEntry entry) {
    return entry.kind() == JournalEntryKind.RESULT || entry.kind() == JournalEntryKind.POLLED;
  }
}
