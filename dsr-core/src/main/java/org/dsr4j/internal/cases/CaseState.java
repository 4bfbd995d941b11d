package org.dsr4j.internal.cases;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.StepState;
import org.dsr4j.internal.journal.JournalEntry;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.ErrorDescriptor;
import org.dsr4j.model.ErrorFamily;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.jspecify.annotations.Nullable;

/** The state of a case, computed only from the entries of its journal. Not thread-safe. */
public final class CaseState {

  private @Nullable ChangePlan plan;
  private boolean approved;
  private int waived;
  private boolean drifted;
  private final Map<String, StepHistory> steps = new LinkedHashMap<>();
  private final Map<String, Gap> attested = new LinkedHashMap<>();

  public static CaseState of(List<JournalEntry> entries) {
    CaseState state = new CaseState();
    entries.forEach(state::apply);
    return state;
  }

  void apply(JournalEntry entry) {
    Map<String, String> facts = entry.facts();
    switch (entry.kind()) {
      case PLANNED -> begin(entry.sealed());
      case APPROVED -> approved = true;
      case WAIVED -> waived++;
      case INTENT -> intent(facts, entry.at());
      case RESULT, POLLED -> result(facts, entry.sealed(), entry.at());
      case DRIFTED -> {
        drifted = true;
        result(facts, null, entry.at());
      }
      case ATTESTED -> attest(facts, entry.at());
      case EXPORTED,
          WITHDRAWN,
          RUN_STARTED,
          LEGAL_HOLD,
          RUN_ENDED,
          VERIFIED,
          RECOVERED,
          KEY_DESTROYED -> {}
    }
  }

  private void begin(@Nullable Content sealed) {
    if (sealed == null) {
      throw new DsrException(
          DsrError.CASE_KEY_MISSING,
          "The plan of this case cannot be read any more: the case key is missing");
    }
    plan = ChangePlan.ofJson(sealed.bytes());
    approved = false;
    waived = 0;
    drifted = false;
    steps.clear();
    attested.clear();
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
            facts.getOrDefault("by", "")
                + " on "
                + facts.getOrDefault("on", "")
                + ": "
                + facts.getOrDefault("note", ""));
    attested.put(step(facts), attestation);
    if (plan().step(step(facts)).isPresent()) {
      StepHistory before = steps.getOrDefault(step(facts), StepHistory.NEW);
      steps.put(
          step(facts), before.answered(StepState.ATTESTED, attestation, null, null, null, at));
    }
  }

  private static String step(Map<String, String> facts) {
    return facts.getOrDefault(FactNames.STEP, "");
  }

  public ChangePlan plan() {
    if (plan == null) {
      throw new DsrException(DsrError.JOURNAL_MISSING, "The journal contains no plan");
    }
    return plan;
  }

  boolean planned() {
    return plan != null;
  }

  public boolean approved() {
    return approved;
  }

  int waived() {
    return waived;
  }

  public boolean drifted() {
    return drifted;
  }

  public StepHistory step(String id) {
    return steps.getOrDefault(id, StepHistory.NEW);
  }

  public Optional<Gap> attested(String manualStep) {
    return Optional.ofNullable(attested.get(manualStep));
  }

  /** Returns whether a step may still take effect, so that no other plan can replace this one. */
  public boolean inProgress() {
    return steps.values().stream().anyMatch(StepHistory::inProgress);
  }
}
