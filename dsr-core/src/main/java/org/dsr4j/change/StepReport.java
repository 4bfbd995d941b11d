package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.dsr4j.model.Gap;
import org.jspecify.annotations.Nullable;

/**
 * The progress of one step.
 *
 * @param step the id of the step
 * @param state the state of the step
 * @param gap why the step is not done, or null
 * @param nextAt when to check again, or null
 * @param attempts the number of attempts
 */
public record StepReport(
    String step, StepState state, @Nullable Gap gap, @Nullable Instant nextAt, int attempts) {

  /**
   * Rejects null values.
   *
   * @param step not null
   * @param state not null
   * @param gap may be null
   * @param nextAt may be null
   * @param attempts any value
   */
  public StepReport {
    requireNonNull(step, "step");
    requireNonNull(state, "state");
  }

  /**
   * What a person should know and do next.
   *
   * @return empty when there is nothing to do
   */
  public Optional<String> next() {
    return Optional.ofNullable(gap).map(Gap::detail);
  }
}
