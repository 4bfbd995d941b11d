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
 * How long a run may take and what may end it. Immutable.
 *
 * <p>What a verb does when it is cancelled, or when its deadline passes:
 *
 * <ul>
 *   <li>Reading (discover, export, audit): cancelled, it reports {@link Completion#CANCELLED} and
 *       writes no file. Past its deadline, it writes what it has, and says of every source that was
 *       not read to its end that it was not ({@link DsrError#DEADLINE_EXCEEDED}).
 *   <li>Planning (planDeletion, planRestoration): cancelled, the plan has the interruption {@link
 *       Completion#CANCELLED}. Past its deadline, it has a refusal with {@link
 *       DsrError#DEADLINE_EXCEEDED}. Neither can be approved.
 *   <li>Changing (execute, resume): the step that is under way is the last one; no other is begun.
 *       Cancelled, the report says {@link Completion#CANCELLED}. Past its deadline, a note says so,
 *       and the completion follows from what is open. The journal is whole, and resuming goes on.
 *   <li>Verifying: what was not looked at counts as unverified; {@link Completion#CANCELLED}, or a
 *       note with the deadline.
 *   <li>What only reads or writes the journal (attest, status, endRetention) is done at once or not
 *       at all: when the end came before, {@link DsrError#CANCELLED} or {@link
 *       DsrError#DEADLINE_EXCEEDED} is thrown.
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
   * Sets how long the run may take, from its beginning; packing what was read comes on top.
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

  /** Begins to count. */
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
