package org.dsr4j.azuread.erasure;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.dsr4j.graph.change.StepKind;
import org.dsr4j.model.Content;
import org.dsr4j.spi.StepCall;
import org.dsr4j.spi.StepPeriod;
import org.jspecify.annotations.Nullable;

/**
 * The one deletion of an account that a step acts on. An account can be restored and deleted again
 * for another reason; a later deletion is not the one that a person decided on.
 *
 * @param from the earliest time of the deletion
 * @param until the latest time of the deletion
 * @param tolerance how much the clocks of service and library may differ
 */
record OwnDeletion(Instant from, Instant until, Duration tolerance) {

  /** The property with the time of a deletion; Graph removes it when the account is restored. */
  static final String DELETED_AT = "deletedDateTime";

  /** How long Graph may show the state before a deletion or a restore. */
  private static final Duration SETTLED = Duration.ofMinutes(15);

  /** How long Graph keeps a deleted account. */
  private static final Duration KEPT_BY_SERVICE = Duration.ofDays(30);

  private static final Duration CLOCKS = Duration.ofMinutes(5);

  /** The deletion that the step itself names, or empty. */
  static Optional<OwnDeletion> named(StepCall call) {
    String exact = call.step().preconditions().get(DELETED_AT);
    if (exact != null) {
      return instant(exact).map(at -> new OwnDeletion(at, at, Duration.ZERO));
    }
    String until = call.step().arguments().get(StepKind.EFFECT_UNTIL);
    String from = call.step().arguments().get(StepKind.EFFECT_FROM);
    return until == null
        ? Optional.empty()
        : instant(until)
            .flatMap(end -> start(from).map(start -> new OwnDeletion(start, end, CLOCKS)));
  }

  private static Optional<Instant> start(@Nullable String from) {
    return from == null ? Optional.of(Instant.EPOCH) : instant(from);
  }

  /** The deletion that the step names, or the one of the step that it follows, or empty. */
  static Optional<OwnDeletion> ofPlan(StepCall call) {
    return named(call)
        .or(
            () ->
                call.step().after().stream()
                    .flatMap(step -> call.period(step).stream())
                    .map(OwnDeletion::during)
                    .findFirst());
  }

  /**
   * If somebody else deleted the account before the step was attempted, the account was active
   * while planning, so that the start does not matter.
   */
  private static OwnDeletion during(StepPeriod period) {
    Instant first = period.firstAttempt();
    return new OwnDeletion(first == null ? Instant.EPOCH : first, period.ended(), CLOCKS);
  }

  /** Whether a deleted item is the result of this deletion; unreadable counts as another one. */
  boolean covers(Content deletedItem) {
    return time(deletedItem)
        .filter(at -> !at.isBefore(from.minus(tolerance)) && !at.isAfter(until.plus(tolerance)))
        .isPresent();
  }

  /** Whether Graph must show the effect of the deletion now. */
  boolean settled(Instant now) {
    return !now.isBefore(settledFrom());
  }

  /** The time from which Graph must show the effect of the deletion. */
  Instant settledFrom() {
    return until.plus(SETTLED);
  }

  /**
   * Whether an account that is neither active nor among the deleted items is gone: it was seen
   * there while planning, or Graph has deleted it permanently itself by now.
   */
  boolean endsByItself(Instant now) {
    boolean seen = tolerance.isZero();
    return settled(seen ? now : now.minus(KEPT_BY_SERVICE));
  }

  /** The time of the deletion of a deleted item. */
  static Optional<Instant> time(Content deletedItem) {
    return deletedItem.text(DELETED_AT).flatMap(OwnDeletion::instant);
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
