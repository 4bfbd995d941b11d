package org.dsr4j.internal.execute;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepState;
import org.dsr4j.internal.cases.CaseState;
import org.dsr4j.internal.cases.StepHistory;

/**
 * Refused steps that are tried once more in the same run, because a service refuses some deletions
 * until others of the same kind are done: for example the default sign-in method is the last one.
 */
final class RefusedSiblings {

  private final CaseState state;
  private final Map<String, Long> endedAtRefusal = new HashMap<>();
  private final Set<String> retried = new HashSet<>();

  RefusedSiblings(CaseState state) {
    this.state = state;
  }

  /** Notes a step whose attempt was just refused. */
  void note(PlannedStep step, int attemptsBefore) {
    StepHistory history = state.step(step.id());
    if (history.state() == StepState.REFUSED && history.attempts() > attemptsBefore) {
      endedAtRefusal.putIfAbsent(step.id(), endedSiblings(step));
    }
  }

  /**
   * Returns whether a refused step has its second turn in this run: once, and only after another
   * step has ended since the refusal. In that turn it is inspected first, and attempted only if it
   * is still open.
   */
  boolean takeRetry(PlannedStep step) {
    Long before = endedAtRefusal.get(step.id());
    return before != null
        && state.step(step.id()).state() == StepState.REFUSED
        && endedSiblings(step) > before
        && retried.add(step.id());
  }

  /**
   * Counts the ended steps of the same source and phase, and of the phase that settles the step.
   */
  private long endedSiblings(PlannedStep step) {
    return state.plan().steps().stream()
        .filter(
            other ->
                (other.source().equals(step.source()) && other.phase() == step.phase())
                    || other.phase() == step.settledBy())
        .filter(other -> state.step(other.id()).state().ended())
        .count();
  }
}
