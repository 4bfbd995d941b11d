package org.dsr4j.spi;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time in which a step was carried out, by the clock of the library.
 *
 * @param firstAttempt when the step was first attempted; null when somebody else had the same
 *     effect before, so that it was never attempted
 * @param ended when the step was recorded as done, already done or attested
 */
public record StepPeriod(@Nullable Instant firstAttempt, Instant ended) {

  /**
   * Rejects null values.
   *
   * @param firstAttempt may be null
   * @param ended not null
   */
  public StepPeriod {
    requireNonNull(ended, "ended");
  }
}
