package org.dsr4j.internal.cases;

import java.time.Instant;
import org.dsr4j.change.StepReport;
import org.dsr4j.change.StepState;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.jspecify.annotations.Nullable;

/**
 * The history of one step in the journal.
 *
 * @param state the last known state
 * @param attempts the number of attempts
 * @param first the time of the first attempt, or null
 * @param last the time of the last attempt, or null
 * @param unanswered whether the journal contains no result of the last attempt
 * @param gap why the step is not done, or null
 * @param nextAt when to check again, or null
 * @param token the token for polling, or null
 * @param approvalCode the code for the attempt after an approval, or null
 * @param ended when the step ended, or null
 * @param accepted whether the service accepted an attempt: it was pending once
 * @param recorded the time of the last result, or null
 * @param settling the delays without an effect since the last attempt, or null before its result
 */
public record StepHistory(
    StepState state,
    int attempts,
    @Nullable Instant first,
    @Nullable Instant last,
    boolean unanswered,
    @Nullable Gap gap,
    @Nullable Instant nextAt,
    @Nullable String token,
    @Nullable String approvalCode,
    @Nullable Instant ended,
    boolean accepted,
    @Nullable Instant recorded,
    @Nullable Settling settling) {

  public static final StepHistory NEW =
      new StepHistory(
          StepState.OPEN, 0, null, null, false, null, null, null, null, null, false, null, null);

  private static final Gap UNANSWERED =
      new Gap(
          LedgerStatus.UNKNOWN,
          DsrError.STEP_UNKNOWN,
          "The run ended before the result was recorded: resume, which inspects the step first");

  StepHistory attempted(int attempt, Instant at) {
    return new StepHistory(
        state,
        attempt,
        first == null ? at : first,
        at,
        true,
        gap,
        null,
        token,
        approvalCode,
        null,
        accepted,
        at,
        null);
  }

  StepHistory answered(
      StepState result,
      @Nullable Gap why,
      @Nullable Instant next,
      @Nullable String newToken,
      @Nullable String newCode,
      Instant at) {
    boolean lost = result == StepState.UNKNOWN;
    // A request that the service did not accept has not used the approval.
    boolean still = lost || result == StepState.RETRY_LATER;
    return new StepHistory(
        result,
        attempts,
        first == null && result == StepState.PENDING ? at : first,
        last,
        false,
        why,
        next,
        newToken,
        still && newCode == null ? approvalCode : newCode,
        result.ended() ? at : null,
        accepted || (attempts > 0 && result == StepState.PENDING),
        at,
        lost ? settledUntil(at) : null);
  }

  private Settling settledUntil(Instant at) {
    return settling == null ? Settling.from(at) : settling.seen(at);
  }

  /** Returns the time from which an attempt without an observed effect was certainly lost. */
  public Instant repeatableFrom(Instant now) {
    return (settling == null ? Settling.from(now) : settling.seen(now)).next();
  }

  /** Returns whether an attempt without an observed effect was certainly lost. */
  public boolean repeatable(Instant now) {
    return settling != null && settling.over(now) && (nextAt == null || !now.isBefore(nextAt));
  }

  /** Returns whether it is unknown if the last attempt was applied. */
  public boolean uncertain() {
    return unanswered || state == StepState.UNKNOWN;
  }

  /** Returns whether the last attempt may still take effect. */
  public boolean inProgress() {
    return uncertain() || state == StepState.PENDING;
  }

  /**
   * Returns whether it is too early to check again. An uncertain step is always checked, and so is
   * every step after the clock was set back, because its next time is wrong then.
   */
  public boolean tooEarly(Instant now) {
    boolean setBack = recorded != null && now.isBefore(recorded);
    return nextAt != null && now.isBefore(nextAt) && !uncertain() && !setBack;
  }

  public StepReport report(String step) {
    return unanswered
        ? new StepReport(step, StepState.UNKNOWN, UNANSWERED, last, attempts)
        : new StepReport(step, state, gap, nextAt, attempts);
  }

  @Override
  public String toString() {
    return "StepHistory[" + state + ", attempts=" + attempts + "]";
  }
}
