package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.dsr4j.model.OutcomePart;
import org.jspecify.annotations.Nullable;

/**
 * What became of one step.
 *
 * @param step the step's id
 * @param state how far it got
 * @param gap why it is not done, or null
 * @param nextAt when to look again, or null
 * @param attempts how often it was performed
 */
public record StepReport(
    String step,
    StepState state,
    @Nullable OutcomePart gap,
    @Nullable Instant nextAt,
    int attempts) {

  /**
   * Checks for nulls.
   *
   * @param step see {@link #step()}
   * @param state see {@link #state()}
   * @param gap see {@link #gap()}
   * @param nextAt see {@link #nextAt()}
   * @param attempts see {@link #attempts()}
   */
  public StepReport {
    requireNonNull(step, "step");
    requireNonNull(state, "state");
  }

  /**
   * What to know and to do next.
   *
   * @return empty when there is nothing to do
   */
  public Optional<String> next() {
    return Optional.ofNullable(gap).map(OutcomePart::detail);
  }
}
