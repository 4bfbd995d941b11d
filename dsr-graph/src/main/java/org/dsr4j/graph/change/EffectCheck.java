package org.dsr4j.graph.change;

import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.StepCall;

/** Checks the effect of a kind of step: done, open, in progress, or different from the plan. */
@FunctionalInterface
public interface EffectCheck {

  /**
   * Inspects the current state.
   *
   * @param call the step
   * @param reads reads with the arguments of the step
   * @return the state that was found
   */
  Inspection check(StepCall call, StepReads reads);
}
