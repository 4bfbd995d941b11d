package org.dsr4j.internal.cases;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dsr4j.change.StepState;
import org.dsr4j.internal.journal.JournalEntry;

/** Finds out without the key of a case whether one of its steps may still take effect. */
final class StepsInFlight {

  private StepsInFlight() {}

  /** Returns whether the last attempt of a step has no result, or no definite one. */
  static boolean in(List<JournalEntry> entries) {
    Set<String> open = new HashSet<>();
    for (JournalEntry entry : entries) {
      String step = entry.facts().getOrDefault(FactNames.STEP, "");
      switch (entry.kind()) {
        case APPROVED -> open.clear();
        case INTENT -> open.add(step);
        case RESULT, POLLED, DRIFTED -> answered(open, step, entry.facts());
        case ATTESTED -> open.remove(step);
        default -> {}
      }
    }
    return !open.isEmpty();
  }

  private static void answered(Set<String> open, String step, Map<String, String> facts) {
    String state = facts.getOrDefault(FactNames.STATE, StepState.UNKNOWN.storedName());
    boolean inProgress =
        state.equals(StepState.PENDING.storedName())
            || state.equals(StepState.UNKNOWN.storedName());
    if (inProgress && !step.isEmpty()) {
      open.add(step);
    } else {
      open.remove(step);
    }
  }
}
