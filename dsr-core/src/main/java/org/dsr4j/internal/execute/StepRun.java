package org.dsr4j.internal.execute;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.function.Supplier;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepState;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.internal.cases.CaseFile;
import org.dsr4j.internal.cases.Settling;
import org.dsr4j.internal.cases.StepHistory;
import org.dsr4j.internal.cases.StepResult;
import org.dsr4j.internal.engine.Preparation;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.spi.ChangeAction;
import org.dsr4j.spi.Inspection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executes the next action of one step. It inspects the step and records the intent before an
 * attempt, and never repeats an attempt without an inspection.
 */
final class StepRun {

  private static final Logger LOG = LoggerFactory.getLogger(StepRun.class);

  private static final String ACCEPTED_ONCE = "An accepted action is not sent again by this plan";

  private final CaseFile file;
  private final StepCalls adapter;
  private final PlannedStep step;
  private final Cancellation cancellation;
  private final Supplier<Instant> now;

  StepRun(
      CaseFile file,
      ChangeAction action,
      PlannedStep step,
      Preparation preparation,
      Supplier<Instant> now) {
    this.file = file;
    this.adapter = new StepCalls(file, action, step, preparation.calls(), now);
    this.step = step;
    this.cancellation = preparation.cancellation();
    this.now = now;
  }

  private StepHistory history() {
    return file.state().step(step.id());
  }

  /**
   * Executes the next action. After a drift of the plan it only polls or inspects steps that may
   * still take effect.
   */
  void advance() {
    StepHistory history = history();
    if (history.uncertain()) {
      inspectAfterAttempt();
    } else if (history.state() == StepState.PENDING) {
      poll(requireNonNull(history.token(), "token"));
    } else if (!file.state().stopped()) {
      inspectBeforeAttempt();
    }
  }

  private void poll(String token) {
    StepResult result = withoutRepetition(adapter.poll(token));
    boolean still = result.state() == StepState.PENDING;
    file.result(still ? JournalEntryKind.POLLED : JournalEntryKind.RESULT, step, result);
  }

  /**
   * Returns the result of an accepted action. When an irreversible one failed, this plan does not
   * send it again: a new plan, with a new approval, can.
   */
  private StepResult withoutRepetition(StepResult result) {
    Gap gap = result.gap();
    boolean failed = result.state() == StepState.REFUSED || result.state() == StepState.RETRY_LATER;
    if (!failed || !spent() || gap == null) {
      return result;
    }
    Gap once =
        new Gap(
            LedgerStatus.FAILED,
            gap.code(),
            gap.detail() + ". " + ACCEPTED_ONCE + ": plan again, or attest the step");
    return new StepResult(StepState.REFUSED, once, null, null, null, result.evidence());
  }

  /** Returns whether the service accepted the step before and it cannot be undone. */
  private boolean spent() {
    return step.irreversible() && history().accepted();
  }

  private void inspectBeforeAttempt() {
    Inspection seen = inspected();
    switch (seen.status()) {
      case OPEN -> performUnlessSpent();
      case APPLIED -> record(StepResult.of(StepState.ALREADY_DONE));
      case IN_PROGRESS -> recordInProgress(seen);
      case DRIFTED -> recordDrift(seen);
      case TOO_EARLY -> retryLater(seen);
      case NOT_OBSERVABLE -> refuseOrRetry(seen.gap());
    }
  }

  private void performUnlessSpent() {
    if (spent()) {
      LOG.debug("Step {} failed after the service accepted it; it is not sent again", step);
    } else {
      perform();
    }
  }

  private void recordInProgress(Inspection seen) {
    record(StepResult.inProgress(seen, next(seen)));
  }

  private @Nullable Instant next(Inspection seen) {
    return NextCheck.after(now.get(), seen.notBefore());
  }

  /** Inspects a step after an attempt without a definite result: only the observed state counts. */
  private void inspectAfterAttempt() {
    Inspection seen = inspected();
    switch (seen.status()) {
      case OPEN -> handleNoEffect();
      case APPLIED -> record(StepResult.of(StepState.DONE));
      case IN_PROGRESS -> recordInProgress(seen);
      case DRIFTED -> recordDrift(seen);
      case TOO_EARLY -> record(StepResult.unknown(seen.gap(), next(seen)));
      case NOT_OBSERVABLE -> record(StepResult.unknown(seen.gap(), soon()));
    }
  }

  private Instant soon() {
    return now.get().plus(Settling.DELAY);
  }

  private void handleNoEffect() {
    Instant time = now.get();
    if (spent()) {
      recordNoEffect(
          "The service accepted it, and no effect is observed. "
              + ACCEPTED_ONCE
              + ": find out why,"
              + " then continue to wait or attest the step",
          soon());
    } else if (step.irreversible() && !history().repeatable(time)) {
      recordNoEffect(
          "The response was lost and no effect is observed yet; the service may show it late:"
              + " resume after the given time",
          history().repeatableFrom(time));
    } else if (file.state().stopped()) {
      record(StepResult.drifted(new Inspection.Drifted("The attempt was not applied")));
    } else {
      perform();
    }
  }

  private void recordNoEffect(String why, Instant next) {
    record(StepResult.unknown(new Gap(LedgerStatus.UNKNOWN, DsrError.STEP_UNKNOWN, why), next));
  }

  private void perform() {
    if (cancellation.isCancelled() || file.state().expiredBeforeFirstStep(now.get())) {
      return;
    }
    StepResult result;
    try (StepAttempt attempt = StepAttempt.begin(file, step.id())) {
      result = adapter.perform(attempt.permit());
    }
    record(result);
    if (result.state() == StepState.UNKNOWN && !cancellation.isCancelled()) {
      inspectImmediately();
    }
  }

  /** Inspects once immediately, which finds most lost results; otherwise the next run inspects. */
  private void inspectImmediately() {
    Inspection seen = inspected();
    switch (seen.status()) {
      case APPLIED -> record(StepResult.of(StepState.DONE));
      case IN_PROGRESS -> recordInProgress(seen);
      case OPEN, DRIFTED, TOO_EARLY, NOT_OBSERVABLE ->
          LOG.debug("The result of step {} stays unknown: {}", step, seen.status());
    }
  }

  private void recordDrift(Inspection seen) {
    file.result(JournalEntryKind.DRIFTED, step, StepResult.drifted(seen));
  }

  private void retryLater(Inspection seen) {
    record(StepResult.of(StepState.RETRY_LATER, seen.gap(), next(seen)));
  }

  private void refuseOrRetry(@Nullable Gap gap) {
    record(
        gap != null && gap.code().retryable()
            ? StepResult.of(StepState.RETRY_LATER, gap, soon())
            : StepResult.of(StepState.REFUSED, gap, null));
  }

  private void record(StepResult result) {
    file.result(JournalEntryKind.RESULT, step, result);
  }

  /** Returns the state that the adapter observes; an exception means that it is not observable. */
  Inspection inspected() {
    return adapter.inspect();
  }
}
