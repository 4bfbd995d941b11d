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
 * @param part why it is not done, or null
 * @param nextAt when to look again, or null
 * @param token for asking after it, or null
 * @param approvalCode for performing it once approved, or null
 * @param evidence how the service finds it, possibly empty
 */
record Finding(
    StepState state,
    @Nullable OutcomePart part,
    @Nullable Instant nextAt,
    @Nullable String token,
    @Nullable String approvalCode,
    String evidence) {

  static Finding of(StepState state) {
    return new Finding(state, null, null, null, null, "");
  }

  static Finding of(StepState state, OutcomePart part, @Nullable Instant nextAt) {
    return new Finding(state, part, nextAt, null, null, "");
  }

  static Finding of(StepOutcome outcome) {
    return switch (outcome.status()) {
      case DONE ->
          new Finding(
              StepState.DONE, null, null, null, null, ((StepOutcome.Done) outcome).evidence());
      case ALREADY -> of(StepState.ALREADY);
      case PENDING -> {
        StepOutcome.Pending pending = (StepOutcome.Pending) outcome;
        yield new Finding(
            StepState.PENDING,
            pending.part(),
            pending.notBefore(),
            pending.token(),
            null,
            pending.evidence());
      }
      case LATER -> {
        StepOutcome.Later later = (StepOutcome.Later) outcome;
        yield of(StepState.LATER, later.part(), later.notBefore());
      }
      case AWAITING_APPROVAL -> {
        StepOutcome.AwaitingApproval waiting = (StepOutcome.AwaitingApproval) outcome;
        yield new Finding(
            StepState.WAITING_FOR_APPROVAL, waiting.part(), null, null, waiting.code(), "");
      }
      case REFUSED -> of(StepState.REFUSED, ((StepOutcome.Refused) outcome).part(), null);
      case UNKNOWN -> unknown(((StepOutcome.Unknown) outcome).part(), null);
    };
  }

  static Finding unknown(OutcomePart why, @Nullable Instant nextAt) {
    return of(
        StepState.UNKNOWN, new OutcomePart(LedgerStatus.UNKNOWN, why.code(), why.detail()), nextAt);
  }

  static Finding underWay(Inspection.UnderWay seen) {
    OutcomePart part =
        new OutcomePart(
            LedgerStatus.PENDING, DsrError.STEP_PENDING, "The service is at it; ask again later");
    return new Finding(StepState.PENDING, part, seen.notBefore(), seen.token(), null, "");
  }

  static Finding drifted(Inspection.Drifted seen) {
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
