package org.dsr4j.internal.execute;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepState;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.internal.cases.CaseFile;
import org.dsr4j.internal.cases.ChangeSettings;
import org.dsr4j.internal.cases.LegalHolds;
import org.dsr4j.internal.cases.Settling;
import org.dsr4j.internal.cases.StepHistory;
import org.dsr4j.internal.cases.StepResult;
import org.dsr4j.internal.engine.Preparation;
import org.dsr4j.internal.registry.OpenAdapter;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.spi.DeleteAction;

/**
 * One run of a case: executes every step as far as possible now, and ends. It does not wait; {@code
 * resume} continues steps that take longer.
 */
final class CaseRun {

  private final ChangeSettings settings;
  private final List<OpenAdapter> adapters;
  private final CaseFile file;
  private final Preparation preparation;
  private final StepGate gate;
  private final RefusedSiblings refusals;
  private final Set<String> moved = new HashSet<>();
  private String legalHoldReason = "";

  CaseRun(
      ChangeSettings settings, List<OpenAdapter> adapters, CaseFile file, Preparation preparation) {
    this.settings = settings;
    this.adapters = adapters;
    this.file = file;
    this.preparation = preparation;
    this.gate = new StepGate(file.state());
    this.refusals = new RefusedSiblings(file.state());
  }

  /** Executes steps until none can continue now. */
  void run() {
    file.note(JournalEntryKind.RUN_STARTED, Map.of("steps", Integer.toString(steps().size())));
    if (!over() && free()) {
      boolean progress = true;
      while (progress && !over()) {
        progress = pass();
      }
    }
    file.note(JournalEntryKind.RUN_ENDED, Map.of("ended", Long.toString(ended())));
  }

  private List<PlannedStep> steps() {
    return file.state().plan().steps();
  }

  private long ended() {
    return steps().stream().filter(file::ended).count();
  }

  private boolean over() {
    return stop().isCancelled() || !legalHoldReason.isEmpty();
  }

  private Cancellation stop() {
    return preparation.cancellation();
  }

  /** Returns the legal hold that prevents all steps, or empty. */
  String legalHoldReason() {
    return legalHoldReason;
  }

  private boolean free() {
    legalHoldReason =
        LegalHolds.reasonToRefuse(
                settings.legalHolds(),
                preparation.calls(),
                file.state().plan().request(),
                file.state().plan().identity())
            .orElse("");
    if (!legalHoldReason.isEmpty()) {
      file.note(JournalEntryKind.LEGAL_HOLD, Map.of("reason", legalHoldReason));
    }
    return legalHoldReason.isEmpty();
  }

  private boolean pass() {
    boolean progress = false;
    for (PlannedStep step : steps()) {
      if (over()) {
        return false;
      }
      if (ready(step) && (looksOnly(step) || free())) {
        int attempts = file.state().step(step.id()).attempts();
        moved.add(step.id());
        move(step);
        refusals.note(step, attempts);
        progress |= file.ended(step);
      }
    }
    return progress;
  }

  /**
   * Returns whether a step can continue: once per run, or twice if it was refused, after the steps
   * before it have ended, and not before its time. After a drift only steps that may still take
   * effect are inspected.
   */
  private boolean ready(PlannedStep step) {
    StepHistory history = file.state().step(step.id());
    return !file.ended(step)
        && !history.tooEarly(now())
        && (file.state().stopped() ? history.inProgress() : gate.waitsFor(step).isEmpty())
        && (!moved.contains(step.id()) || refusals.takeRetry(step));
  }

  private boolean looksOnly(PlannedStep step) {
    return !step.irreversible() || file.state().stopped();
  }

  private Instant now() {
    return settings.engine().clock().instant();
  }

  private void move(PlannedStep step) {
    Optional<OpenAdapter> adapter =
        adapters.stream()
            .filter(each -> each.instance().equals(step.source().instance()))
            .findFirst();
    Optional<DeleteAction> action = adapter.flatMap(each -> each.as(DeleteAction.class));
    Optional<Gap> fault = adapter.flatMap(preparation::fault);
    if (fault.isEmpty() && action.isEmpty()) {
      fault =
          Optional.of(
              Gap.failed(
                  DsrError.NO_ADAPTER,
                  "The adapter '"
                      + step.source().instance()
                      + "' that planned this step is not registered: register it and resume"));
    }
    if (fault.isPresent()) {
      recordFault(step, fault.get());
      return;
    }
    new StepRun(file, action.orElseThrow(), step, preparation, this::now).advance();
  }

  /**
   * Records that the adapter cannot be used. That says nothing about a change that the service may
   * have accepted, so such a step stays as it is.
   */
  private void recordFault(PlannedStep step, Gap fault) {
    StepHistory history = file.state().step(step.id());
    if (history.uncertain()) {
      return;
    }
    if (history.state() == StepState.PENDING) {
      Gap pending = new Gap(LedgerStatus.PENDING, fault.code(), fault.detail());
      file.result(
          JournalEntryKind.POLLED,
          step,
          new StepResult(
              StepState.PENDING, pending, now().plus(Settling.DELAY), history.token(), null, ""));
    } else {
      file.result(JournalEntryKind.RESULT, step, StepResult.of(StepState.REFUSED, fault, null));
    }
  }
}
