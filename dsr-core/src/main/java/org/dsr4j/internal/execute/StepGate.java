package org.dsr4j.internal.execute;

import java.util.Optional;
import java.util.stream.Stream;
import org.dsr4j.change.ChangePhase;
import org.dsr4j.change.ManualStep;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepState;
import org.dsr4j.internal.cases.CaseState;
import org.dsr4j.internal.cases.StepHistory;

/** Decides which steps of a plan wait for other steps. */
final class StepGate {

  private final CaseState state;

  StepGate(CaseState state) {
    this.state = state;
  }

  /**
   * Returns the id of a step that must end first: a manual step that this phase requires, a step of
   * an earlier phase, or a step that this one names.
   */
  Optional<String> waitsFor(PlannedStep step) {
    return Stream.concat(
            state.plan().parts().manualSteps().stream()
                .filter(manual -> requires(step, manual))
                .map(ManualStep::id),
            state.plan().steps().stream()
                .filter(other -> requires(step, other))
                .map(PlannedStep::id))
        .findFirst();
  }

  private boolean requires(PlannedStep step, ManualStep manual) {
    ChangePhase before = manual.before();
    return before != null
        && step.phase().compareTo(before) >= 0
        && state.attested(manual.id()).isEmpty();
  }

  private boolean requires(PlannedStep step, PlannedStep other) {
    boolean earlier = other.phase().compareTo(step.phase()) < 0;
    return (earlier || step.after().contains(other.id()))
        && !state.step(other.id()).state().ended()
        && !(earlier && settled(other));
  }

  /**
   * Returns whether a later phase has the effect of the step anyway, and the step was tried. Its
   * result does not matter: also what is still in progress ends with that phase.
   */
  private boolean settled(PlannedStep other) {
    StepHistory history = state.step(other.id());
    return other.settledBy() != null
        && (history.attempts() > 0 || history.state() != StepState.OPEN);
  }
}
