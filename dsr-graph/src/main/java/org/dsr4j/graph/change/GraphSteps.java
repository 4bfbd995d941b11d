package org.dsr4j.graph.change;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepDraft;
import org.dsr4j.graph.GraphChangeConnection;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.WriteOutcome;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.StepCall;
import org.dsr4j.spi.StepOutcome;
import org.dsr4j.spi.StepPeriod;
import org.dsr4j.spi.StepPermit;
import org.jspecify.annotations.Nullable;

/** Performs, inspects and polls the steps of an adapter by their kinds. Thread-safe. */
public final class GraphSteps {

  private static final Duration SOON = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  private final GraphConnection reading;
  private final @Nullable GraphChangeConnection changing;
  private final Map<String, StepKind> kinds = new LinkedHashMap<>();
  private final Clock clock;
  private final boolean beta;

  /**
   * Creates the executor for the kinds of an adapter.
   *
   * @param reading the connection for inspections
   * @param changing the connection for changes, or null when there is none
   * @param kinds all kinds that any version of the adapter used in plans; each name once
   * @param clock the clock
   * @param beta whether Graph's beta version may be read
   */
  public GraphSteps(
      GraphConnection reading,
      @Nullable GraphChangeConnection changing,
      Collection<StepKind> kinds,
      Clock clock,
      boolean beta) {
    this.beta = beta;
    this.reading = requireNonNull(reading, "reading");
    this.changing = changing;
    this.clock = requireNonNull(clock, "clock");
    for (StepKind kind : kinds) {
      if (this.kinds.put(kind.name(), kind) != null) {
        throw new IllegalArgumentException("two kinds have the name " + kind.name());
      }
    }
  }

  /**
   * Inspects the current state of a step.
   *
   * @param call the step
   * @return the state that was found
   */
  public Inspection inspect(StepCall call) {
    StepKind kind = kinds.get(call.step().kind());
    if (kind == null) {
      return new Inspection.NotObservable(unknown(call));
    }
    return kind.accepts(call.step())
        ? seen(kind, call)
        : new Inspection.NotObservable(otherTarget(call));
  }

  /** A missing effect does not show that the service did not accept the write. */
  private Inspection seen(StepKind kind, StepCall call) {
    Inspection seen = kind.effectCheck().check(call, reads(call));
    boolean lost = seen.status() == Inspection.Status.OPEN && call.unsettled();
    return lost && kind.acceptedUnseen()
        ? new Inspection.NotObservable(
            new Gap(
                LedgerStatus.UNKNOWN,
                DsrError.STEP_UNKNOWN,
                "The response was lost, and no read shows whether the service accepted "
                    + kind.describe()
                    + ". This plan does not send it again: look in the portal, request it there if"
                    + " it is missing, then resume after "
                    + kind.waitsFor()
                    + ", or attest the step"))
        : seen;
  }

  private StepReads reads(StepCall call) {
    StepKind kind = requireNonNull(kinds.get(call.step().kind()), "kind");
    return new StepReads(reading, kind.values(call.step()), clock, beta, call.cancellation());
  }

  private static Gap otherTarget(StepCall call) {
    return Gap.failed(
        DsrError.UNKNOWN_STEP,
        "The target of a step of kind "
            + call.step().kind()
            + " does not have the form of this version, or its arguments name another object; it is"
            + " not carried out: make a new plan");
  }

  private static Gap unknown(StepCall call) {
    return Gap.failed(
        DsrError.UNKNOWN_STEP,
        "This version does not know steps of kind "
            + call.step().kind()
            + ": resume with the version that planned it, or make a new plan");
  }

  /**
   * Adds the request digest to a step that is being planned.
   *
   * @param draft the step
   */
  void pin(StepDraft draft) {
    StepKind kind = kinds.get(draft.kind());
    if (kind == null) {
      throw new IllegalStateException("the adapter does not know its own kind " + draft.kind());
    }
    kind.pin(draft);
  }

  /**
   * Performs a step.
   *
   * @param call the step
   * @param permit the permit of the step
   * @return the outcome
   */
  public StepOutcome perform(StepCall call, StepPermit permit) {
    StepKind kind = kinds.get(call.step().kind());
    if (kind == null) {
      return new StepOutcome.Refused(unknown(call));
    }
    if (!kind.accepts(call.step())) {
      return new StepOutcome.Refused(otherTarget(call));
    }
    if (changing == null) {
      return new StepOutcome.Refused(
          Gap.failed(
              DsrError.MISSING_RESOURCE,
              "There is no GraphChangeConnection: pass one to the"
                  + " builder with resource(…) and resume"));
    }
    WriteOutcome outcome = changing.perform(kind.write(call), permit, call.cancellation());
    return outcome(kind, call, outcome);
  }

  private StepOutcome outcome(StepKind kind, StepCall call, WriteOutcome outcome) {
    return switch (outcome.status()) {
      case DONE, ACCEPTED -> taken(kind, outcome.requestId(), outcome.notBefore());
      case AWAITING_APPROVAL -> awaiting(required(outcome.code()), required(outcome.expires()));
      case REFUSED -> refused(kind, call, required(outcome.failure()), outcome.notBefore());
      case UNKNOWN -> lost(kind, required(outcome.failure()));
    };
  }

  /** Returns a part that every outcome of this status has. */
  private static <T> T required(@Nullable T part) {
    return requireNonNull(part, "part of the outcome");
  }

  private static StepOutcome lost(StepKind kind, GraphFailure failure) {
    return new StepOutcome.Unknown(
        new Gap(
            LedgerStatus.UNKNOWN,
            failure.error(),
            kind.describe()
                + ": "
                + failure.detail()
                + ". It is unknown whether it was applied: resume, which inspects the state"
                + " first"));
  }

  private StepOutcome taken(StepKind kind, String requestId, @Nullable Instant notBefore) {
    String waits = kind.waitsFor();
    if (waits == null) {
      return new StepOutcome.Done(requestId);
    }
    Instant next = clock.instant().plus(EffectChecks.CHECK_IN_INTERVAL);
    return new StepOutcome.Pending(
        kind.name(),
        notBefore != null && notBefore.isAfter(next) ? notBefore : next,
        pending(waits),
        requestId);
  }

  private static Gap pending(String waits) {
    return new Gap(
        LedgerStatus.PENDING, DsrError.STEP_PENDING, "Waits until " + waits + "; resume later");
  }

  private static StepOutcome awaiting(String code, Instant expires) {
    return new StepOutcome.AwaitingApproval(
        code,
        expires,
        new Gap(
            LedgerStatus.WAITING_FOR_APPROVAL,
            DsrError.STEP_PENDING,
            "The tenant requires a second administrator's approval: approve the action in the"
                + " Intune portal (Tenant administration, Multi Admin Approval) by "
                + expires
                + ", then resume"));
  }

  private StepOutcome refused(
      StepKind kind, StepCall call, GraphFailure failure, @Nullable Instant notBefore) {
    Gap part = failure.asGap(named(kind, failure.error()));
    boolean missing = failure.error() == GraphError.NOT_FOUND;
    boolean answered = failure.httpStatus() / 100 == 4 && !failure.error().retryable();
    // A refusal is what the service said; what is observed decides.
    if (answered && inspect(call).status() == Inspection.Status.APPLIED) {
      return new StepOutcome.AlreadyDone();
    }
    if (missing) {
      return later(
          new Gap(
              part.status(),
              part.code(),
              part.detail() + ". The effect is not visible yet: resume later"),
          notBefore);
    }
    TemporaryRefusal protection = kind.temporaryRefusal();
    Optional<Instant> until =
        protection == null || failure.httpStatus() / 100 != 4 || failure.error().retryable()
            ? Optional.empty()
            : protection.endOfRefusal(reads(call)).filter(end -> end.isAfter(clock.instant()));
    if (until.isPresent()) {
      return new StepOutcome.RetryLater(
          until.get(),
          new Gap(
              LedgerStatus.PENDING,
              part.code(),
              "The service protects it until " + until.get() + "; resume then"));
    }
    boolean passes = failure.error().retryable() && failure.error() != GraphError.CANCELLED;
    return passes ? later(part, notBefore) : new StepOutcome.Refused(part);
  }

  /** After a refusal, the message names the permission that the write needs. */
  private static String named(StepKind kind, GraphError error) {
    return error == GraphError.FORBIDDEN && !kind.permissions().isEmpty()
        ? kind.describe() + " (needs " + String.join(" or ", kind.permissions()) + ")"
        : kind.describe();
  }

  private StepOutcome later(Gap part, @Nullable Instant notBefore) {
    return new StepOutcome.RetryLater(
        notBefore == null ? clock.instant().plus(SOON) : notBefore,
        new Gap(LedgerStatus.PENDING, part.code(), part.detail()));
  }

  /**
   * Drafts the step that undoes a step.
   *
   * @param done the step
   * @param period when it was carried out; the undo acts on the effect of this time only
   * @return empty when the kind cannot be undone
   */
  public Optional<StepDraft> undo(PlannedStep done, StepPeriod period) {
    StepKind kind = kinds.get(done.kind());
    return kind == null ? Optional.empty() : kind.undo(done, period);
  }

  /**
   * Polls a step that the service accepted.
   *
   * @param call the step
   * @return the outcome
   */
  public StepOutcome poll(StepCall call) {
    StepKind kind = kinds.get(call.step().kind());
    if (kind == null) {
      return again(call, unknown(call));
    }
    String waits = String.valueOf(kind.waitsFor());
    Inspection seen = kind.effectCheck().check(call, reads(call));
    return switch (seen.status()) {
      case APPLIED -> new StepOutcome.Done("");
      // No result yet is no failure.
      case IN_PROGRESS, TOO_EARLY, OPEN -> again(call, pending(waits));
      case NOT_OBSERVABLE -> unseen(kind, call, required(seen.gap()));
      case DRIFTED ->
          new StepOutcome.Unknown(
              new Gap(
                  LedgerStatus.UNKNOWN,
                  DsrError.STEP_UNKNOWN,
                  seen.detail() + " while it was in progress"));
    };
  }

  /** Only an explicit failure of the device ends an action that the service accepted. */
  private StepOutcome unseen(StepKind kind, StepCall call, Gap part) {
    return kind.endsByDevice() && part.code() == GraphError.OPERATION_FAILED
        ? new StepOutcome.Refused(part)
        : again(call, part);
  }

  /** The interval grows with each status request, up to one day. */
  private StepOutcome again(StepCall call, Gap part) {
    Instant now = clock.instant();
    Duration elapsed = Duration.between(call.firstAttempt().orElse(now), now).dividedBy(4);
    Duration wait =
        elapsed.compareTo(EffectChecks.CHECK_IN_INTERVAL) < 0
            ? EffectChecks.CHECK_IN_INTERVAL
            : elapsed;
    return new StepOutcome.Pending(
        call.step().kind(),
        now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait),
        new Gap(LedgerStatus.PENDING, part.code(), part.detail()),
        "");
  }
}
