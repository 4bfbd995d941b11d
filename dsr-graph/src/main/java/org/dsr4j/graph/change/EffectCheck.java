package org.dsr4j.graph.change;

import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.StepCall;

/** How a kind of step is seen: done, open, under way, or not what was planned. */
@FunctionalInterface
public interface EffectCheck {

  /**
   * Looks.
   *
   * @param call the step
   * @param reads reads by the step's arguments
   * @return what was seen
   */
  Inspection check(StepCall call, StepReads reads);
}
