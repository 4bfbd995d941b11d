package org.dsr4j;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.jspecify.annotations.Nullable;

/**
 * How long a run may take and what may end it. Immutable.
 *
 * <p>A cancelled run writes nothing. A run past its deadline writes what it has, and says of every
 * source that was not read to its end that it was not.
 */
public final class RunOptions {

  private static final RunOptions DEFAULTS = new RunOptions(new Cancellation(), null);

  private final Cancellation cancellation;
  private final @Nullable Duration deadline;

  private RunOptions(Cancellation cancellation, @Nullable Duration deadline) {
    this.cancellation = cancellation;
    this.deadline = deadline;
  }

  /**
   * No deadline, and nobody cancels.
   *
   * @return the options
   */
  public static RunOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets what cancels the run.
   *
   * @param token the cancellation
   * @return a copy
   */
  public RunOptions cancelledBy(Cancellation token) {
    return new RunOptions(requireNonNull(token, "token"), deadline);
  }

  /**
   * Sets how long reading may take, from the beginning of the run; packing comes on top.
   *
   * @param duration positive
   * @return a copy
   * @throws DsrException with {@link DsrError#INVALID_CONFIGURATION} when not positive
   */
  public RunOptions deadline(Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new DsrException(DsrError.INVALID_CONFIGURATION, "A deadline must be positive");
    }
    return new RunOptions(cancellation, duration);
  }

  Cancellation cancellation() {
    return cancellation;
  }

  @Nullable Duration deadline() {
    return deadline;
  }
}
