package org.dsr4j.internal.execute;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepReport;
import org.dsr4j.change.StepState;
import org.dsr4j.change.UnplannedSource;
import org.dsr4j.internal.cases.CaseState;
import org.dsr4j.internal.cases.HumanOnlySources;
import org.dsr4j.internal.cases.StepHistory;
import org.dsr4j.internal.plan.DependentSources;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.SourceRef;
import org.jspecify.annotations.Nullable;

/** Computes the verified ledger entry of a source from its steps and from the new search. */
final class SourceVerification {

  private final CaseState state;
  private final ChangeLedger ledger;
  private final Map<String, Gap> undone;
  private final Instant now;
  private final boolean searched;

  /** Without a search only the steps are verified. */
  SourceVerification(
      CaseState state,
      ChangeLedger ledger,
      Map<String, Gap> undone,
      Instant now,
      boolean searched) {
    this.searched = searched;
    this.state = state;
    this.ledger = ledger;
    this.undone = undone;
    this.now = now;
  }

  LedgerEntry entry(
      SourceRef ref, String title, Optional<SourceDescriptor> source, Optional<LedgerEntry> found) {
    LedgerEntry planned = ledger.entry(ref, title);
    ActionSupport support = source.map(each -> each.support(Action.DELETE)).orElse(null);
    if (planned.status() == LedgerStatus.FOLLOWS
        && support instanceof ActionSupport.Follows cause) {
      LedgerEntry entry = dependentEntry(planned, cause, found);
      boolean byHand = source.filter(HumanOnlySources::isHumanOnly).isPresent();
      return byHand && entry.status() == LedgerStatus.UNVERIFIED
          ? awaitingAttestation(entry)
          : entry;
    }
    List<Gap> gaps = new ArrayList<>(planned.gaps());
    List<StepReport> steps = ledger.steps(ref);
    steps.forEach(
        step -> {
          Gap gap = undone.get(step.step());
          if (gap != null) {
            gaps.add(gap);
          }
        });
    boolean ended = steps.stream().allMatch(step -> step.state().ended());
    if (searched && !steps.isEmpty() && ended && gaps.isEmpty()) {
      remaining(found, remainingRecords(ref)).ifPresent(gaps::add);
    } else if (searched && steps.isEmpty() && gaps.isEmpty()) {
      // The planning found no data in this source; this counts only when the new search confirms
      // it.
      remaining(found, 0).ifPresent(gaps::add);
    }
    return LedgerEntry.ofChange(ref, title, planned.done(), planned.alreadyDone(), gaps);
  }

  /** Returns an open entry: only people can verify that the data are deleted. */
  private static LedgerEntry awaitingAttestation(LedgerEntry entry) {
    Gap gap =
        unverified(
            "its retention period has passed, and only people can read it: check it, then attest"
                + " the step "
                + entry.source());
    return LedgerEntry.ofChange(entry.source(), entry.title(), 0, 0, List.of(gap));
  }

  /** Returns a gap for data that still exist although they were to be erased, or empty. */
  private static Optional<Gap> remaining(Optional<LedgerEntry> found, long remainingRecords) {
    if (found.isEmpty()) {
      return Optional.of(unverified("the source was not searched again"));
    }
    LedgerEntry entry = found.get();
    if (entry.found() + entry.quarantined() > remainingRecords) {
      return Optional.of(
          unverified(entry.found() + entry.quarantined() + " records still exist or exist again"));
    }
    return entry.gaps().stream()
        .filter(gap -> gap.status() != LedgerStatus.NOT_APPLICABLE)
        .map(gap -> unverified("the new search failed: " + gap.detail()))
        .findFirst();
  }

  /** Returns the number of records that stay, because they do not refer to the person any more. */
  private long remainingRecords(SourceRef ref) {
    return state.plan().steps().stream()
        .filter(step -> step.source().equals(ref))
        .filter(step -> state.step(step.id()).state() != StepState.ATTESTED)
        .mapToLong(PlannedStep::remainingRecords)
        .sum();
  }

  private static Gap unverified(String why) {
    return new Gap(LedgerStatus.UNVERIFIED, DsrError.NOT_GONE, "Deletion not verified: " + why);
  }

  /** Returns the entry of a dependent source: deleted, not due yet, or overdue. */
  private LedgerEntry dependentEntry(
      LedgerEntry planned, ActionSupport.Follows cause, Optional<LedgerEntry> found) {
    Optional<Gap> remaining = remaining(found, 0);
    Instant since = causeEnded(planned.source(), cause);
    boolean deleted = remaining.isEmpty() && !parentDeleted(found);
    if (since == null) {
      return deleted
          ? LedgerEntry.ofChange(planned.source(), planned.title(), 0, 0, List.of())
          : planned;
    }
    Instant due = since.plus(cause.atMost()).plus(Duration.ofDays(1));
    if (deleted || (remaining.isEmpty() && now.isAfter(due))) {
      return LedgerEntry.ofChange(planned.source(), planned.title(), 1, 0, List.of());
    }
    Gap gap =
        now.isAfter(due)
            ? remaining.get()
            : new Gap(
                LedgerStatus.FOLLOWS,
                DsrError.DECLARED,
                "Is deleted with "
                    + cause.source()
                    + ", at the latest "
                    + due
                    + "; verify again then");
    return LedgerEntry.ofChange(planned.source(), planned.title(), 0, 0, List.of(gap));
  }

  /**
   * Returns whether the search found nothing because the parent object is deleted: the data may
   * still exist until they are due.
   */
  private static boolean parentDeleted(Optional<LedgerEntry> found) {
    return found.stream()
        .flatMap(entry -> entry.gaps().stream())
        .anyMatch(gap -> gap.status() == LedgerStatus.NOT_APPLICABLE);
  }

  /**
   * Returns when the other source was verified as deleted or its last step ended, or null when
   * neither happened.
   */
  private @Nullable Instant causeEnded(SourceRef dependent, ActionSupport.Follows cause) {
    Set<SourceRef> all = ledger.titles().keySet();
    List<PlannedStep> steps =
        state.plan().steps().stream()
            .filter(step -> DependentSources.causes(step.source(), dependent, cause, all))
            .toList();
    if (steps.isEmpty()) {
      List<UnplannedSource> causes =
          state.plan().parts().unplannedSources().stream()
              .filter(each -> DependentSources.causes(each.source(), dependent, cause, all))
              .toList();
      // NONE together with a gap does not prove that there is no data.
      boolean deleted =
          !causes.isEmpty() && causes.stream().allMatch(each -> each.status() == LedgerStatus.NONE);
      return deleted ? state.plan().header().created() : null;
    }
    Instant last = null;
    for (PlannedStep step : steps) {
      StepHistory history = state.step(step.id());
      Instant ended = history.ended();
      if (ended == null || history.state() == StepState.ATTESTED) {
        return null;
      }
      last = last == null || ended.isAfter(last) ? ended : last;
    }
    return last;
  }
}
