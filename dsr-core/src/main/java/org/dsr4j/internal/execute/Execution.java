package org.dsr4j.internal.execute;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.change.Attestation;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.internal.cases.CaseClaims;
import org.dsr4j.internal.cases.CaseFile;
import org.dsr4j.internal.cases.CaseState;
import org.dsr4j.internal.cases.ChangeSettings;
import org.dsr4j.internal.cases.DecisionGate;
import org.dsr4j.internal.cases.HumanOnlySources;
import org.dsr4j.internal.cases.PlanAuthenticity;
import org.dsr4j.internal.engine.Preparation;
import org.dsr4j.internal.engine.RunLimits;
import org.dsr4j.internal.journal.JournalSettings;
import org.dsr4j.internal.plan.RestorationPlanner;
import org.dsr4j.internal.registry.OpenAdapter;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.Completion;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.SourceRef;
import org.dsr4j.spi.operator.ApprovalCheck;
import org.jspecify.annotations.Nullable;

/** Executes approved plans, in one process or in several processes one after another. */
public final class Execution {

  private final List<OpenAdapter> adapters;
  private final ChangeSettings settings;
  private final RunLimits limits;

  public Execution(List<OpenAdapter> adapters, ChangeSettings settings, RunLimits limits) {
    this.adapters = List.copyOf(adapters);
    this.settings = settings;
    this.limits = limits;
  }

  /** Starts the execution of a plan. */
  public ChangeReport execute(ApprovedPlan approved) {
    JournalSettings journal = journal();
    ChangePlan plan = approved.plan();
    requireThisTenant(approved);
    PlanAuthenticity.require(plan, journal);
    DecisionGate.require(approved, settings.approvals(), now());
    ProviderCheck.require(plan, adapters);
    ApprovalCheck check = ApprovalVerification.verified(settings, limits, approved);
    try (Preparation preparation = prepared()) {
      PlanRecheck recheck = rechecked(plan, preparation);
      if (!recheck.refusals().isEmpty()) {
        throw new DsrException(
            DsrError.PLAN_REFUSED, "This plan cannot be executed: " + recheck.refusals());
      }
      try (CaseFile file = begin(journal, approved, check)) {
        return run(file, preparation, recheck);
      }
    }
  }

  /** Two cases must not start to change the same object at the same time. */
  private static CaseFile begin(
      JournalSettings journal, ApprovedPlan approved, ApprovalCheck check) {
    return CaseClaims.exclusively(
        journal,
        () -> {
          CaseClaims.requireFree(journal, approved.plan());
          return CaseFile.begin(journal, approved, check);
        });
  }

  private PlanRecheck rechecked(ChangePlan plan, Preparation preparation) {
    PlanRecheck recheck = new PlanRecheck(adapters, settings, limits, preparation);
    recheck.check(plan);
    return recheck;
  }

  /** Continues after an earlier run ended for any reason. */
  public ChangeReport resume(CaseId id) {
    journal();
    try (Preparation preparation = prepared();
        CaseFile file = open(id)) {
      requireApproved(file);
      CaseState state = file.state();
      boolean untouched = !state.attempted() && !state.stopped();
      return run(file, preparation, untouched ? rechecked(state.plan(), preparation) : null);
    }
  }

  /** Ends everything that has not begun. */
  public ChangeReport withdraw(CaseId id, String by, String reason) {
    limits.requireRunning();
    if (by.isBlank() || reason.isBlank()) {
      throw new DsrException(
          DsrError.INCOMPLETE_ORDER, "A withdrawal needs the person who decided it and a reason");
    }
    try (CaseFile file = open(id)) {
      file.withdraw(by, reason);
      return report(file, null, List.of());
    }
  }

  /** Records what people attested about steps. */
  public ChangeReport attest(CaseId id, List<Attestation> attestations) {
    limits.requireRunning();
    try (CaseFile file = open(id)) {
      file.attest(attestations, this::humanOnly);
      return report(file, null, List.of());
    }
  }

  private boolean humanOnly(SourceRef ref) {
    return adapters.stream()
        .filter(adapter -> adapter.instance().equals(ref.instance()))
        .flatMap(adapter -> adapter.sources().stream())
        .anyMatch(
            source -> source.id().equals(ref.source()) && HumanOnlySources.isHumanOnly(source));
  }

  /** Plans to undo the changes of a case. */
  public ChangePlan planRestoration(CaseId id, Decision decision) {
    try (CaseFile file = open(id)) {
      ChangePlan plan =
          new RestorationPlanner(adapters, settings, file.state(), limits).plan(decision);
      return plan.approvable() ? file.record(plan, journal().signer()) : plan;
    }
  }

  /**
   * Ends the retention of a case: destroys its key, so that the journal identifies no person any
   * more.
   */
  public void endRetention(CaseId id, String by, String reason) {
    limits.requireRunning();
    try (CaseFile file = open(id)) {
      file.destroyKey(by, reason);
    }
  }

  /** Returns the progress of a case, only from its journal. */
  public ChangeReport status(CaseId id) {
    limits.requireRunning();
    try (CaseFile file = read(id)) {
      return report(file, null, List.of());
    }
  }

  private CaseFile read(CaseId id) {
    return CaseFile.read(journal(), id, settings.engine().tenant());
  }

  CaseFile open(CaseId id) {
    return CaseFile.open(journal(), id, settings.engine().tenant());
  }

  private Preparation prepared() {
    Preparation preparation = new Preparation(adapters, settings.engine(), limits);
    try {
      preparation.confirmTenants();
      return preparation;
    } catch (RuntimeException | Error e) {
      // The exception is rethrown; the threads must be stopped first.
      preparation.close();
      throw e;
    }
  }

  /**
   * Runs a case.
   *
   * @param recheck the fresh look at the plan, or null when a step was attempted before
   */
  private ChangeReport run(CaseFile file, Preparation preparation, @Nullable PlanRecheck recheck) {
    List<String> notes = new ArrayList<>();
    if (recheck != null && !recheck.drift().isEmpty()) {
      file.drift(recheck.drift() + ": create a new plan; no step of this plan is executed");
    }
    String obstacle = recheck == null ? "" : obstacle(file, recheck);
    if (obstacle.isEmpty()) {
      run(file, preparation, notes);
    } else {
      notes.add(obstacle);
    }
    return report(file, preparation.cancelled() ? Completion.CANCELLED : null, notes);
  }

  /** Returns what prevents the first step of a case that was held or stopped before, or "". */
  private String obstacle(CaseFile file, PlanRecheck recheck) {
    return recheck.refusals().isEmpty()
        ? expiry(file)
        : recheck.refusals() + " [" + DsrError.PLAN_REFUSED.code() + "]";
  }

  private String expiry(CaseFile file) {
    boolean expired =
        file.state().expiredBeforeFirstStep(now()) && !file.state().openSteps().isEmpty();
    return expired
        ? "The approval expired before the first step: plan again and have the new plan approved ["
            + DsrError.APPROVAL_INVALID.code()
            + "]"
        : "";
  }

  private void run(CaseFile file, Preparation preparation, List<String> notes) {
    List<OpenAdapter> known = ProviderCheck.withoutStrangers(file.state().plan(), adapters);
    CaseRun run = new CaseRun(settings, known, file, preparation);
    run.run();
    if (!expiry(file).isEmpty()) {
      notes.add(expiry(file));
    }
    if (!run.legalHoldReason().isEmpty()) {
      notes.add(run.legalHoldReason() + " [" + DsrError.LEGAL_HOLD.code() + "]");
    }
    if (preparation.stop() == DsrError.DEADLINE_EXCEEDED) {
      notes.add(
          "The deadline passed; resume continues the open steps ["
              + DsrError.DEADLINE_EXCEEDED.code()
              + "]");
    }
  }

  private ChangeReport report(CaseFile file, @Nullable Completion interruption, List<String> more) {
    Instant now = now();
    ChangeLedger ledger = new ChangeLedger(adapters, file.state(), now);
    List<String> notes = new ArrayList<>(file.state().plan().parts().notes());
    notes.addAll(more);
    if (!file.state().approved()) {
      notes.add("The plan of this case was recorded but not approved: no step was executed");
    } else if (file.state().superseded()) {
      notes.add(
          "The controller decided otherwise after this plan was created: no further step starts;"
              + " have the newest plan approved and execute it, or plan again with the decisions"
              + " of this plan ["
              + DsrError.PLAN_REFUSED.code()
              + "]");
    }
    return new ChangeReport(
        file.id(),
        file.state().plan().digest(),
        ledger.steps(),
        ledger.ledger(file.state().observations()),
        interruption,
        notes,
        now);
  }

  private JournalSettings journal() {
    JournalSettings journal = settings.journal();
    if (journal == null) {
      throw new DsrException(
          DsrError.INVALID_CONFIGURATION,
          "A change needs a journal: set one with DsrBuilder.cases(…) or journal(…)");
    }
    return journal;
  }

  private Instant now() {
    return settings.engine().clock().instant();
  }

  private void requireThisTenant(ApprovedPlan approved) {
    if (!approved.plan().request().tenant().equals(settings.engine().tenant())) {
      throw new DsrException(
          DsrError.TENANT_MISMATCH, "The plan belongs to another tenant: use a Dsr of that tenant");
    }
  }

  private static void requireApproved(CaseFile file) {
    if (!file.state().approved()) {
      throw new DsrException(
          DsrError.APPROVAL_INVALID,
          "The plan of this case was recorded but never approved: execute it again");
    }
  }
}
