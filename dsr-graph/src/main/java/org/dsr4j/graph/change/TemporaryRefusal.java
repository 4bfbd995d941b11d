package org.dsr4j.graph.change;

import java.time.Instant;
import java.util.Optional;

/** Checks whether the service refuses a step only for a limited time. */
@FunctionalInterface
public interface TemporaryRefusal {

  /**
   * Returns the end of the refusal.
   *
   * @param reads reads with the arguments of the step
   * @return when the step can be performed again, or empty when the refusal has another reason
   */
  Optional<Instant> endOfRefusal(StepReads reads);
}
