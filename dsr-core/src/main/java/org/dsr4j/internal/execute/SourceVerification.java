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

/** Puts together what became of a source and what is seen of it now. */
final class SourceVerification {

  private final CaseState state;
  private final ChangeLedger ledger;
  private final Map<String, Gap> undone;
  private final Instant now;
  private final boolean searched;

  /** Without a search only the steps themselves are looked at. */
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
    LedgerEntry before = ledger.entry(ref, title);
    ActionSupport support = source.map(each -> each.support(Action.DELETE)).orElse(null);
    if (before.status() == LedgerStatus.FOLLOWS && support instanceof ActionSupport.Follows cause) {
      LedgerEntry entry = followed(before, cause, found);
      boolean byHand = source.filter(HumanOnlySources::isHumanOnly).isPresent();
      return byHand && entry.status() == LedgerStatus.UNVERIFIED ? unseen(entry) : entry;
    }
    List<Gap> parts = new ArrayList<>(before.gaps());
    List<StepReport> steps = ledger.steps(ref);
    steps.forEach(
        step -> {
          Gap part = undone.get(step.step());
          if (part != null) {
            parts.add(part);
          }
        });
    boolean ended = steps.stream().allMatch(step -> step.state().ended());
    if (searched && !steps.isEmpty() && ended && parts.isEmpty()) {
      left(found, leaves(ref)).ifPresent(parts::add);
    } else if (searched && steps.isEmpty() && parts.isEmpty()) {
      // That it held nothing was seen while planning; it counts only when it is seen again.
      left(found, 0).ifPresent(parts::add);
    }
    return LedgerEntry.ofChange(ref, title, before.done(), before.alreadyDone(), parts);
  }

  /** Only people can see that it is gone. */
  private static LedgerEntry unseen(LedgerEntry entry) {
    Gap part =
        unverified(
            "its time is over, and only people can look there: look, then attest the step "
                + entry.source());
    return LedgerEntry.ofChange(entry.source(), entry.title(), 0, 0, List.of(part));
  }

  /** What still stands where everything was to be erased, or empty. */
  private static Optional<Gap> left(Optional<LedgerEntry> found, long leaves) {
    if (found.isEmpty()) {
      return Optional.of(unverified("nobody searched the source again"));
    }
    LedgerEntry entry = found.get();
    if (entry.found() + entry.quarantined() > leaves) {
      return Optional.of(
          unverified(entry.found() + entry.quarantined() + " records are found again or still"));
    }
    return entry.gaps().stream()
        .filter(part -> part.status() != LedgerStatus.NOT_APPLICABLE)
        .map(part -> unverified("searching it again: " + part.detail()))
        .findFirst();
  }

  /** Records that stay, because they do not name the person any more. */
  private long leaves(SourceRef ref) {
    return state.plan().steps().stream()
        .filter(step -> step.source().equals(ref))
        .filter(step -> state.step(step.id()).state() != StepState.ATTESTED)
        .mapToLong(PlannedStep::remainingRecords)
        .sum();
  }

  private static Gap unverified(String why) {
    return new Gap(LedgerStatus.UNVERIFIED, DsrError.NOT_GONE, "Not seen to be gone: " + why);
  }

  /** Goes by itself with another source: gone, still in time, or overdue. */
  private LedgerEntry followed(
      LedgerEntry before, ActionSupport.Follows cause, Optional<LedgerEntry> found) {
    Optional<Gap> left = left(found, 0);
    Instant since = began(before.source(), cause);
    boolean gone = left.isEmpty() && !outOfReach(found);
    if (since == null) {
      return gone ? LedgerEntry.ofChange(before.source(), before.title(), 0, 0, List.of()) : before;
    }
    Instant due = since.plus(cause.atMost()).plus(Duration.ofDays(1));
    if (gone || (left.isEmpty() && now.isAfter(due))) {
      return LedgerEntry.ofChange(before.source(), before.title(), 1, 0, List.of());
    }
    Gap part =
        now.isAfter(due)
            ? left.get()
            : new Gap(
                LedgerStatus.FOLLOWS,
                DsrError.DECLARED,
                "Goes with " + cause.source() + ", seen to by " + due + "; verify again then");
    return LedgerEntry.ofChange(before.source(), before.title(), 0, 0, List.of(part));
  }

  /** Whether nothing was found because the way there is gone: what lies behind has its time. */
  private static boolean outOfReach(Optional<LedgerEntry> found) {
    return found.stream()
        .flatMap(entry -> entry.gaps().stream())
        .anyMatch(part -> part.status() == LedgerStatus.NOT_APPLICABLE);
  }

  /** When the other source was seen to be gone or its last step ended, or null while neither. */
  private @Nullable Instant began(SourceRef follower, ActionSupport.Follows cause) {
    Set<SourceRef> all = ledger.titles().keySet();
    List<PlannedStep> steps =
        state.plan().steps().stream()
            .filter(step -> DependentSources.causes(step.source(), follower, cause, all))
            .toList();
    if (steps.isEmpty()) {
      List<UnplannedSource> causes =
          state.plan().parts().unplannedSources().stream()
              .filter(each -> DependentSources.causes(each.source(), follower, cause, all))
              .toList();
      // "Nothing" beside something that could not be read is no nothing.
      boolean gone =
          !causes.isEmpty() && causes.stream().allMatch(each -> each.status() == LedgerStatus.NONE);
      return gone ? state.plan().header().created() : null;
    }
    Instant last = null;
    for (PlannedStep step : steps) {
      StepHistory memory = state.step(step.id());
      Instant ended = memory.ended();
      if (ended == null || memory.state() == StepState.ATTESTED) {
        return null;
      }
      last = last == null || ended.isAfter(last) ? ended : last;
    }
    return last;
  }
}
