package org.dsr4j.azuread.erasure;

import static org.dsr4j.graph.model.GraphVersion.V1;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dsr4j.graph.change.EffectCheck;
import org.dsr4j.graph.change.StepReads;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.StepCall;
import org.jspecify.annotations.Nullable;

/** The effect checks of the steps that act on a deleted account, or end with it. */
final class DeletedAccountChecks {

  /** The name of the argument with the time between the deletion and the permanent deletion. */
  static final String PURGE_AFTER = "purgeAfter";

  static final String USER = "/users/{userId}";
  static final String DELETED = "/directory/deletedItems/{userId}";

  private static final String DELETED_PROPERTIES = "id," + OwnDeletion.DELETED_AT;
  private static final Duration REPLICATION = Duration.ofMinutes(1);
  private static final Duration SYNC_CYCLE = Duration.ofMinutes(30);
  private static final Duration DAILY = Duration.ofDays(1);

  private DeletedAccountChecks() {}

  /**
   * Open when the deleted item is the result of the deletion of the plan, and its time as a
   * restorable account has passed. Done when it is gone after this deletion.
   */
  static Inspection purged(StepCall call, StepReads reads) {
    Optional<OwnDeletion> own = OwnDeletion.ofPlan(call);
    Optional<Duration> kept = kept(call);
    if (kept.isEmpty() || (own.isEmpty() && call.step().after().isEmpty())) {
      return new Inspection.Drifted(
          "the plan does not say which deletion of the account it acts on: make a new plan");
    }
    if (own.isEmpty()) {
      return early(reads.now().plus(REPLICATION), "the account is not deleted yet");
    }
    ObjectResult deleted = reads.object(V1, DELETED, DELETED_PROPERTIES);
    Content item = deleted.content();
    if (item == null && !missing(deleted.failure())) {
      return unread(deleted, DELETED);
    }
    if (item != null && !own.get().covers(item)) {
      return new Inspection.Drifted(
          "the account was restored and deleted again, or the time of its deletion is not"
              + " readable: make a new plan");
    }
    if (item != null) {
      Instant end = OwnDeletion.time(item).orElseThrow().plus(kept.get());
      if (reads.now().isBefore(end)) {
        return new Inspection.TooEarly(end, restorable(end));
      }
    }
    return living(call, reads, own.get(), item != null);
  }

  /** An account can be among the deleted items and active for a while: then it is not purged. */
  private static Inspection living(
      StepCall call, StepReads reads, OwnDeletion own, boolean deleted) {
    ObjectResult living = reads.object(V1, USER, "id");
    boolean attempted = call.firstAttempt().isPresent();
    if (living.content() == null && !missing(living.failure())) {
      return unread(living, USER);
    }
    if (living.content() == null && deleted) {
      return new Inspection.Open();
    }
    if (living.content() != null) {
      return own.settled(reads.now()) || attempted
          ? new Inspection.Drifted(
              "the account is active again after its deletion: make a new plan")
          : early(next(reads, own), "the account is still active");
    }
    // A deletion becomes visible with a delay. A missing account proves the purge only if the
    // account was seen among the deleted items before, or cannot be there any more.
    return attempted || own.endsByItself(reads.now())
        ? new Inspection.Applied()
        : early(next(reads, own), "the deleted account is not visible yet");
  }

  private static Instant next(StepReads reads, OwnDeletion own) {
    Instant now = reads.now();
    if (own.settled(now)) {
      return now.plus(DAILY);
    }
    return now.plus(now.isBefore(own.until()) ? SYNC_CYCLE : REPLICATION);
  }

  /**
   * Done when the account is active, after the time in which Graph may still show it as it was
   * before its deletion; open when it is deleted by the deletion of the case.
   */
  static Inspection restored(StepCall call, StepReads reads) {
    ObjectResult living = reads.object(V1, USER, "id");
    Optional<OwnDeletion> own = OwnDeletion.named(call);
    if (living.content() != null) {
      return own.isEmpty() || own.get().settled(reads.now())
          ? new Inspection.Applied()
          : early(
              own.get().settledFrom(),
              "the account is shown as active, perhaps from before its deletion");
    }
    if (!missing(living.failure())) {
      return unread(living, USER);
    }
    ObjectResult deleted = reads.object(V1, DELETED, DELETED_PROPERTIES);
    Content item = deleted.content();
    if (item == null) {
      return missing(deleted.failure())
          ? new Inspection.Drifted("the account was deleted permanently")
          : unread(deleted, DELETED);
    }
    return own.filter(each -> each.covers(item)).isPresent()
        ? new Inspection.Open()
        : new Inspection.Drifted(
            "the account was not deleted by this case, but again later: make a new plan");
  }

  /**
   * For a step that the permanent deletion of the account settles: a deleted account hides what it
   * holds, and shows it again when it is restored. So nothing is done before the account is gone.
   */
  static EffectCheck settled(EffectCheck check) {
    return (call, reads) -> {
      Inspection seen = check.check(call, reads);
      if (seen.status() != Inspection.Status.APPLIED || call.step().settledBy() == null) {
        return seen;
      }
      ObjectResult deleted = reads.object(V1, DELETED, DELETED_PROPERTIES);
      if (deleted.content() == null) {
        return missing(deleted.failure()) ? seen : unread(deleted, DELETED);
      }
      return early(
          reads.now().plus(DAILY),
          "the account is deleted and can be restored; this ends with its permanent deletion");
    };
  }

  /** Plans of earlier versions contain no time; an unreadable time is empty. */
  private static Optional<Duration> kept(StepCall call) {
    try {
      Duration time =
          Duration.parse(
              call.step().arguments().getOrDefault(PURGE_AFTER, Duration.ZERO.toString()));
      return time.isNegative() ? Optional.empty() : Optional.of(time);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Gap restorable(Instant end) {
    return new Gap(
        LedgerStatus.PENDING,
        DsrError.STEP_PENDING,
        "The account can be restored until " + end + " (purgeAfter of the order); resume then");
  }

  private static Inspection early(Instant next, String why) {
    return new Inspection.TooEarly(
        next,
        new Gap(LedgerStatus.PENDING, GraphError.NOT_FOUND, why + "; resume at the given time"));
  }

  private static boolean missing(@Nullable GraphFailure failure) {
    return failure != null && failure.error() == GraphError.NOT_FOUND;
  }

  private static Inspection unread(ObjectResult result, String path) {
    GraphFailure failure = result.failure();
    if (failure == null) {
      throw new IllegalStateException("a result has a content or a failure");
    }
    return new Inspection.NotObservable(failure.asGap(path));
  }
}
