package org.dsr4j.internal.change;

import java.time.Instant;
import org.dsr4j.change.StepState;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.OutcomePart;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.StepOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What an adapter said of a step, in the words of the journal.
 *
 * @param state how far it is
 * @param gap why it is not done, or null
 * @param nextAt when to look again, or null
 * @param token for asking after it, or null
 * @param approvalCode for performing it once approved, or null
 * @param evidence how the service finds it, possibly empty
 */
record Finding(
    StepState state,
    @Nullable OutcomePart gap,
    @Nullable Instant nextAt,
    @Nullable String token,
    @Nullable String approvalCode,
    String evidence) {

  static Finding of(StepState state) {
    return new Finding(state, null, null, null, null, "");
  }

  static Finding of(StepState state, @Nullable OutcomePart gap, @Nullable Instant nextAt) {
    return new Finding(state, gap, nextAt, null, null, "");
  }

  static Finding of(StepOutcome outcome) {
    StepState state = state(outcome.status());
    return state == StepState.UNKNOWN
        ? unknown(outcome.gap(), null)
        : new Finding(
            state,
            outcome.gap(),
            outcome.notBefore(),
            outcome.token(),
            outcome.code(),
            outcome.evidence());
  }

  private static StepState state(StepOutcome.Status status) {
    return switch (status) {
      case DONE -> StepState.DONE;
      case ALREADY -> StepState.ALREADY;
      case PENDING -> StepState.PENDING;
      case LATER -> StepState.LATER;
      case AWAITING_APPROVAL -> StepState.WAITING_FOR_APPROVAL;
      case REFUSED -> StepState.REFUSED;
      case UNKNOWN -> StepState.UNKNOWN;
    };
  }

  static Finding unknown(@Nullable OutcomePart why, @Nullable Instant nextAt) {
    OutcomePart gap =
        why == null ? null : new OutcomePart(LedgerStatus.UNKNOWN, why.code(), why.detail());
    return of(StepState.UNKNOWN, gap, nextAt);
  }

  static Finding underWay(Inspection seen) {
    OutcomePart gap =
        new OutcomePart(
            LedgerStatus.PENDING, DsrError.STEP_PENDING, "The service is at it; ask again later");
    return new Finding(StepState.PENDING, gap, seen.notBefore(), seen.token(), null, "");
  }

  static Finding drifted(Inspection seen) {
    return of(
        StepState.DRIFTED,
        new OutcomePart(
            LedgerStatus.DRIFTED,
            DsrError.DRIFTED,
            seen.detail() + ": make a new plan; nothing more of this one is done"),
        null);
  }

  @Override
  public String toString() {
    return "Finding[" + state + "]";
  }
}
