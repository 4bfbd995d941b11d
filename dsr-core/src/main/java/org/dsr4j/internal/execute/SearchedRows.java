package org.dsr4j.internal.execute;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepState;
import org.dsr4j.internal.cases.CaseState;
import org.dsr4j.internal.engine.ErasureLook;
import org.dsr4j.model.Ledger;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.SourceRef;

/**
 * Counts the records that a verification finds, without those that a done step names as staying.
 * Thread-safe.
 */
final class SearchedRows implements ErasureLook.Rows {

  private final Map<SourceRef, Set<RecordKey>> stay = new HashMap<>();
  private final Map<SourceRef, Long> rows = new ConcurrentHashMap<>();
  private final Map<SourceRef, Long> heldBack = new ConcurrentHashMap<>();
  private volatile Ledger ledger = new Ledger(List.of());

  SearchedRows(CaseState state) {
    for (PlannedStep step : state.plan().steps()) {
      StepState done = state.step(step.id()).state();
      if (done == StepState.DONE || done == StepState.ALREADY_DONE) {
        stay.computeIfAbsent(step.source(), any -> new HashSet<>()).addAll(step.remainingRecords());
      }
    }
  }

  @Override
  public void found(SourceRef source, RecordKey key, boolean strong) {
    if (!stay.getOrDefault(source, Set.of()).contains(key)) {
      (strong ? rows : heldBack).merge(source, 1L, Long::sum);
    }
  }

  void end(Ledger searched) {
    ledger = searched;
  }

  /** The ledger of the search, empty before its end. */
  Ledger ledger() {
    return ledger;
  }

  long rows(SourceRef source) {
    return rows.getOrDefault(source, 0L);
  }

  long heldBack(SourceRef source) {
    return heldBack.getOrDefault(source, 0L);
  }
}
