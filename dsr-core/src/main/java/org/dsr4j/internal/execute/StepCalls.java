package org.dsr4j.internal.execute;

import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepState;
import org.dsr4j.internal.cases.CaseFile;
import org.dsr4j.internal.cases.CaseState;
import org.dsr4j.internal.cases.Settling;
import org.dsr4j.internal.cases.StepHistory;
import org.dsr4j.internal.cases.StepResult;
import org.dsr4j.internal.engine.AdapterFailures;
import org.dsr4j.internal.registry.CallFailed;
import org.dsr4j.internal.registry.GuardedCalls;
import org.dsr4j.internal.registry.OpenAdapter;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.spi.ChangeAction;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.StepCall;
import org.dsr4j.spi.StepOutcome;
import org.dsr4j.spi.StepPermit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls to the adapter of one step. Each has an answer, whatever the adapter does. */
final class StepCalls {

  private static final Logger LOG = LoggerFactory.getLogger(StepCalls.class);

  private final CaseFile file;
  private final ChangeAction action;
  private final PlannedStep step;
  private final GuardedCalls calls;
  private final Supplier<Instant> now;

  StepCalls(
      CaseFile file,
      ChangeAction action,
      PlannedStep step,
      GuardedCalls calls,
      Supplier<Instant> now) {
    this.file = file;
    this.action = action;
    this.step = step;
    this.calls = calls;
    this.now = now;
  }

  /** Inspects the step; without an answer it is not observable. */
  Inspection inspect() {
    try {
      return guarded(action::inspect);
    } catch (CallFailed e) {
      return new Inspection.NotObservable(failure(e, "inspecting a step"));
    }
  }

  /** Performs the step; without an answer it is unknown whether the change was applied. */
  StepResult perform(StepPermit permit) {
    try {
      return guarded(call -> result(action.perform(call, permit)));
    } catch (CallFailed e) {
      return result(new StepOutcome.Unknown(failure(e, "performing a step")));
    }
  }

  /** Polls the service. This changes nothing, so a failed poll is repeated later. */
  StepResult poll(String token) {
    try {
      return guarded(call -> result(action.poll(call, token)));
    } catch (CallFailed e) {
      Gap why = failure(e, "polling a step");
      Gap pending = new Gap(LedgerStatus.PENDING, why.code(), why.detail());
      Instant next = now.get().plus(Settling.DELAY);
      return new StepResult(StepState.PENDING, pending, next, token, null, "");
    }
  }

  private Gap failure(CallFailed failed, String doing) {
    LOG.warn("{} failed for {}: {}", doing, step, failed.getMessage());
    return AdapterFailures.gap(failed.reason(), doing);
  }

  private StepResult result(StepOutcome outcome) {
    return result(step, outcome, now.get());
  }

  /** Returns the result in the form of the journal, with the limits of the next time. */
  static StepResult result(PlannedStep step, StepOutcome outcome, Instant now) {
    if (outcome.status() == StepOutcome.Status.UNKNOWN) {
      Instant next = step.irreversible() ? now.plus(Settling.DELAY) : now;
      return StepResult.unknown(outcome.gap(), next);
    }
    return StepResult.of(outcome, NextCheck.after(now, outcome.notBefore()));
  }

  /** Calls the adapter with the history of this moment: a late thread reads only histories. */
  private <T> T guarded(Function<StepCall, T> call) throws CallFailed {
    CaseState state = file.state();
    StepHistory own = state.step(step.id());
    String plan = state.plan().digest();
    return calls.call(
        OpenAdapter.described(step.source().instance()),
        cancelled ->
            call.apply(new JournaledStepCall(step, plan, file.id(), own, state::step, cancelled)));
  }
}
