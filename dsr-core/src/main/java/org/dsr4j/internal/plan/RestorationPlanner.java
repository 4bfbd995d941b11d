package org.dsr4j.internal.plan;

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
import org.dsr4j.internal.engine.RunLimits;
import org.dsr4j.internal.registry.OpenAdapter;
import org.dsr4j.model.Completion;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceRef;
import org.dsr4j.spi.DeleteAction;
import org.jspecify.annotations.Nullable;

/** Plans to take back what a case did, the last step first. Asks no service. */
public final class RestorationPlanner {

  private final List<OpenAdapter> adapters;
  private final ChangeSettings settings;
  private final CaseState state;
  private final RunLimits limits;
  private final List<StepOrder.Proposed> drafts = new ArrayList<>();
  private final List<ManualStep> byHand = new ArrayList<>();
  private final List<UnplannedSource> remainders = new ArrayList<>();
  private final List<PlanRefusal> refusals = new ArrayList<>();

  public RestorationPlanner(
      List<OpenAdapter> adapters, ChangeSettings settings, CaseState state, RunLimits limits) {
    this.limits = limits;
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
        takeBack(step, gone(step, done));
      }
    }
    DsrError stop = limits.stop();
    if (stop == DsrError.DEADLINE_EXCEEDED) {
      refusals.add(new PlanRefusal(stop.code(), ErasurePlanner.LATE));
    }
    others();
    if (state.inProgress()) {
      refuse("Steps are still under way: resume the case until they ended, or attest them");
    } else if (drafts.isEmpty()) {
      refuse("Nothing of this case can be taken back by the library");
    }
    return new ChangePlan(
        header(decision, stop == DsrError.CANCELLED ? Completion.CANCELLED : null),
        state.plan().order(),
        state.plan().identity(),
        parts());
  }

  /** Whether it cannot be taken back, or what it left was removed for good later. */
  private static boolean gone(PlannedStep step, List<PlannedStep> done) {
    return done.stream()
        .filter(PlannedStep::irreversible)
        .anyMatch(
            other -> other.source().equals(step.source()) && other.target().equals(step.target()));
  }

  private void takeBack(PlannedStep step, boolean gone) {
    Optional<StepDraft> undo = gone ? Optional.empty() : undo(step);
    if (undo.isPresent()) {
      StepDraft draft = undo.get();
      if (!drafts.isEmpty()) {
        draft.after(drafts.get(drafts.size() - 1).draft());
      }
      drafts.add(new StepOrder.Proposed(step.source().instance(), draft));
    } else if (gone) {
      remain(
          step.source(), LedgerStatus.DECLARED_IMPOSSIBLE, "Cannot be taken back: " + step.title());
    } else {
      byHand.add(
          new ManualStep(
              String.format(Locale.ROOT, "m%02d", byHand.size() + 1),
              step.source(),
              "by hand",
              "take back \"" + step.title() + "\"; the plan of the erasure holds what was before"));
    }
  }

  private Optional<StepDraft> undo(PlannedStep step) {
    return adapters.stream()
        .filter(adapter -> adapter.instance().equals(step.source().instance()))
        .findFirst()
        .flatMap(adapter -> adapter.as(DeleteAction.class))
        .flatMap(action -> action.undo(step));
  }

  private void others() {
    for (OpenAdapter adapter : adapters) {
      adapter.sources().stream()
          .map(adapter::ref)
          .filter(ref -> !touched(ref))
          .forEach(ref -> remain(ref, LedgerStatus.NOT_APPLICABLE, "No part of this plan"));
    }
  }

  private boolean touched(SourceRef ref) {
    return drafts.stream()
            .anyMatch(
                each ->
                    each.instance().equals(ref.instance())
                        && each.draft().source().equals(ref.source()))
        || byHand.stream().anyMatch(each -> each.source().equals(ref))
        || remainders.stream().anyMatch(each -> each.source().equals(ref));
  }

  private void remain(SourceRef ref, LedgerStatus status, String reason) {
    remainders.add(new UnplannedSource(ref, ref.source(), status, reason));
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
        settings.separateApprover(),
        interruption);
  }

  private PlanParts parts() {
    List<PlannedStep> steps =
        new StepOrder(
                drafts,
                () ->
                    refuse(
                        "An adapter proposed steps that cannot be ordered; its vendor must mend"
                            + " it"))
            .steps();
    return new PlanParts(steps, byHand, remainders, List.of(), List.of(), refusals, List.of());
  }
}
