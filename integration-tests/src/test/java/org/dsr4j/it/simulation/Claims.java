package org.dsr4j.it.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepState;
import org.dsr4j.it.history.HistoryChecker;
import org.dsr4j.it.history.HistoryEntry;
import org.dsr4j.it.history.Invariant;
import org.dsr4j.model.CaseId;

/** Sees that no case begins while another open case would change the same object. */
final class Claims {

  private final Bench bench;
  private final HistoryChecker checker;
  private final Map<CaseId, Map<String, PlannedStep>> open = new HashMap<>();
  private final Map<CaseId, Set<String>> begun = new HashMap<>();

  Claims(Bench bench, HistoryChecker checker) {
    this.bench = bench;
    this.checker = checker;
  }

  void durable(HistoryEntry entry) {
    switch (entry.kind()) {
      case APPROVED -> begin(entry);
      case INTENT -> begun(entry.caseId()).add(entry.step());
      case RESULT, POLLED -> result(entry);
      case WITHDRAWN -> release(entry.caseId());
      case DRIFTED -> {
        open(entry.caseId()).remove(entry.step());
        release(entry.caseId());
      }
      default -> {}
    }
  }

  private void begin(HistoryEntry entry) {
    open.remove(entry.caseId());
    begun.remove(entry.caseId());
    for (PlannedStep step : bench.steps(entry.plan())) {
      open(entry.caseId()).put(step.id(), step);
    }
    Set<String> wanted = objects(entry.caseId());
    for (CaseId other : Set.copyOf(open.keySet())) {
      if (!other.equals(entry.caseId()) && objects(other).stream().anyMatch(wanted::contains)) {
        checker.violated(
            Invariant.CLAIMED_ONCE, entry.caseId() + " begins what is open in " + other);
      }
    }
  }

  private void result(HistoryEntry entry) {
    StepState state = StepState.ofStored(entry.state());
    if (state.ended()) {
      open(entry.caseId()).remove(entry.step());
    }
    if (state == StepState.PENDING || state == StepState.UNKNOWN) {
      begun(entry.caseId()).add(entry.step());
    } else {
      begun(entry.caseId()).remove(entry.step());
    }
  }

  /** Only what may still take effect stays claimed. */
  private void release(CaseId id) {
    open(id).keySet().retainAll(begun(id));
  }

  private Map<String, PlannedStep> open(CaseId id) {
    return open.computeIfAbsent(id, any -> new HashMap<>());
  }

  private Set<String> begun(CaseId id) {
    return begun.computeIfAbsent(id, any -> new HashSet<>());
  }

  private Set<String> objects(CaseId id) {
    return open(id).values().stream()
        .map(step -> step.source().source() + " " + step.target())
        .collect(Collectors.toSet());
  }
}
