package org.dsr4j.internal.execute;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ManualStep;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepReport;
import org.dsr4j.change.StepState;
import org.dsr4j.change.UnplannedSource;
import org.dsr4j.internal.cases.CaseState;
import org.dsr4j.internal.cases.Observation;
import org.dsr4j.internal.cases.StepHistory;
import org.dsr4j.internal.registry.OpenAdapter;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Ledger;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.SourceRef;

/**
 * Creates the ledger of a change: an entry for every source of the plan and for every source that
 * is declared now.
 */
final class ChangeLedger {

  /** A person must check a step when the service has not processed it for this time. */
  private static final Duration OVERDUE = Duration.ofDays(30);

  private static final Gap DECIDED_OTHERWISE =
      new Gap(
          LedgerStatus.PENDING,
          DsrError.STEP_BLOCKED,
          "The controller decided otherwise after this plan was created: execute the newest plan,"
              + " or plan again with the decisions of this plan");

  private final List<OpenAdapter> adapters;
  private final CaseState state;
  private final Instant now;
  private final StepGate gate;

  ChangeLedger(List<OpenAdapter> adapters, CaseState state, Instant now) {
    this.adapters = adapters;
    this.state = state;
    this.now = now;
    this.gate = new StepGate(state);
  }

  private ChangePlan plan() {
    return state.plan();
  }

  /** Returns the reports of all steps, in order. */
  List<StepReport> steps() {
    return plan().steps().stream().map(this::report).toList();
  }

  private StepReport report(PlannedStep step) {
    StepReport report = progress(step);
    boolean stopped =
        state.stopped() && !report.state().ended() && !state.step(step.id()).inProgress();
    return stopped ? halted(report) : report;
  }

  /** A step that does not start any more has no next time: nobody shall resume for it. */
  private StepReport halted(StepReport report) {
    boolean decides =
        state.superseded()
            && report.state() != StepState.REFUSED
            && report.state() != StepState.DRIFTED;
    return decides
        ? new StepReport(
            report.step(), StepState.BLOCKED, DECIDED_OTHERWISE, null, report.attempts())
        : new StepReport(report.step(), report.state(), report.gap(), null, report.attempts());
  }

  private StepReport progress(PlannedStep step) {
    StepHistory history = state.step(step.id());
    StepReport report = history.report(step.id());
    if (history.attempts() == 0 && history.state() == StepState.OPEN) {
      Optional<String> other = gate.waitsFor(step);
      if (other.isPresent()) {
        return new StepReport(step.id(), StepState.BLOCKED, blocked(other.get()), null, 0);
      }
    }
    Gap gap = report.gap();
    Instant first = history.first();
    return report.state() == StepState.PENDING
            && gap != null
            && first != null
            && first.plus(OVERDUE).isBefore(now)
        ? new StepReport(
            step.id(),
            report.state(),
            new Gap(
                gap.status(),
                gap.code(),
                gap.detail()
                    + ". The service has not finished it for "
                    + Duration.between(first, now).toDays()
                    + " days: find out why, then continue to wait or attest the step"),
            report.nextAt(),
            report.attempts())
        : report;
  }

  private static Gap blocked(String other) {
    return new Gap(
        LedgerStatus.PENDING,
        DsrError.STEP_BLOCKED,
        "Waits for step " + other + ": check why that step has not ended");
  }

  /**
   * Returns the entries.
   *
   * @param observations what was last seen
   */
  Ledger ledger(Map<SourceRef, Observation> observations) {
    SourceVerification verification = new SourceVerification(state, this, observations);
    List<LedgerEntry> entries = new ArrayList<>();
    titles().forEach((ref, title) -> entries.add(verification.entry(ref, title, descriptor(ref))));
    return new Ledger(entries);
  }

  private Optional<SourceDescriptor> descriptor(SourceRef ref) {
    return adapters.stream()
        .filter(adapter -> adapter.instance().equals(ref.instance()))
        .flatMap(adapter -> adapter.sources().stream())
        .filter(source -> source.id().equals(ref.source()))
        .findFirst();
  }

  /**
   * Returns the titles of the sources that are declared now, then of those that only the plan
   * contains.
   */
  Map<SourceRef, String> titles() {
    Map<SourceRef, String> titles = new LinkedHashMap<>();
    for (OpenAdapter adapter : adapters) {
      for (SourceDescriptor source : adapter.sources()) {
        titles.put(adapter.ref(source), source.title());
      }
    }
    plan()
        .parts()
        .unplannedSources()
        .forEach(each -> titles.putIfAbsent(each.source(), each.title()));
    plan().steps().forEach(each -> titles.putIfAbsent(each.source(), each.title()));
    return titles;
  }

  /** Returns what plan, steps and attestations say about a source; nothing was observed for it. */
  LedgerEntry claimed(SourceRef ref, String title) {
    Set<Gap> parts = new LinkedHashSet<>(unplanned(ref));
    long done = 0;
    long already = 0;
    for (StepReport report : steps(ref)) {
      switch (report.state()) {
        case DONE -> done++;
        case ALREADY_DONE -> already++;
        default -> parts.add(gap(report));
      }
    }
    parts.addAll(manual(ref));
    if (parts.isEmpty() && done + already == 0 && !planned(ref)) {
      parts.add(
          new Gap(
              LedgerStatus.SKIPPED,
              DsrError.NOT_YET_READ,
              "Declared after the plan was created: create a new plan for it"));
    }
    return LedgerEntry.ofChange(ref, title, done, already, List.copyOf(parts));
  }

  private boolean planned(SourceRef ref) {
    return plan().parts().unplannedSources().stream().anyMatch(each -> each.source().equals(ref));
  }

  List<StepReport> steps(SourceRef ref) {
    return plan().steps().stream()
        .filter(step -> step.source().equals(ref))
        .map(this::report)
        .toList();
  }

  List<Gap> unplanned(SourceRef ref) {
    return plan().parts().unplannedSources().stream()
        .filter(each -> each.source().equals(ref) && each.status() != LedgerStatus.NONE)
        .map(this::seen)
        .toList();
  }

  /**
   * Returns the gap of a source without steps; a person can attest it by the name of the source.
   */
  private Gap seen(UnplannedSource unplanned) {
    return state.attested(unplanned.source().toString()).orElseGet(() -> gap(unplanned));
  }

  private static Gap gap(UnplannedSource unplanned) {
    // It was not done yet, so it is not a residue.
    return unplanned.status() == LedgerStatus.REDIRECTED
        ? new Gap(
            LedgerStatus.MANUAL_STEP_OPEN,
            DsrError.DECLARED,
            unplanned.reason() + "; then attest " + unplanned.source())
        : new Gap(unplanned.status(), DsrError.DECLARED, unplanned.reason());
  }

  private static Gap gap(StepReport report) {
    Gap known = report.gap();
    LedgerStatus status =
        switch (report.state()) {
          case OPEN, BLOCKED, PENDING, RETRY_LATER -> LedgerStatus.PENDING;
          case WAITING_FOR_APPROVAL -> LedgerStatus.WAITING_FOR_APPROVAL;
          case UNKNOWN -> LedgerStatus.UNKNOWN;
          case DRIFTED -> LedgerStatus.DRIFTED;
          case ATTESTED -> LedgerStatus.ATTESTED;
          case REFUSED, DONE, ALREADY_DONE -> known == null ? LedgerStatus.FAILED : known.status();
        };
    return known == null
        ? new Gap(status, DsrError.STEP_PENDING, report.step() + " is not done yet")
        : new Gap(status, known.code(), report.step() + ": " + known.detail());
  }

  List<Gap> manual(SourceRef ref) {
    return plan().parts().manualSteps().stream()
        .filter(each -> each.source().equals(ref))
        .map(this::manual)
        .toList();
  }

  private Gap manual(ManualStep step) {
    return state
        .attested(step.id())
        .orElseGet(
            () ->
                new Gap(
                    LedgerStatus.MANUAL_STEP_OPEN,
                    DsrError.DECLARED,
                    step.id()
                        + ", "
                        + step.where()
                        + ": "
                        + step.instruction()
                        + "; then attest it"));
  }
}
