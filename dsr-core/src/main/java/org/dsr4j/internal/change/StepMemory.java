package org.dsr4j.internal.change;

import java.time.Instant;
import org.dsr4j.change.StepReport;
import org.dsr4j.change.StepState;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.OutcomePart;
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
record StepMemory(
    StepState state,
    int attempts,
    @Nullable Instant first,
    @Nullable Instant last,
    boolean unanswered,
    @Nullable OutcomePart gap,
    @Nullable Instant nextAt,
    @Nullable String token,
    @Nullable String approvalCode,
    @Nullable Instant ended) {

  static final StepMemory NEW =
      new StepMemory(StepState.OPEN, 0, null, null, false, null, null, null, null, null);

  private static final OutcomePart UNANSWERED =
      new OutcomePart(
          LedgerStatus.UNKNOWN,
          DsrError.STEP_UNKNOWN,
          "The run ended before the answer was written down: resume, which looks first");

  StepMemory attempted(int attempt, Instant at) {
    return new StepMemory(
        state, attempt, first == null ? at : first, at, true, gap, null, token, approvalCode, null);
  }

  StepMemory answered(
      StepState result,
      @Nullable OutcomePart why,
      @Nullable Instant next,
      @Nullable String newToken,
      @Nullable String newCode,
      Instant at) {
    boolean lost = result == StepState.UNKNOWN;
    // What was not taken on did not use up the approval.
    boolean still = lost || result == StepState.LATER;
    return new StepMemory(
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
  boolean uncertain() {
    return unanswered || state == StepState.UNKNOWN;
  }

  /** Whether the last attempt may still take effect. */
  boolean underWay() {
    return uncertain() || state == StepState.PENDING;
  }

  /** Whether it is too early to look again; at what is uncertain it never is. */
  boolean early(Instant now) {
    return nextAt != null && now.isBefore(nextAt) && !uncertain();
  }

  StepReport report(String step) {
    return unanswered
        ? new StepReport(step, StepState.UNKNOWN, UNANSWERED, last, attempts)
        : new StepReport(step, state, gap, nextAt, attempts);
  }

  @Override
  public String toString() {
    return "StepMemory[" + state + ", attempts=" + attempts + "]";
  }
}
