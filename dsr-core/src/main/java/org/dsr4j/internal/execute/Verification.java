package org.dsr4j.internal.execute;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.PlanPurpose;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepState;
import org.dsr4j.internal.cases.CaseFile;
import org.dsr4j.internal.cases.ChangeSettings;
import org.dsr4j.internal.cases.FactNames;
import org.dsr4j.internal.cases.Observation;
import org.dsr4j.internal.engine.ErasureLook;
import org.dsr4j.internal.engine.Preparation;
import org.dsr4j.internal.engine.ReadRun;
import org.dsr4j.internal.engine.RunLimits;
import org.dsr4j.internal.engine.RunResult;
import org.dsr4j.internal.engine.RunTask;
import org.dsr4j.internal.registry.OpenAdapter;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identity;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceRef;
import org.dsr4j.spi.DeleteAction;
import org.dsr4j.spi.Inspection;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that the changes of a case are still in effect: each step by its changed object, and
 * each source by a new search with the identifiers from before the change.
 */
public final class Verification {

  private static final Gap NOT_SEARCHED =
      new Gap(LedgerStatus.UNVERIFIED, DsrError.NOT_GONE, "the source was not searched");

  private final List<OpenAdapter> adapters;
  private final ChangeSettings settings;
  private final RunLimits limits;
  private final Execution execution;
  private boolean cancelled;
  private boolean late;

  public Verification(List<OpenAdapter> adapters, ChangeSettings settings, RunLimits limits) {
    this.adapters = List.copyOf(adapters);
    this.settings = settings;
    this.limits = limits;
    this.execution = new Execution(adapters, settings, limits);
  }

  /** Verifies, records the result, and reports. */
  public ChangeReport verify(CaseId id) {
    try (CaseFile file = execution.open(id)) {
      ChangePlan plan = file.state().plan();
      Map<String, Gap> undone = inspectSteps(file);
      // Restored data are expected to be found.
      boolean erasure = plan.header().purpose() == PlanPurpose.ERASURE;
      SearchedRows found = new SearchedRows(file.state());
      if (erasure) {
        search(plan, found);
      }
      Instant now = settings.engine().clock().instant();
      ChangeLedger ledger = new ChangeLedger(adapters, file.state(), now);
      Map<SourceRef, Observation> observed = new LinkedHashMap<>();
      ledger
          .titles()
          .keySet()
          .forEach(ref -> observed.put(ref, observation(plan, ref, now, undone, found)));
      ChangeReport report =
          new ChangeReport(
              id,
              plan.digest(),
              ledger.steps(),
              ledger.ledger(observed),
              cancelled ? Completion.CANCELLED : null,
              notes(plan),
              now);
      note(file, report, observed);
      return report;
    }
  }

  private void ended(@Nullable DsrError stop) {
    cancelled |= stop == DsrError.CANCELLED;
    late |= stop == DsrError.DEADLINE_EXCEEDED;
  }

  private List<String> notes(ChangePlan plan) {
    List<String> notes = new ArrayList<>(plan.parts().notes());
    if (late) {
      notes.add(
          "The deadline passed before everything was verified; verify again with a longer one ["
              + DsrError.DEADLINE_EXCEEDED.code()
              + "]");
    }
    return notes;
  }

  private static void note(
      CaseFile file, ChangeReport report, Map<SourceRef, Observation> observed) {
    for (Map<String, String> facts : VerifiedEntries.of(report)) {
      Map<SourceRef, Observation> part = new LinkedHashMap<>(observed);
      part.keySet().removeIf(ref -> !facts.containsKey(FactNames.SEEN + ref));
      file.verified(facts, part);
    }
  }

  /** Returns the steps whose effect does not exist any more or cannot be observed. */
  private Map<String, Gap> inspectSteps(CaseFile file) {
    Map<String, Gap> undone = new LinkedHashMap<>();
    try (Preparation preparation = new Preparation(adapters, settings.engine(), limits)) {
      preparation.confirmTenants();
      for (PlannedStep step : file.state().plan().steps()) {
        StepState state = file.state().step(step.id()).state();
        if (state == StepState.DONE || state == StepState.ALREADY_DONE) {
          inspect(file, step, preparation).ifPresent(part -> undone.put(step.id(), part));
        }
      }
      ended(preparation.stop());
    }
    return undone;
  }

  private Optional<Gap> inspect(CaseFile file, PlannedStep step, Preparation preparation) {
    if (preparation.stop() != null) {
      // The effect of an uninspected step is unknown.
      return unverified(step, "not inspected, because the run ended before");
    }
    Optional<OpenAdapter> adapter =
        adapters.stream()
            .filter(each -> each.instance().equals(step.source().instance()))
            .filter(each -> preparation.fault(each).isEmpty())
            .findFirst();
    Optional<DeleteAction> action = adapter.flatMap(each -> each.as(DeleteAction.class));
    if (action.isEmpty()) {
      return unverified(step, "its adapter is not registered or cannot be used");
    }
    Inspection seen =
        new StepRun(
                file, action.get(), step, preparation, () -> settings.engine().clock().instant())
            .inspected();
    return switch (seen.status()) {
      case APPLIED -> Optional.empty();
      case IN_PROGRESS -> unverified(step, "the service is processing it again");
      case OPEN, DRIFTED -> unverified(step, "the data still exist or exist again");
      case TOO_EARLY, NOT_OBSERVABLE -> unverified(step, seen.detail());
    };
  }

  private static Optional<Gap> unverified(PlannedStep step, String why) {
    return Optional.of(new Gap(LedgerStatus.UNVERIFIED, DsrError.NOT_GONE, step.id() + ": " + why));
  }

  private void search(ChangePlan plan, SearchedRows found) {
    ErasureLook look = new ErasureLook(captured(plan), true, null, found);
    RunTask task = RunTask.of(plan.request(), look, limits);
    try (ReadRun run = new ReadRun(adapters, settings.engine(), task)) {
      RunResult result = run.execute().get(0);
      ended(result.interruption() == Completion.CANCELLED ? DsrError.CANCELLED : null);
      late |=
          result.ledger().entries().stream()
              .flatMap(entry -> entry.gaps().stream())
              .anyMatch(part -> part.code() == DsrError.DEADLINE_EXCEEDED);
      found.end(result.ledger());
    }
  }

  /** Returns the identity from before the change, without devices that stay in the organisation. */
  private static Identity captured(ChangePlan plan) {
    Set<String> released =
        plan.steps().stream()
            .flatMap(step -> step.releasedIdentifiers().stream())
            .collect(Collectors.toSet());
    List<Facet> facets =
        plan.identity().facets().stream()
            .map(
                facet ->
                    new Facet(
                        facet.name(),
                        facet.identifiers().stream()
                            .filter(known -> !released.contains(known.identifier().value()))
                            .toList(),
                        // Data behind these gaps may still exist.
                        facet.gaps()))
            .toList();
    return new Identity(plan.identity().reference(), plan.request().subject(), facets);
  }

  private static Observation observation(
      ChangePlan plan, SourceRef ref, Instant now, Map<String, Gap> undone, SearchedRows found) {
    Map<String, Gap> steps = new LinkedHashMap<>();
    plan.steps().stream()
        .filter(step -> step.source().equals(ref) && undone.containsKey(step.id()))
        .forEach(step -> steps.put(step.id(), requireNonNull(undone.get(step.id()))));
    if (plan.header().purpose() != PlanPurpose.ERASURE) {
      return new Observation(now, 0, 0, List.of(), steps);
    }
    return found.ledger().entries().stream()
        .filter(entry -> entry.source().equals(ref))
        .findFirst()
        .map(
            entry ->
                new Observation(now, found.rows(ref), found.heldBack(ref), entry.gaps(), steps))
        .orElseGet(() -> new Observation(now, 0, 0, List.of(NOT_SEARCHED), steps));
  }
}
