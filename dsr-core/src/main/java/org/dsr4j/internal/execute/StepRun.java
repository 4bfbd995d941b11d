package org.dsr4j.internal.execute;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepState;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.internal.cases.CaseFile;
import org.dsr4j.internal.cases.StepHistory;
import org.dsr4j.internal.cases.StepResult;
import org.dsr4j.internal.engine.AdapterFailures;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.spi.ChangeAction;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.StepCall;
import org.dsr4j.spi.StepOutcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executes the next action of one step. It inspects the step and records the intent before an
 * attempt, and never repeats an attempt without an inspection.
 */
final class StepRun {

  private static final Logger LOG = LoggerFactory.getLogger(StepRun.class);

  /**
   * The maximum time in which a service may return the old state after a change without a response.
   */
  static final Duration REPLICATION_DELAY = Duration.ofMinutes(15);

  private final CaseFile file;
  private final ChangeAction action;
  private final PlannedStep step;
  private final Cancellation cancellation;
  private final Supplier<Instant> now;

  StepRun(
      CaseFile file,
      ChangeAction action,
      PlannedStep step,
      Cancellation cancellation,
      Supplier<Instant> now) {
    this.file = file;
    this.action = action;
    this.step = step;
    this.cancellation = cancellation;
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
    } else if (!file.state().drifted()) {
      inspectBeforeAttempt();
    }
  }

  private void poll(String token) {
    StepResult result = polled(token);
    boolean still = result.state() == StepState.PENDING;
    file.result(still ? JournalEntryKind.POLLED : JournalEntryKind.RESULT, step, result);
  }

  /** Polls the service. This changes nothing, so a failed poll is repeated later. */
  private StepResult polled(String token) {
    try {
      return result(requireNonNull(action.poll(call(), token), "outcome"));
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("Polling {} failed: {}", step, e.getClass().getName());
      Gap why = AdapterFailures.gap(e, "polling a step");
      Gap pending = new Gap(LedgerStatus.PENDING, why.code(), why.detail());
      return new StepResult(StepState.PENDING, pending, soon(), token, null, "");
    }
  }

  private void inspectBeforeAttempt() {
    Inspection seen = inspected();
    switch (seen.status()) {
      case OPEN -> perform();
      case APPLIED -> record(StepResult.of(StepState.ALREADY_DONE));
      case IN_PROGRESS -> record(StepResult.inProgress(seen));
      case DRIFTED -> recordDrift(seen);
      case TOO_EARLY -> retryLater(seen);
      case NOT_OBSERVABLE -> refuseOrRetry(seen.gap());
    }
  }

  /** Inspects a step after an attempt without a definite result: only the observed state counts. */
  private void inspectAfterAttempt() {
    Inspection seen = inspected();
    switch (seen.status()) {
      case OPEN -> handleNoEffect();
      case APPLIED -> record(StepResult.of(StepState.DONE));
      case IN_PROGRESS -> record(StepResult.inProgress(seen));
      case DRIFTED -> recordDrift(seen);
      case TOO_EARLY -> record(StepResult.unknown(seen.gap(), seen.notBefore()));
      case NOT_OBSERVABLE -> record(StepResult.unknown(seen.gap(), soon()));
    }
  }

  /**
   * Returns the time after which an attempt without an observed effect was definitely not applied.
   */
  private Instant settled() {
    StepHistory history = history();
    Instant settled = requireNonNull(history.last(), "last").plus(REPLICATION_DELAY);
    // The attempt may have taken a long time before its response was lost.
    Instant next = history.nextAt();
    return next != null && next.isAfter(settled) ? next : settled;
  }

  private Instant soon() {
    return now.get().plus(REPLICATION_DELAY);
  }

  private void handleNoEffect() {
    Instant settled = settled();
    if (step.irreversible() && now.get().isBefore(settled)) {
      Gap wait =
          new Gap(
              LedgerStatus.UNKNOWN,
              DsrError.STEP_UNKNOWN,
              "The response was lost and no effect is observed yet; the service may show it late:"
                  + " resume after the given time");
      record(StepResult.unknown(wait, settled));
    } else if (file.state().drifted()) {
      record(StepResult.drifted(new Inspection.Drifted("The attempt was not applied")));
    } else {
      perform();
    }
  }

  private void perform() {
    if (cancellation.isCancelled()) {
      return;
    }
    StepOutcome outcome;
    try (StepAttempt attempt = StepAttempt.begin(file, step.id())) {
      outcome = guarded(() -> action.perform(call(), attempt.permit()));
    }
    record(result(outcome));
    if (outcome.status() == StepOutcome.Status.UNKNOWN && !cancellation.isCancelled()) {
      inspectImmediately();
    }
  }

  private StepResult result(StepOutcome outcome) {
    return result(step, outcome, now.get());
  }

  static StepResult result(PlannedStep step, StepOutcome outcome, Instant now) {
    if (outcome.status() == StepOutcome.Status.UNKNOWN) {
      Instant next = step.irreversible() ? now.plus(REPLICATION_DELAY) : now;
      return StepResult.unknown(outcome.gap(), next);
    }
    return StepResult.of(outcome);
  }

  /** Inspects once immediately, which finds most lost results; otherwise the next run inspects. */
  private void inspectImmediately() {
    Inspection seen = inspected();
    switch (seen.status()) {
      case APPLIED -> record(StepResult.of(StepState.DONE));
      case IN_PROGRESS -> record(StepResult.inProgress(seen));
      case OPEN, DRIFTED, TOO_EARLY, NOT_OBSERVABLE ->
          LOG.debug("The result of step {} stays unknown: {}", step, seen.status());
    }
  }

  private void recordDrift(Inspection seen) {
    file.result(JournalEntryKind.DRIFTED, step, StepResult.drifted(seen));
  }

  private void retryLater(Inspection seen) {
    record(StepResult.of(StepState.RETRY_LATER, seen.gap(), seen.notBefore()));
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
    try {
      return requireNonNull(action.inspect(call()), "inspection");
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("Inspecting {} failed: {}", step, e.getClass().getName());
      return new Inspection.NotObservable(AdapterFailures.gap(e, "inspecting a step"));
    }
  }

  /** Calls the adapter. After an exception it is unknown whether the change was applied. */
  private StepOutcome guarded(Supplier<StepOutcome> call) {
    try {
      return requireNonNull(call.get(), "outcome");
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("Performing {} failed: {}", step, e.getClass().getName());
      return new StepOutcome.Unknown(AdapterFailures.gap(e, "performing a step"));
    }
  }

  private StepCall call() {
    return new JournaledStepCall(
        step, file.state().plan().digest(), file.id(), history(), file.state()::step, cancellation);
  }
}
