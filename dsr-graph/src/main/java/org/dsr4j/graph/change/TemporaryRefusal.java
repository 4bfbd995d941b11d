package org.dsr4j.graph.change;

import java.time.Instant;
import java.util.Optional;

/** Tells of a refused step whether the service refuses it for some time only. */
@FunctionalInterface
public interface TemporaryRefusal {

  /**
   * Looks when the refusal ends.
   *
   * @param reads reads by the step's arguments
   * @return when to perform the step again, or empty when the refusal has another reason
   */
  Optional<Instant> endOfRefusal(StepReads reads);
}
