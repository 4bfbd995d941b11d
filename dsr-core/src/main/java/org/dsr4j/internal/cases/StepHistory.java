package org.dsr4j.internal.cases;

import java.time.Instant;
import org.dsr4j.change.StepReport;
import org.dsr4j.change.StepState;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.jspecify.annotations.Nullable;

/**
 * What the journal tells about one step.
 *
 * @param state the last that is known
 * @param attempts how often it was about to be performed
 * @param first when it first was, or null
 * @param last when it last was, or null
 * @param unanswered whether the last attempt has no answer in the journal
 * @param gap why it is not done, or null
 * @param nextAt when to look again, or null
 * @param token for asking after it, or null
 * @param approvalCode for performing it once approved, or null
 * @param ended when it ended, or null
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
    @Nullable Instant ended) {

  static final StepHistory NEW =
      new StepHistory(StepState.OPEN, 0, null, null, false, null, null, null, null, null);

  private static final Gap UNANSWERED =
      new Gap(
          LedgerStatus.UNKNOWN,
          DsrError.STEP_UNKNOWN,
          "The run ended before the answer was written down: resume, which looks first");

  StepHistory attempted(int attempt, Instant at) {
    return new StepHistory(
        state, attempt, first == null ? at : first, at, true, gap, null, token, approvalCode, null);
  }

  StepHistory answered(
      StepState result,
      @Nullable Gap why,
      @Nullable Instant next,
      @Nullable String newToken,
      @Nullable String newCode,
      Instant at) {
    boolean lost = result == StepState.UNKNOWN;
    // What was not taken on did not use up the approval.
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
        result.ended() ? at : null);
  }

  /** Whether nobody knows if the last attempt was applied. */
  public boolean uncertain() {
    return unanswered || state == StepState.UNKNOWN;
  }

  /** Whether the last attempt may still take effect. */
  public boolean inProgress() {
    return uncertain() || state == StepState.PENDING;
  }

  /** Whether it is too early to look again; at what is uncertain it never is. */
  public boolean tooEarly(Instant now) {
    return nextAt != null && now.isBefore(nextAt) && !uncertain();
  }

  public StepReport report(String step) {
    return unanswered
        ? new StepReport(step, StepState.UNKNOWN, UNANSWERED, last, attempts)
        : new StepReport(step, state, gap, nextAt, attempts);
  }

  @Override
  public String toString() {
    return "StepMemory[" + state + ", attempts=" + attempts + "]";
  }
}
