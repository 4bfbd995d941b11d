package org.dsr4j.internal.execute;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
  private final Map<ChangePhase, List<PlannedStep>> phases = new EnumMap<>(ChangePhase.class);

  StepGate(CaseState state) {
    this.state = state;
    for (PlannedStep step : state.plan().steps()) {
      phases.computeIfAbsent(step.phase(), any -> new ArrayList<>()).add(step);
    }
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
            Stream.concat(earlier(step), named(step)).map(PlannedStep::id))
        .findFirst();
  }

  private Stream<PlannedStep> earlier(PlannedStep step) {
    return phases.entrySet().stream()
        .filter(phase -> phase.getKey().compareTo(step.phase()) < 0)
        .flatMap(phase -> phase.getValue().stream())
        .filter(other -> isOpen(other) && !settled(other));
  }

  private Stream<PlannedStep> named(PlannedStep step) {
    return step.after().stream()
        .flatMap(id -> state.plan().step(id).stream())
        .filter(other -> isOpen(other) && !(other.phase() != step.phase() && settled(other)));
  }

  private boolean isOpen(PlannedStep other) {
    return !state.step(other.id()).state().ended();
  }

  private boolean requires(PlannedStep step, ManualStep manual) {
    ChangePhase before = manual.before();
    return before != null
        && step.phase().compareTo(before) >= 0
        && state.attested(manual.id()).isEmpty();
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
