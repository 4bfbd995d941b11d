package org.dsr4j.internal.cases;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dsr4j.change.Attestation;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepState;
import org.dsr4j.internal.journal.JournalEntry;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.ErrorDescriptor;
import org.dsr4j.model.ErrorFamily;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceRef;
import org.jspecify.annotations.Nullable;

/** The state of a case, computed only from the entries of its journal. Not thread-safe. */
public final class CaseState {

  private static final Gap NO_REASON =
      new Gap(LedgerStatus.DRIFTED, DsrError.DRIFTED, "The data changed after the planning");

  private final Map<String, ChangePlan> planned = new LinkedHashMap<>();
  private final Set<String> begun = new HashSet<>();
  private final Set<String> revoked = new HashSet<>();
  private final Set<String> packages = new HashSet<>();
  private final Map<String, Integer> waived = new HashMap<>();
  // An adapter that did not end in time may still ask for a history on its own thread.
  private final Map<String, StepHistory> steps = new ConcurrentHashMap<>();
  private final Map<String, Gap> attested = new LinkedHashMap<>();
  private final Observations observations = new Observations();
  private @Nullable ChangePlan plan;
  private @Nullable ChangePlan newest;
  private @Nullable ApprovalPeriod approval;
  private @Nullable Gap withdrawal;
  private boolean drifted;

  public static CaseState of(List<JournalEntry> entries) {
    CaseState state = new CaseState();
    entries.forEach(state::apply);
    return state;
  }

  void apply(JournalEntry entry) {
    Map<String, String> facts = entry.facts();
    switch (entry.kind()) {
      case PLANNED -> planned(facts, entry.sealed());
      case APPROVED -> begin(facts);
      case WAIVED -> waived.merge(planDigest(facts), 1, Integer::sum);
      case INTENT -> intent(facts, entry.at());
      case RESULT, POLLED -> result(facts, entry.sealed(), entry.at());
      case DRIFTED -> drift(facts, entry.at());
      case ATTESTED -> attest(facts, entry.at());
      case WITHDRAWN -> withdraw(facts, entry.at());
      case EXPORTED -> packages.add(facts.getOrDefault(FactNames.MANIFEST, ""));
      case VERIFIED -> observations.verified(facts, entry.sealed(), entry.at());
      case RUN_STARTED, LEGAL_HOLD, RUN_ENDED, RECOVERED, KEY_DESTROYED -> {}
    }
  }

  private void planned(Map<String, String> facts, @Nullable Content sealed) {
    if (sealed == null) {
      throw new DsrException(
          DsrError.CASE_KEY_MISSING,
          "The plan of this case cannot be read any more: the case key is missing");
    }
    newest = ChangePlan.ofJson(sealed.bytes());
    if (facts.containsKey(FactNames.REFUSED)) {
      // It cannot be executed, but its decisions replace those of earlier plans.
      return;
    }
    planned.put(newest.digest(), newest);
    if (!approved()) {
      // Shows what a person may approve; the plan that is executed changes only with an approval.
      // A withdrawal or an attestation before belongs to an earlier plan.
      plan = newest;
      withdrawal = null;
      forget();
    }
  }

  /** The approval selects the plan that is executed from now on. */
  private void begin(Map<String, String> facts) {
    String digest = planDigest(facts);
    plan = planned.getOrDefault(digest, newest);
    begun.add(digest);
    approval = ApprovalPeriod.of(facts);
    drifted = false;
    withdrawal = null;
    forget();
  }

  private void forget() {
    steps.clear();
    attested.clear();
    observations.clear();
  }

  private String planDigest(Map<String, String> facts) {
    return facts.getOrDefault(FactNames.PLAN, newest == null ? "" : newest.digest());
  }

  /** A drift without a step concerns the whole plan: no step that is still open is executed. */
  private void drift(Map<String, String> facts, Instant at) {
    drifted = true;
    if (facts.containsKey(FactNames.STEP)) {
      result(facts, null, at);
    } else {
      endOpenSteps(StepState.DRIFTED, requireNonNullElse(gap(facts), NO_REASON), at);
    }
  }

  private void withdraw(Map<String, String> facts, Instant at) {
    Gap reason =
        new Gap(
            LedgerStatus.SKIPPED,
            DsrError.WITHDRAWN,
            "The case was withdrawn by "
                + facts.getOrDefault(FactNames.BY, "")
                + ": "
                + facts.getOrDefault(FactNames.REASON, ""));
    withdrawal = reason;
    // Plans from before the withdrawal are void; a new plan starts again.
    planned.keySet().stream().filter(digest -> !begun.contains(digest)).forEach(revoked::add);
    planned.keySet().removeAll(revoked);
    endOpenSteps(StepState.REFUSED, reason, at);
  }

  private void endOpenSteps(StepState state, Gap why, Instant at) {
    for (PlannedStep step : plan().steps()) {
      StepHistory history = step(step.id());
      if (!history.state().ended() && !history.inProgress()) {
        steps.put(step.id(), history.answered(state, why, null, null, null, at));
      }
    }
  }

  private void intent(Map<String, String> facts, Instant at) {
    int attempt = Integer.parseInt(facts.getOrDefault(FactNames.ATTEMPT, "1"));
    steps.merge(
        step(facts),
        StepHistory.NEW.attempted(attempt, at),
        (old, any) -> old.attempted(attempt, at));
  }

  private void result(Map<String, String> facts, @Nullable Content sealed, Instant at) {
    StepHistory before = steps.getOrDefault(step(facts), StepHistory.NEW);
    String next = facts.get(FactNames.NEXT);
    steps.put(
        step(facts),
        before.answered(
            StepState.ofStored(facts.getOrDefault(FactNames.STATE, StepState.UNKNOWN.storedName())),
            gap(facts),
            next == null ? null : Instant.parse(next),
            secret(sealed, FactNames.TOKEN),
            secret(sealed, FactNames.APPROVAL_CODE),
            at));
    // What was seen before this result is outdated.
    if (plan != null) {
      plan.step(step(facts)).ifPresent(step -> observations.forget(step.source()));
    }
    endIfWithdrawn(step(facts), at);
  }

  /** After a withdrawal, a step that would only be tried again later has ended too. */
  private void endIfWithdrawn(String id, Instant at) {
    StepHistory history = step(id);
    boolean again =
        history.state() == StepState.RETRY_LATER
            || history.state() == StepState.WAITING_FOR_APPROVAL;
    if (withdrawal != null && again) {
      steps.put(id, history.answered(StepState.REFUSED, withdrawal, null, null, null, at));
    }
  }

  private static @Nullable String secret(@Nullable Content sealed, String name) {
    return sealed == null ? null : sealed.text(name).orElse(null);
  }

  private static @Nullable Gap gap(Map<String, String> facts) {
    String code = facts.get(FactNames.CODE);
    if (code == null) {
      return null;
    }
    ErrorDescriptor recorded =
        new ErrorDescriptor(
            code,
            ErrorFamily.valueOf(facts.getOrDefault(FactNames.FAMILY, ErrorFamily.EXTERNAL.name())),
            Boolean.parseBoolean(facts.get(FactNames.RETRYABLE)));
    return new Gap(
        LedgerStatus.ofStored(
            facts.getOrDefault(FactNames.STATUS, LedgerStatus.UNKNOWN.storedName())),
        recorded,
        facts.getOrDefault(FactNames.DETAIL, ""));
  }

  private void attest(Map<String, String> facts, Instant at) {
    Gap attestation =
        new Gap(
            LedgerStatus.ATTESTED,
            DsrError.STEP_ATTESTED,
            attested(
                facts.getOrDefault(FactNames.BY, ""),
                facts.getOrDefault("on", ""),
                facts.getOrDefault("note", "")));
    attested.put(step(facts), attestation);
    if (plan().step(step(facts)).isPresent()) {
      StepHistory before = steps.getOrDefault(step(facts), StepHistory.NEW);
      steps.put(
          step(facts), before.answered(StepState.ATTESTED, attestation, null, null, null, at));
    }
  }

  private static String attested(String by, String on, String note) {
    return by + " on " + on + ": " + note;
  }

  /** Returns whether exactly this attestation is the newest one of its step. */
  boolean contains(Attestation attestation) {
    String detail = attested(attestation.by(), attestation.on().toString(), attestation.note());
    return attested(attestation.step()).filter(gap -> gap.detail().equals(detail)).isPresent();
  }

  private static String step(Map<String, String> facts) {
    return facts.getOrDefault(FactNames.STEP, "");
  }

  /** Returns the plan that is executed, or before the first approval the newest plan. */
  public ChangePlan plan() {
    if (plan == null) {
      throw new DsrException(DsrError.JOURNAL_MISSING, "The journal contains no plan");
    }
    return plan;
  }

  public boolean planned() {
    return plan != null;
  }

  /** Returns the plan that was created last, whether it was approved or not. */
  Optional<ChangePlan> newestPlan() {
    return Optional.ofNullable(newest);
  }

  /** Returns whether this library planned it for this case, and nobody withdrew it since. */
  boolean knows(ChangePlan other) {
    return planned.containsKey(other.digest()) && !revoked.contains(other.digest());
  }

  /** Returns whether an approval of the plan was used before. */
  boolean hasBegun(ChangePlan other) {
    return begun.contains(other.digest());
  }

  public boolean approved() {
    return approval != null;
  }

  /** Returns whether the approval expired before any step was attempted. */
  public boolean expiredBeforeFirstStep(Instant now) {
    return !attempted() && (approval == null || approval.isOver(now));
  }

  /** Returns whether any step of the plan was attempted. */
  public boolean attempted() {
    return steps.values().stream().anyMatch(history -> history.attempts() > 0);
  }

  int waived(String digest) {
    return waived.getOrDefault(digest, 0);
  }

  /**
   * Returns whether no further step starts: the data changed after the planning, a person withdrew
   * the case, or the controller decided otherwise. Steps that may still take effect are inspected
   * and polled.
   */
  public boolean stopped() {
    return ended() || superseded();
  }

  private boolean ended() {
    return drifted || withdrawal != null;
  }

  /**
   * Returns whether the controller decided otherwise after the plan that is executed was created:
   * the newest plan undoes the changes, or has another decision or order. A further plan with the
   * decisions of the executed plan ends this.
   */
  public boolean superseded() {
    return approved() && withdrawal == null && newest != null && !newest.hasSameDecisions(plan());
  }

  /** Returns whether a plan was recorded that has not begun, so that an approval could start it. */
  boolean awaitsApproval() {
    return !begun.containsAll(planned.keySet());
  }

  /** Returns why the case was withdrawn, or empty. */
  public Optional<Gap> withdrawal() {
    return Optional.ofNullable(withdrawal);
  }

  /** Returns whether the case handed out the package with this manifest. */
  public boolean exported(String manifestDigest) {
    return packages.contains(manifestDigest);
  }

  /** Returns the steps of the approved plan that are still to be done or may still take effect. */
  public List<PlannedStep> openSteps() {
    if (!approved()) {
      return List.of();
    }
    return plan().steps().stream()
        .filter(step -> !step(step.id()).state().ended())
        .filter(step -> !ended() || step(step.id()).inProgress())
        .toList();
  }

  /** Returns the history of a step; the only method that any thread may call. */
  public StepHistory step(String id) {
    return steps.getOrDefault(id, StepHistory.NEW);
  }

  /** Returns what the last verification saw, without sources that a step changed since. */
  public Map<SourceRef, Observation> observations() {
    return observations.all();
  }

  public Optional<Gap> attested(String manualStep) {
    return Optional.ofNullable(attested.get(manualStep));
  }

  /** Returns whether a step may still take effect, so that no other plan can replace this one. */
  public boolean inProgress() {
    return steps.values().stream().anyMatch(StepHistory::inProgress);
  }
}
