package org.dsr4j.it.simulation;

import java.util.List;
import java.util.Optional;
import org.dsr4j.it.history.Invariant;

/**
 * What the engine is known to get wrong, each with a seed that shows it. The suite stays green with
 * these; {@link SimulationTest} demands that each still happens, so that the entry of a repaired
 * defect has to be removed here.
 *
 * @param invariant what is broken
 * @param cause the move or act that must have happened before
 * @param detail a part of the violation's text
 * @param seed a seed that shows it
 */
record KnownDefect(Invariant invariant, String cause, String detail, long seed) {

  static final List<KnownDefect> ALL = List.of();

  static Optional<KnownDefect> of(Simulation.Outcome outcome) {
    return ALL.stream().filter(each -> each.explains(outcome)).findFirst();
  }

  boolean explains(Simulation.Outcome outcome) {
    return outcome.broken().equals(Optional.of(invariant))
        && outcome.happened().contains(cause)
        && outcome.violation().detail().contains(detail);
  }
}
