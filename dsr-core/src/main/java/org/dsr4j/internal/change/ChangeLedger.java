package org.dsr4j.internal.change;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ManualStep;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.Remainder;
import org.dsr4j.change.StepReport;
import org.dsr4j.change.StepState;
import org.dsr4j.internal.registry.OpenAdapter;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Ledger;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.OutcomePart;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.SourceRef;

/** Accounts for every source of a plan, and for every one that is declared now. */
final class ChangeLedger {

  /** After this long without a word from the service a person is asked. */
  private static final Duration OVERDUE = Duration.ofDays(30);

  private final List<OpenAdapter> adapters;
  private final CaseState state;
  private final Instant now;

  ChangeLedger(List<OpenAdapter> adapters, CaseState state, Instant now) {
    this.adapters = adapters;
    this.state = state;
    this.now = now;
  }

  private ChangePlan plan() {
    return state.plan();
  }

  /** What became of each step, in order. */
  List<StepReport> steps() {
    return plan().steps().stream().map(this::report).toList();
  }

  private StepReport report(PlannedStep step) {
    StepMemory memory = state.step(step.id());
    StepReport report = memory.report(step.id());
    if (memory.attempts() == 0 && memory.state() == StepState.OPEN && waits(step)) {
      return new StepReport(step.id(), StepState.BLOCKED, blocked(), null, 0);
    }
    OutcomePart part = report.gap();
    Instant first = memory.first();
    return report.state() == StepState.PENDING
            && part != null
            && first != null
            && first.plus(OVERDUE).isBefore(now)
        ? new StepReport(
            step.id(),
            report.state(),
            new OutcomePart(
                part.status(),
                part.code(),
                part.detail()
                    + ". Nothing was heard for "
                    + Duration.between(first, now).toDays()
                    + " days: find out about it, then go on waiting, or attest the step"),
            report.nextAt(),
            report.attempts())
        : report;
  }

  private boolean waits(PlannedStep step) {
    return plan().steps().stream()
        .filter(
            other -> other.phase().compareTo(step.phase()) < 0 || step.after().contains(other.id()))
        .anyMatch(other -> !state.step(other.id()).state().ended());
  }

  private static OutcomePart blocked() {
    return new OutcomePart(
        LedgerStatus.PENDING,
        DsrError.STEP_BLOCKED,
        "Waits for steps before it: see which of them is not done");
  }

  Ledger ledger() {
    Map<SourceRef, String> titles = titles();
    List<LedgerEntry> entries = new ArrayList<>();
    titles.forEach((ref, title) -> entries.add(entry(ref, title)));
    return new Ledger(entries);
  }

  /** The sources that are declared now, then those that only the plan knows. */
  Map<SourceRef, String> titles() {
    Map<SourceRef, String> titles = new LinkedHashMap<>();
    for (OpenAdapter adapter : adapters) {
      for (SourceDescriptor source : adapter.sources()) {
        titles.put(adapter.ref(source), source.title());
      }
    }
    plan().parts().remainders().forEach(each -> titles.putIfAbsent(each.source(), each.title()));
    plan().steps().forEach(each -> titles.putIfAbsent(each.source(), each.title()));
    return titles;
  }

  LedgerEntry entry(SourceRef ref, String title) {
    Set<OutcomePart> parts = new LinkedHashSet<>(remainders(ref));
    long done = 0;
    long already = 0;
    for (StepReport report : steps(ref)) {
      switch (report.state()) {
        case DONE -> done++;
        case ALREADY -> already++;
        default -> parts.add(part(report));
      }
    }
    parts.addAll(manual(ref));
    if (parts.isEmpty() && done + already == 0 && !planned(ref)) {
      parts.add(
          new OutcomePart(
              LedgerStatus.SKIPPED,
              DsrError.NOT_YET_READ,
              "Declared since the plan was made: make a new plan for it"));
    }
    return LedgerEntry.ofChange(ref, title, done, already, List.copyOf(parts));
  }

  private boolean planned(SourceRef ref) {
    return plan().parts().remainders().stream().anyMatch(each -> each.source().equals(ref));
  }

  List<StepReport> steps(SourceRef ref) {
    return plan().steps().stream()
        .filter(step -> step.source().equals(ref))
        .map(this::report)
        .toList();
  }

  List<OutcomePart> remainders(SourceRef ref) {
    return plan().parts().remainders().stream()
        .filter(each -> each.source().equals(ref) && each.status() != LedgerStatus.NONE)
        .map(this::seen)
        .toList();
  }

  /** What follows where only people can look is over once somebody says so. */
  private OutcomePart seen(Remainder remainder) {
    return remainder.status() == LedgerStatus.FOLLOWS
        ? state.attested(remainder.source().toString()).orElseGet(() -> part(remainder))
        : part(remainder);
  }

  private static OutcomePart part(Remainder remainder) {
    return new OutcomePart(remainder.status(), DsrError.DECLARED, remainder.reason());
  }

  private static OutcomePart part(StepReport report) {
    OutcomePart known = report.gap();
    LedgerStatus status =
        switch (report.state()) {
          case OPEN, BLOCKED, PENDING, LATER -> LedgerStatus.PENDING;
          case WAITING_FOR_APPROVAL -> LedgerStatus.WAITING_FOR_APPROVAL;
          case UNKNOWN -> LedgerStatus.UNKNOWN;
          case DRIFTED -> LedgerStatus.DRIFTED;
          case ATTESTED -> LedgerStatus.ATTESTED;
          case REFUSED, DONE, ALREADY -> known == null ? LedgerStatus.FAILED : known.status();
        };
    return known == null
        ? new OutcomePart(status, DsrError.STEP_PENDING, report.step() + " was not done yet")
        : new OutcomePart(status, known.code(), report.step() + ": " + known.detail());
  }

  List<OutcomePart> manual(SourceRef ref) {
    return plan().parts().manualSteps().stream()
        .filter(each -> each.source().equals(ref))
        .map(this::manual)
        .toList();
  }

  private OutcomePart manual(ManualStep step) {
    return state
        .attested(step.id())
        .orElseGet(
            () ->
                new OutcomePart(
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
