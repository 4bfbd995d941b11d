package org.dsr4j.internal.plan;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ManualStep;
import org.dsr4j.change.PlanHeader;
import org.dsr4j.change.PlanParts;
import org.dsr4j.change.PlanPurpose;
import org.dsr4j.change.PlanRefusal;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.Reversibility;
import org.dsr4j.change.StepDraft;
import org.dsr4j.change.StepState;
import org.dsr4j.change.UnplannedSource;
import org.dsr4j.internal.cases.CaseState;
import org.dsr4j.internal.cases.ChangeSettings;
import org.dsr4j.internal.cases.DecisionGate;
import org.dsr4j.internal.cases.StepHistory;
import org.dsr4j.internal.engine.AdapterFailures;
import org.dsr4j.internal.engine.RunLimits;
import org.dsr4j.internal.registry.CallFailed;
import org.dsr4j.internal.registry.GuardedCalls;
import org.dsr4j.internal.registry.OpenAdapter;
import org.dsr4j.model.Completion;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceRef;
import org.dsr4j.spi.DeleteAction;
import org.dsr4j.spi.StepPeriod;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plans to undo the changes of a case, starting with the last step. Calls no service. */
public final class RestorationPlanner {

  private static final Logger LOG = LoggerFactory.getLogger(RestorationPlanner.class);

  private final List<OpenAdapter> adapters;
  private final ChangeSettings settings;
  private final CaseState state;
  private final RunLimits limits;
  private final GuardedCalls calls;
  private final List<StepOrder.Proposed> drafts = new ArrayList<>();
  private final List<ManualStep> manualSteps = new ArrayList<>();
  private final List<UnplannedSource> unplanned = new ArrayList<>();
  private final List<PlanRefusal> refusals = new ArrayList<>();

  public RestorationPlanner(
      List<OpenAdapter> adapters, ChangeSettings settings, CaseState state, RunLimits limits) {
    this.limits = limits;
    this.calls = limits.calls(settings.engine().callLimit());
    this.adapters = adapters;
    this.settings = settings;
    this.state = state;
  }

  public ChangePlan plan(Decision decision) {
    List<PlannedStep> done = new ArrayList<>();
    for (PlannedStep step : state.plan().steps()) {
      boolean lasting = step.reversibility() != Reversibility.PASSING;
      if (lasting && state.step(step.id()).state() == StepState.DONE) {
        done.add(step);
      }
    }
    Collections.reverse(done);
    for (PlannedStep step : done) {
      if (limits.stop() == null) {
        planUndo(step, irrecoverable(step, done));
      }
    }
    DsrError stop = limits.stop();
    if (stop == DsrError.DEADLINE_EXCEEDED) {
      refusals.add(new PlanRefusal(stop.code(), ErasurePlanner.LATE));
    }
    addOtherSources();
    if (DecisionGate.isRefused(state.plan().request().withDecision(decision))) {
      refuse("The controller refused to undo the changes");
    }
    if (state.inProgress()) {
      refuse(
          "Steps are still in progress: withdraw the case, so that no further step starts, then"
              + " resume it until they have ended, or attest them");
    } else if (drafts.isEmpty()) {
      refuse("The library cannot undo any step of this case");
    }
    return new ChangePlan(
        header(decision, stop == DsrError.CANCELLED ? Completion.CANCELLED : null),
        state.plan().order(),
        state.plan().identity(),
        parts());
  }

  /** Returns whether a step cannot be undone, or a later step deleted its target permanently. */
  private static boolean irrecoverable(PlannedStep step, List<PlannedStep> done) {
    return done.stream()
        .filter(PlannedStep::irreversible)
        .anyMatch(
            other -> other.source().equals(step.source()) && other.target().equals(step.target()));
  }

  private void planUndo(PlannedStep step, boolean irrecoverable) {
    Optional<StepDraft> undo = Optional.empty();
    String failure = "";
    try {
      undo = irrecoverable ? Optional.empty() : undo(step);
    } catch (CallFailed e) {
      // The other steps can still be undone, so this one becomes the task of a person.
      LOG.warn("Planning to undo {} failed: {}", step, e.getMessage());
      failure = "; " + AdapterFailures.gap(e.reason(), "planning to undo it").detail();
    }
    if (undo.isPresent()) {
      StepDraft draft = undo.get();
      if (!drafts.isEmpty()) {
        draft.after(drafts.get(drafts.size() - 1).draft());
      }
      drafts.add(new StepOrder.Proposed(step.source().instance(), draft));
    } else if (irrecoverable) {
      addUnplanned(
          step.source(), LedgerStatus.DECLARED_IMPOSSIBLE, "Cannot be undone: " + step.title());
    } else {
      manualSteps.add(
          new ManualStep(
              String.format(Locale.ROOT, "m%02d", manualSteps.size() + 1),
              step.source(),
              "by hand",
              "undo \""
                  + step.title()
                  + "\"; the plan of the erasure contains the prior state"
                  + failure,
              null));
    }
  }

  private Optional<StepDraft> undo(PlannedStep step) throws CallFailed {
    String instance = step.source().instance();
    Optional<DeleteAction> action =
        adapters.stream()
            .filter(adapter -> adapter.instance().equals(instance))
            .findFirst()
            .flatMap(adapter -> adapter.as(DeleteAction.class));
    return action.isEmpty()
        ? Optional.empty()
        : calls.call(OpenAdapter.described(instance), any -> action.get().undo(step, period(step)));
  }

  private StepPeriod period(PlannedStep step) {
    StepHistory history = state.step(step.id());
    return new StepPeriod(history.first(), requireNonNull(history.ended(), "ended"));
  }

  private void addOtherSources() {
    for (OpenAdapter adapter : adapters) {
      adapter.sources().stream()
          .map(adapter::ref)
          .filter(ref -> !isPlanned(ref))
          .forEach(ref -> addUnplanned(ref, LedgerStatus.NOT_APPLICABLE, "Not part of this plan"));
    }
  }

  private boolean isPlanned(SourceRef ref) {
    return drafts.stream()
            .anyMatch(
                each ->
                    each.instance().equals(ref.instance())
                        && each.draft().source().equals(ref.source()))
        || manualSteps.stream().anyMatch(each -> each.source().equals(ref))
        || unplanned.stream().anyMatch(each -> each.source().equals(ref));
  }

  private void addUnplanned(SourceRef ref, LedgerStatus status, String reason) {
    unplanned.add(new UnplannedSource(ref, ref.source(), status, reason));
  }

  private void refuse(String why) {
    refusals.add(new PlanRefusal(DsrError.PLAN_REFUSED.code(), why));
  }

  private PlanHeader header(Decision decision, @Nullable Completion interruption) {
    PlanHeader before = state.plan().header();
    return new PlanHeader(
        PlanPurpose.RESTORATION,
        before.request().withDecision(decision),
        settings.engine().clock().instant(),
        settings.library(),
        before.adapters(),
        before.copyDigest(),
        adapters.stream().map(OpenAdapter::provider).toList(),
        interruption,
        settings.approvals());
  }

  private PlanParts parts() {
    List<PlannedStep> steps =
        new StepOrder(
                drafts,
                () ->
                    refuse(
                        "An adapter proposed steps that cannot be ordered; its vendor must fix"
                            + " it"))
            .steps();
    return new PlanParts(steps, manualSteps, unplanned, List.of(), List.of(), refusals, List.of());
  }
}
