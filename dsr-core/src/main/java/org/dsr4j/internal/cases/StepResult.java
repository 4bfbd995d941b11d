package org.dsr4j.internal.cases;

import java.time.Instant;
import org.dsr4j.change.StepState;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
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
public record StepResult(
    StepState state,
    @Nullable Gap gap,
    @Nullable Instant nextAt,
    @Nullable String token,
    @Nullable String approvalCode,
    String evidence) {

  public static StepResult of(StepState state) {
    return new StepResult(state, null, null, null, null, "");
  }

  public static StepResult of(StepState state, Gap part, @Nullable Instant nextAt) {
    return new StepResult(state, part, nextAt, null, null, "");
  }

  public static StepResult of(StepOutcome outcome) {
    return switch (outcome.status()) {
      case DONE ->
          new StepResult(
              StepState.DONE, null, null, null, null, ((StepOutcome.Done) outcome).evidence());
      case ALREADY_DONE -> of(StepState.ALREADY_DONE);
      case PENDING -> {
        StepOutcome.Pending pending = (StepOutcome.Pending) outcome;
        yield new StepResult(
            StepState.PENDING,
            pending.gap(),
            pending.notBefore(),
            pending.token(),
            null,
            pending.evidence());
      }
      case RETRY_LATER -> {
        StepOutcome.RetryLater later = (StepOutcome.RetryLater) outcome;
        yield of(StepState.RETRY_LATER, later.gap(), later.notBefore());
      }
      case AWAITING_APPROVAL -> {
        StepOutcome.AwaitingApproval waiting = (StepOutcome.AwaitingApproval) outcome;
        yield new StepResult(
            StepState.WAITING_FOR_APPROVAL, waiting.gap(), null, null, waiting.code(), "");
      }
      case REFUSED -> of(StepState.REFUSED, ((StepOutcome.Refused) outcome).gap(), null);
      case UNKNOWN -> unknown(((StepOutcome.Unknown) outcome).gap(), null);
    };
  }

  public static StepResult unknown(Gap why, @Nullable Instant nextAt) {
    return of(StepState.UNKNOWN, new Gap(LedgerStatus.UNKNOWN, why.code(), why.detail()), nextAt);
  }

  public static StepResult inProgress(Inspection.InProgress seen) {
    Gap part =
        new Gap(
            LedgerStatus.PENDING, DsrError.STEP_PENDING, "The service is at it; ask again later");
    return new StepResult(StepState.PENDING, part, seen.notBefore(), seen.token(), null, "");
  }

  public static StepResult drifted(Inspection.Drifted seen) {
    return of(
        StepState.DRIFTED,
        new Gap(
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
