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
import org.dsr4j.internal.cases.Observation;
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

/** Computes the ledger entry of a source from its steps and from the last observation. */
final class SourceVerification {

  private static final Gap NOT_YET_OBSERVED =
      new Gap(
          LedgerStatus.PENDING,
          DsrError.NOT_YET_OBSERVED,
          "Not yet observed since the last step: verify the case, which searches again");

  /** Statuses that say nothing about the other records of a source. */
  private static final Set<LedgerStatus> SAYS_NOTHING =
      Set.of(LedgerStatus.NOT_APPLICABLE, LedgerStatus.QUARANTINED);

  private final CaseState state;
  private final ChangeLedger ledger;
  private final Map<SourceRef, Observation> observations;

  SourceVerification(
      CaseState state, ChangeLedger ledger, Map<SourceRef, Observation> observations) {
    this.state = state;
    this.ledger = ledger;
    this.observations = observations;
  }

  LedgerEntry entry(SourceRef ref, String title, Optional<SourceDescriptor> source) {
    LedgerEntry claimed = ledger.claimed(ref, title);
    Observation seen = observations.get(ref);
    ActionSupport support = source.map(each -> each.support(Action.DELETE)).orElse(null);
    if (seen != null
        && claimed.status() == LedgerStatus.FOLLOWS
        && support instanceof ActionSupport.Follows cause) {
      LedgerEntry entry = dependentEntry(claimed, cause, seen);
      boolean byHand = source.filter(HumanOnlySources::isHumanOnly).isPresent();
      return byHand && entry.status() == LedgerStatus.UNVERIFIED
          ? awaitingAttestation(entry)
          : entry;
    }
    if (seen != null && claimed.status() == LedgerStatus.FOLLOWS && isGone(seen)) {
      return LedgerEntry.ofChange(ref, title, claimed.done(), claimed.alreadyDone(), List.of());
    }
    List<Gap> gaps = new ArrayList<>(claimed.gaps());
    if (seen != null) {
      gaps.addAll(observed(ref, claimed, seen));
    } else if (claimsSuccess(claimed)) {
      gaps.add(NOT_YET_OBSERVED);
    }
    return LedgerEntry.ofChange(ref, title, claimed.done(), claimed.alreadyDone(), gaps);
  }

  /** Returns whether data that an adapter deletes with other data are gone after all steps. */
  private boolean isGone(Observation seen) {
    return state.openSteps().isEmpty() && remaining(seen, false, seen.gaps()).isEmpty();
  }

  private static boolean claimsSuccess(LedgerEntry claimed) {
    return claimed.done() + claimed.alreadyDone() > 0 || claimed.status() == LedgerStatus.NONE;
  }

  /** Returns what the observation adds to the claims of the steps. */
  private List<Gap> observed(SourceRef ref, LedgerEntry claimed, Observation seen) {
    List<Gap> gaps = new ArrayList<>();
    for (StepReport step : ledger.steps(ref)) {
      Gap gap = seen.undone().get(step.step());
      if (gap != null && step.state() != StepState.ATTESTED) {
        gaps.add(gap);
      }
    }
    boolean heldBack = has(claimed, LedgerStatus.QUARANTINED);
    boolean settled =
        gaps.isEmpty()
            && claimed.gaps().stream().allMatch(gap -> SAYS_NOTHING.contains(gap.status()));
    if (settled) {
      // A place that does not exist here needs no search, but whatever is found there counts.
      boolean searched = heldBack || claimsSuccess(claimed);
      remaining(seen, heldBack, searched ? seen.gaps() : List.of()).ifPresent(gaps::add);
    }
    return gaps;
  }

  private static boolean has(LedgerEntry entry, LedgerStatus status) {
    return entry.gaps().stream().anyMatch(gap -> gap.status() == status);
  }

  /** Returns an open entry: only people can verify that the data are deleted. */
  private static LedgerEntry awaitingAttestation(LedgerEntry entry) {
    Gap gap =
        new Gap(
            LedgerStatus.MANUAL_STEP_OPEN,
            DsrError.NOT_GONE,
            "The data must be deleted by now, and only people can read them: check it, then attest"
                + " the step "
                + entry.source());
    return LedgerEntry.ofChange(entry.source(), entry.title(), 0, 0, List.of(gap));
  }

  /**
   * Returns a gap for data that still exist although they were to be erased, or empty.
   *
   * @param heldBack whether the plan says that records without a certain owner remain
   * @param failures why the search was not complete
   */
  private static Optional<Gap> remaining(Observation seen, boolean heldBack, List<Gap> failures) {
    long rows = seen.rows() + (heldBack ? 0 : seen.heldBack());
    if (rows > 0) {
      return Optional.of(unverified(rows + " records still exist or exist again"));
    }
    return failures.stream()
        .filter(gap -> gap.status() != LedgerStatus.NOT_APPLICABLE)
        .map(gap -> unverified("the new search failed: " + gap.detail()))
        .findFirst();
  }

  private static Gap unverified(String why) {
    return new Gap(LedgerStatus.UNVERIFIED, DsrError.NOT_GONE, "Deletion not verified: " + why);
  }

  /** Returns the entry of a dependent source: deleted, not due yet, or overdue. */
  private LedgerEntry dependentEntry(
      LedgerEntry claimed, ActionSupport.Follows cause, Observation seen) {
    Optional<Gap> remaining = remaining(seen, false, seen.gaps());
    Instant since = causeEnded(claimed.source(), cause);
    boolean deleted = remaining.isEmpty() && !parentDeleted(seen);
    if (since == null) {
      return deleted
          ? LedgerEntry.ofChange(claimed.source(), claimed.title(), 0, 0, List.of())
          : claimed;
    }
    Instant due = since.plus(cause.atMost()).plus(Duration.ofDays(1));
    if (deleted || (remaining.isEmpty() && seen.at().isAfter(due))) {
      return LedgerEntry.ofChange(claimed.source(), claimed.title(), 1, 0, List.of());
    }
    Gap gap =
        seen.at().isAfter(due)
            ? remaining.get()
            : new Gap(
                LedgerStatus.FOLLOWS,
                DsrError.DECLARED,
                "Is deleted with "
                    + cause.source()
                    + ", at the latest "
                    + due
                    + "; verify again then");
    return LedgerEntry.ofChange(claimed.source(), claimed.title(), 0, 0, List.of(gap));
  }

  /**
   * Returns whether the search found nothing because the parent object is deleted: the data may
   * still exist until they are due.
   */
  private static boolean parentDeleted(Observation seen) {
    return seen.gaps().stream().anyMatch(gap -> gap.status() == LedgerStatus.NOT_APPLICABLE);
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
