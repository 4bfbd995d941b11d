package org.dsr4j.internal.cases;

import java.time.Instant;
import org.dsr4j.change.StepState;
import org.dsr4j.internal.engine.AnsweredGaps;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.StepOutcome;
import org.jspecify.annotations.Nullable;

/**
 * The result that an adapter returned for a step, in the form of the journal.
 *
 * @param state the state of the step
 * @param gap why the step is not done, or null
 * @param nextAt when to check again, or null
 * @param token the token for polling, or null
 * @param approvalCode the code for the attempt after an approval, or null
 * @param evidence a reference to the step in the records of the service, possibly empty
 */
public record StepResult(
    StepState state,
    @Nullable Gap gap,
    @Nullable Instant nextAt,
    @Nullable String token,
    @Nullable String approvalCode,
    String evidence) {

  /** Evaluates the code, because an adapter's own code may throw. */
  public StepResult {
    Gap honest = gap == null ? null : AnsweredGaps.ofStep(gap);
    gap =
        honest == null
            ? null
            : new Gap(honest.status(), honest.code().descriptor(), honest.detail());
  }

  public static StepResult of(StepState state) {
    return new StepResult(state, null, null, null, null, "");
  }

  public static StepResult of(StepState state, @Nullable Gap gap, @Nullable Instant nextAt) {
    return new StepResult(state, gap, nextAt, null, null, "");
  }

  /** Returns the result in the form of the journal; the next time was limited by the caller. */
  public static StepResult of(StepOutcome outcome, @Nullable Instant nextAt) {
    StepState state = state(outcome.status());
    return state == StepState.UNKNOWN
        ? unknown(outcome.gap(), nextAt)
        : new StepResult(
            state,
            outcome.gap(),
            nextAt,
            outcome.token(),
            outcome.approvalCode(),
            outcome.evidence());
  }

  private static StepState state(StepOutcome.Status status) {
    return switch (status) {
      case DONE -> StepState.DONE;
      case ALREADY_DONE -> StepState.ALREADY_DONE;
      case PENDING -> StepState.PENDING;
      case RETRY_LATER -> StepState.RETRY_LATER;
      case AWAITING_APPROVAL -> StepState.WAITING_FOR_APPROVAL;
      case REFUSED -> StepState.REFUSED;
      case UNKNOWN -> StepState.UNKNOWN;
    };
  }

  public static StepResult unknown(@Nullable Gap why, @Nullable Instant nextAt) {
    Gap gap = why == null ? null : new Gap(LedgerStatus.UNKNOWN, why.code(), why.detail());
    return of(StepState.UNKNOWN, gap, nextAt);
  }

  /** Returns the result of a step in progress; the next time was limited by the caller. */
  public static StepResult inProgress(Inspection seen, @Nullable Instant nextAt) {
    Gap gap =
        new Gap(
            LedgerStatus.PENDING,
            DsrError.STEP_PENDING,
            "The service is processing it; poll again later");
    return new StepResult(StepState.PENDING, gap, nextAt, seen.token(), null, "");
  }

  public static StepResult drifted(Inspection seen) {
    return of(
        StepState.DRIFTED,
        new Gap(
            LedgerStatus.DRIFTED,
            DsrError.DRIFTED,
            seen.detail() + ": create a new plan; no further step of this plan is executed"),
        null);
  }

  @Override
  public String toString() {
    return "StepResult[" + state + "]";
  }
}
