package org.dsr4j.internal.execute;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dsr4j.change.Approval;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.change.Attestation;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.internal.cases.CaseFile;
import org.dsr4j.internal.cases.ChangeSettings;
import org.dsr4j.internal.cases.HumanOnlySources;
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
    requireInTime(approved.approval());
    requireThisTenant(approved);
    requireAnother(approved);
    ApprovalCheck check = ApprovalVerification.verified(settings, limits, approved);
    try (Preparation preparation = prepared();
        CaseFile file = CaseFile.begin(journal, approved, check)) {
      return run(file, preparation);
    }
  }

  /** Continues after an earlier run ended for any reason. */
  public ChangeReport resume(CaseId id) {
    journal();
    try (Preparation preparation = prepared();
        CaseFile file = open(id)) {
      requireApproved(file);
      return run(file, preparation);
    }
  }

  /** Records a person's attestation about a step. */
  public ChangeReport attest(CaseId id, Attestation attestation) {
    limits.requireRunning();
    try (CaseFile file = open(id)) {
      file.attest(attestation, this::humanOnly);
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
      return new RestorationPlanner(adapters, settings, file.state(), limits).plan(decision);
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
    try (CaseFile file = open(id)) {
      return report(file, null, List.of());
    }
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

  private ChangeReport run(CaseFile file, Preparation preparation) {
    CaseRun run = new CaseRun(settings, adapters, file, preparation);
    run.run();
    List<String> notes = new ArrayList<>();
    if (!run.legalHoldReason().isEmpty()) {
      notes.add(run.legalHoldReason() + " [" + DsrError.LEGAL_HOLD.code() + "]");
    }
    if (preparation.stop() == DsrError.DEADLINE_EXCEEDED) {
      notes.add(
          "The deadline passed; resume continues the open steps ["
              + DsrError.DEADLINE_EXCEEDED.code()
              + "]");
    }
    return report(file, preparation.cancelled() ? Completion.CANCELLED : null, notes);
  }

  private ChangeReport report(CaseFile file, @Nullable Completion interruption, List<String> more) {
    Instant now = settings.engine().clock().instant();
    ChangeLedger ledger = new ChangeLedger(adapters, file.state(), now);
    List<String> notes = new ArrayList<>(file.state().plan().parts().notes());
    notes.addAll(more);
    return new ChangeReport(
        file.id(),
        file.state().plan().digest(),
        ledger.steps(),
        ledger.ledger(),
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

  private void requireInTime(Approval approval) {
    Instant now = settings.engine().clock().instant();
    if (!now.isBefore(approval.expires())) {
      throw new DsrException(
          DsrError.APPROVAL_INVALID, "The approval has expired: have the plan approved again");
    }
  }

  private void requireThisTenant(ApprovedPlan approved) {
    if (!approved.plan().request().tenant().equals(settings.engine().tenant())) {
      throw new DsrException(
          DsrError.TENANT_MISMATCH, "The plan belongs to another tenant: use a Dsr of that tenant");
    }
  }

  /**
   * Checks the approver again: the plan may come from a Dsr that allows the requester to approve.
   */
  private void requireAnother(ApprovedPlan approved) {
    String requester = approved.plan().request().requestedBy().strip();
    if (settings.separateApprover()
        && approved.approval().by().strip().equalsIgnoreCase(requester)) {
      throw new DsrException(
          DsrError.APPROVAL_INVALID,
          "The requester cannot approve here: another person must approve the plan");
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
