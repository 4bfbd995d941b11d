package org.dsr4j.internal.change;

import java.time.Instant;
import org.dsr4j.change.StepReport;
import org.dsr4j.change.StepState;
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
 * @param part why it is not done, or null
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
    @Nullable OutcomePart part,
    @Nullable Instant nextAt,
    @Nullable String token,
    @Nullable String approvalCode,
    @Nullable Instant ended) {

  static final StepMemory NEW =
      new StepMemory(StepState.OPEN, 0, null, null, false, null, null, null, null, null);

  StepMemory attempted(int attempt, Instant at) {
    return new StepMemory(
        state,
        attempt,
        first == null ? at : first,
        at,
        true,
        part,
        null,
        token,
        approvalCode,
        null);
  }

  StepMemory answered(
      StepState result,
      @Nullable OutcomePart why,
      @Nullable Instant next,
      @Nullable String newToken,
      @Nullable String newCode,
      Instant at) {
    return new StepMemory(
        result,
        attempts,
        first,
        last,
        false,
        why,
        next,
        newToken,
        newCode,
        result.ended() ? at : null);
  }

  /** Whether nobody knows if the last attempt was applied. */
  boolean uncertain() {
    return unanswered || state == StepState.UNKNOWN;
  }

  /** Whether it is too early to look again. */
  boolean early(Instant now) {
    return nextAt != null && now.isBefore(nextAt);
  }

  StepReport report(String step) {
    return new StepReport(step, unanswered ? StepState.UNKNOWN : state, part, nextAt, attempts);
  }
}
