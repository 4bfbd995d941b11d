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
 * Brings one step one move further: looks before it acts, writes down before it acts, and never
 * repeats blindly.
 */
final class StepRun {

  private static final Logger LOG = LoggerFactory.getLogger(StepRun.class);

  /** How long a service may show the old state after a change that nobody saw answered. */
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

  private StepHistory memory() {
    return file.state().step(step.id());
  }

  /** Moves the step; once the plan has drifted, only what may still take effect is looked after. */
  void advance() {
    StepHistory memory = memory();
    if (memory.uncertain()) {
      lookAfter();
    } else if (memory.state() == StepState.PENDING) {
      poll(requireNonNull(memory.token(), "token"));
    } else if (!file.state().drifted()) {
      lookBefore();
    }
  }

  private void poll(String token) {
    StepResult finding = polled(token);
    boolean still = finding.state() == StepState.PENDING;
    file.result(still ? JournalEntryKind.POLLED : JournalEntryKind.RESULT, step, finding);
  }

  /** Asking changes nothing: when the question fails, it is asked again. */
  private StepResult polled(String token) {
    try {
      return finding(requireNonNull(action.poll(call(), token), "outcome"));
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("Asking after {} failed: {}", step, e.getClass().getName());
      Gap why = AdapterFailures.gap(e, "asking after a step");
      Gap part = new Gap(LedgerStatus.PENDING, why.code(), why.detail());
      return new StepResult(StepState.PENDING, part, soon(), token, null, "");
    }
  }

  private void lookBefore() {
    Inspection seen = inspected();
    switch (seen.status()) {
      case OPEN -> perform();
      case APPLIED -> answer(StepResult.of(StepState.ALREADY_DONE));
      case IN_PROGRESS -> answer(StepResult.inProgress(seen));
      case DRIFTED -> drift(seen);
      case TOO_EARLY -> early(seen);
      case NOT_OBSERVABLE -> unseen(seen.gap());
    }
  }

  /** An attempt has no certain answer: only what is seen counts. */
  private void lookAfter() {
    Inspection seen = inspected();
    switch (seen.status()) {
      case OPEN -> lookedOpen();
      case APPLIED -> answer(StepResult.of(StepState.DONE));
      case IN_PROGRESS -> answer(StepResult.inProgress(seen));
      case DRIFTED -> drift(seen);
      case TOO_EARLY -> answer(StepResult.unknown(seen.gap(), seen.notBefore()));
      case NOT_OBSERVABLE -> answer(StepResult.unknown(seen.gap(), soon()));
    }
  }

  /** When an attempt that is not seen by then was surely not applied. */
  private Instant settled() {
    StepHistory memory = memory();
    Instant settled = requireNonNull(memory.last(), "last").plus(REPLICATION_DELAY);
    // An attempt may have taken long before its answer was lost.
    Instant next = memory.nextAt();
    return next != null && next.isAfter(settled) ? next : settled;
  }

  private Instant soon() {
    return now.get().plus(REPLICATION_DELAY);
  }

  private void lookedOpen() {
    Instant settled = settled();
    if (step.irreversible() && now.get().isBefore(settled)) {
      Gap wait =
          new Gap(
              LedgerStatus.UNKNOWN,
              DsrError.STEP_UNKNOWN,
              "The answer was lost and nothing is seen yet; the service may show it late: resume"
                  + " after the time given");
      answer(StepResult.unknown(wait, settled));
    } else if (file.state().drifted()) {
      answer(StepResult.drifted(new Inspection.Drifted("The attempt was not applied")));
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
    answer(finding(outcome));
    if (outcome.status() == StepOutcome.Status.UNKNOWN && !cancellation.isCancelled()) {
      lookAtOnce();
    }
  }

  private StepResult finding(StepOutcome outcome) {
    return finding(step, outcome, now.get());
  }

  static StepResult finding(PlannedStep step, StepOutcome outcome, Instant now) {
    if (outcome.status() == StepOutcome.Status.UNKNOWN) {
      Instant next = step.irreversible() ? now.plus(REPLICATION_DELAY) : now;
      return StepResult.unknown(outcome.gap(), next);
    }
    return StepResult.of(outcome);
  }

  /** Most lost answers are found at once; what is not seen waits for the next run. */
  private void lookAtOnce() {
    Inspection seen = inspected();
    switch (seen.status()) {
      case APPLIED -> answer(StepResult.of(StepState.DONE));
      case IN_PROGRESS -> answer(StepResult.inProgress(seen));
      case OPEN, DRIFTED, TOO_EARLY, NOT_OBSERVABLE ->
          LOG.debug("Step {} stays unknown: {}", step, seen.status());
    }
  }

  private void drift(Inspection seen) {
    file.result(JournalEntryKind.DRIFTED, step, StepResult.drifted(seen));
  }

  private void early(Inspection seen) {
    answer(StepResult.of(StepState.RETRY_LATER, seen.gap(), seen.notBefore()));
  }

  private void unseen(@Nullable Gap gap) {
    answer(
        gap != null && gap.code().retryable()
            ? StepResult.of(StepState.RETRY_LATER, gap, soon())
            : StepResult.of(StepState.REFUSED, gap, null));
  }

  private void answer(StepResult finding) {
    file.result(JournalEntryKind.RESULT, step, finding);
  }

  /** What the adapter sees; what it throws is not seen. */
  Inspection inspected() {
    try {
      return requireNonNull(action.inspect(call()), "inspection");
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("Inspecting {} failed: {}", step, e.getClass().getName());
      return new Inspection.NotObservable(AdapterFailures.gap(e, "inspecting a step"));
    }
  }

  /** What was thrown says nothing about what was applied. */
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
        step, file.state().plan().digest(), file.id(), memory(), cancellation);
  }
}
