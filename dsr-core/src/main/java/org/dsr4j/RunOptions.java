package org.dsr4j;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.dsr4j.internal.engine.RunLimits;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.jspecify.annotations.Nullable;

/**
 * Deadline and cancellation of a run. Immutable.
 *
 * <p>Effects of a cancellation or a passed deadline:
 *
 * <ul>
 *   <li>Reading (discover, export, audit). Cancelled: the report has the completion {@link
 *       Completion#CANCELLED}, and no file is written. Deadline passed: the data that was read is
 *       written, and every source that was not read completely has a gap with {@link
 *       DsrError#DEADLINE_EXCEEDED}.
 *   <li>Planning (planDeletion, planRestoration). Cancelled: the plan has the interruption {@link
 *       Completion#CANCELLED}. Deadline passed: the plan has a refusal with {@link
 *       DsrError#DEADLINE_EXCEEDED}. Neither plan can be approved.
 *   <li>Changing (execute, resume). The step in progress is the last one; no other step starts.
 *       Cancelled: the report has the completion {@link Completion#CANCELLED}. Deadline passed: the
 *       report has a note, and the completion is computed from the open steps. The journal is
 *       complete, and {@code resume} continues the case.
 *   <li>Verifying. Sources and steps that were not checked count as unverified. The report has the
 *       completion {@link Completion#CANCELLED}, or a note about the deadline.
 *   <li>Journal only (attest, status, endRetention). The call is executed completely or not at all:
 *       it throws {@link DsrError#CANCELLED} or {@link DsrError#DEADLINE_EXCEEDED} when it was
 *       cancelled or the deadline passed before.
 * </ul>
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
   * Returns options without a deadline and without a cancellation.
   *
   * @return the options
   */
  public static RunOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets the cancellation of the run.
   *
   * @param token the cancellation
   * @return a copy
   */
  public RunOptions cancelledBy(Cancellation token) {
    return new RunOptions(requireNonNull(token, "token"), deadline);
  }

  /**
   * Sets the maximum duration of the run, counted from its start. The time to write the export is
   * added to it.
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

  /** Starts the deadline. */
  RunLimits begin() {
    return RunLimits.begin(cancellation, deadline);
  }

  Cancellation cancellation() {
    return cancellation;
  }

  @Nullable Duration deadline() {
    return deadline;
  }
}
