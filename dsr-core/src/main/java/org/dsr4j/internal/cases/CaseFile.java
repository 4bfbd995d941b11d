package org.dsr4j.internal.cases;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.dsr4j.change.AcceptedGap;
import org.dsr4j.change.Approval;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.change.Attestation;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.internal.journal.CaseJournal;
import org.dsr4j.internal.journal.JournalSettings;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.Content;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceRef;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.operator.ApprovalCheck;
import org.dsr4j.spi.operator.JournalSigner;
import org.jspecify.annotations.Nullable;

/**
 * An open case. Every change of its state is first appended to the journal; the state is computed
 * from the journal.
 */
public final class CaseFile implements AutoCloseable {

  private static final int MAX_TEXT = 4000;

  private final CaseJournal journal;
  private final CaseState state;

  private CaseFile(CaseJournal journal) {
    this.journal = journal;
    this.state = CaseState.of(journal.entries());
  }

  /** Opens an existing case of this tenant. */
  public static CaseFile open(JournalSettings settings, CaseId id, TenantId tenant) {
    return ofTenant(CaseJournal.open(settings, id), tenant);
  }

  /** Reads an existing case of this tenant, also while a run holds it; accepts no changes. */
  public static CaseFile read(JournalSettings settings, CaseId id, TenantId tenant) {
    return ofTenant(CaseJournal.read(settings, id), tenant);
  }

  private static CaseFile ofTenant(CaseJournal journal, TenantId tenant) {
    if (!journal.tenant().equals(tenant)) {
      journal.close();
      throw new DsrException(
          DsrError.TENANT_MISMATCH, "The case belongs to another tenant: use a Dsr of that tenant");
    }
    return opened(journal);
  }

  private static CaseFile opened(CaseJournal journal) {
    try {
      return new CaseFile(journal);
    } catch (RuntimeException | Error e) {
      // The exception is rethrown; the lock must be released first.
      journal.close();
      throw e;
    }
  }

  /**
   * Signs a plan and records it, so that a person can approve it. Creates the journal of the case
   * when there is none.
   *
   * @throws DsrException with JOURNAL_BUSY while a run holds the journal, or
   *     JOURNAL_ENTRY_TOO_LARGE
   */
  public static ChangePlan record(JournalSettings settings, ChangePlan plan) {
    try (CaseFile file = openOrCreate(settings, plan.request())) {
      return file.record(plan, settings.signer());
    }
  }

  /** Signs a further plan of this case and records it. */
  public ChangePlan record(ChangePlan plan, JournalSigner signer) {
    ChangePlan signed = PlanAuthenticity.sign(plan, signer);
    if (!state.knows(signed)) {
      write(JournalEntryKind.PLANNED, planned(signed), Content.ofJson(signed.json()));
    }
    return signed;
  }

  /**
   * Records the decisions of a plan that cannot be approved, so that an approval of an earlier plan
   * with other decisions is not used any more. A case that has begun continues: only a plan that
   * can be approved, a refusal or a withdrawal stops it.
   */
  public static void recordRefused(JournalSettings settings, ChangePlan plan) {
    if (!settings.store().cases().contains(plan.request().id())) {
      return;
    }
    try (CaseFile file = open(settings, plan.request().id(), plan.request().tenant())) {
      boolean other =
          file.state.newestPlan().filter(newest -> !newest.hasSameDecisions(plan)).isPresent();
      if (other && !file.state.approved()) {
        Map<String, String> facts = new TreeMap<>(planned(plan));
        facts.put(FactNames.REFUSED, "true");
        file.write(JournalEntryKind.PLANNED, facts, Content.ofJson(plan.json()));
      }
    }
  }

  private static Map<String, String> planned(ChangePlan plan) {
    return Map.of(
        FactNames.PLAN,
        plan.digest(),
        "steps",
        Integer.toString(plan.steps().size()),
        "ground",
        plan.order().ground().article(),
        "requestedBy",
        plan.request().requestedBy(),
        "copy",
        requireNonNullElse(plan.header().copyDigest(), "none"));
  }

  /** Withdraws the case of a request that the controller refused, if there is one. */
  public static void withdrawRefused(JournalSettings settings, DsrRequest request) {
    Decision decision = request.decision().orElseThrow();
    if (settings.store().cases().contains(request.id())) {
      try (CaseFile file = open(settings, request.id(), request.tenant())) {
        if (file.state.planned()) {
          file.withdraw(decision.by(), decision.reason());
        }
      }
    }
  }

  private static CaseFile openOrCreate(JournalSettings settings, DsrRequest request) {
    List<CaseId> cases = settings.store().cases();
    requireDistinct(request.id(), cases);
    return cases.contains(request.id())
        ? open(settings, request.id(), request.tenant())
        : opened(CaseJournal.create(settings, request.id(), request.tenant()));
  }

  /** Records that the case handed out a package. */
  public static void recordExport(
      JournalSettings settings, DsrRequest request, String manifestDigest) {
    try (CaseFile file = openOrCreate(settings, request)) {
      file.write(JournalEntryKind.EXPORTED, Map.of(FactNames.MANIFEST, manifestDigest), null);
    }
  }

  /** Starts to execute a recorded plan; its approval is used up when this method returns. */
  public static CaseFile begin(
      JournalSettings settings, ApprovedPlan approved, ApprovalCheck check) {
    DsrRequest request = approved.plan().request();
    requireDistinct(request.id(), settings.store().cases());
    CaseFile file;
    try {
      file = open(settings, request.id(), request.tenant());
    } catch (DsrException e) {
      throw e.code() == DsrError.JOURNAL_MISSING ? PlanAuthenticity.unknown() : e;
    }
    try {
      file.begin(approved, check);
      return file;
    } catch (RuntimeException | Error e) {
      // The exception is rethrown; the lock must be released first.
      file.close();
      throw e;
    }
  }

  /** Rejects an id that would use the files of another case on a file system that ignores case. */
  public static void requireDistinct(CaseId id, List<CaseId> cases) {
    CaseClaims.requireOther(id);
    for (CaseId other : cases) {
      if (id.collidesWith(other)) {
        throw new DsrException(
            DsrError.INVALID_ID,
            "The id "
                + id
                + " differs from the id of case "
                + other
                + " only in upper and lower case: use that spelling for the same case, otherwise"
                + " another id");
      }
    }
  }

  private void begin(ApprovedPlan approved, ApprovalCheck check) {
    ChangePlan plan = approved.plan();
    requireStartable(plan);
    List<Map<String, String>> waivers = waivers(plan);
    // A process that died in between has already written some of them.
    waivers
        .subList(Math.min(state.waived(plan.digest()), waivers.size()), waivers.size())
        .forEach(facts -> write(JournalEntryKind.WAIVED, facts, null));
    Approval approval = approved.approval();
    write(
        JournalEntryKind.APPROVED,
        Map.of(
            FactNames.PLAN,
            plan.digest(),
            FactNames.BY,
            approval.by(),
            FactNames.AT,
            approval.at().toString(),
            FactNames.EXPIRES,
            approval.expires().toString(),
            "named",
            approval.person() == null ? "" : journal.reference(approval.person()),
            "check",
            check.status().name(),
            FactNames.EVIDENCE,
            check.evidence()),
        null);
  }

  private void requireStartable(ChangePlan plan) {
    if (state.withdrawal().isPresent() && state.hasBegun(plan)) {
      throw new DsrException(
          DsrError.WITHDRAWN, "The case was withdrawn: plan again to change the data after all");
    }
    if (state.hasBegun(plan)) {
      throw state.plan().equals(plan)
          ? new DsrException(
              DsrError.JOURNAL_EXISTS, "This plan is already being executed: use resume(…)")
          : new DsrException(
              DsrError.APPROVAL_INVALID,
              "The approval was used before: plan again and have the new plan approved");
    }
    if (!state.knows(plan)) {
      throw PlanAuthenticity.unknown();
    }
    if (state.newestPlan().filter(newest -> !newest.hasSameDecisions(plan)).isPresent()) {
      throw new DsrException(
          DsrError.PLAN_REFUSED,
          "The controller decided otherwise after this plan was created: approve the newest plan"
              + " of the case");
    }
    if (state.inProgress()) {
      throw new DsrException(
          DsrError.JOURNAL_EXISTS,
          "Steps of an earlier plan are still in progress: resume the case until they have ended");
    }
  }

  /** Ends everything that has not begun. Steps that may still take effect stay observable. */
  public void withdraw(String by, String reason) {
    if (state.withdrawal().isEmpty() || state.awaitsApproval()) {
      write(
          JournalEntryKind.WITHDRAWN,
          Map.of(FactNames.PLAN, state.plan().digest(), FactNames.BY, by, FactNames.REASON, reason),
          null);
    }
  }

  /** Records that the data changed after the planning, before any step. */
  public void drift(String detail) {
    note(
        JournalEntryKind.DRIFTED,
        Map.of(
            FactNames.STATUS,
            LedgerStatus.DRIFTED.storedName(),
            FactNames.CODE,
            DsrError.DRIFTED.code(),
            FactNames.FAMILY,
            DsrError.DRIFTED.family().name(),
            FactNames.DETAIL,
            detail));
  }

  /** Returns the waivers of the plan: no copy, or an accepted gap. */
  private static List<Map<String, String>> waivers(ChangePlan plan) {
    List<Map<String, String>> waivers = new ArrayList<>();
    String digest = plan.digest();
    plan.order()
        .waiver()
        .ifPresent(
            each ->
                waivers.add(
                    waiver(digest, "copy", each.by(), each.on().toString(), each.reason())));
    for (AcceptedGap gap : plan.order().acceptedGaps()) {
      waivers.add(waiver(digest, "gap " + gap.code(), gap.by(), gap.on().toString(), gap.reason()));
    }
    return waivers;
  }

  private static Map<String, String> waiver(
      String digest, String what, String by, String on, String reason) {
    return Map.of(
        FactNames.PLAN, digest, "what", what, FactNames.BY, by, "on", on, FactNames.REASON, reason);
  }

  public CaseState state() {
    return state;
  }

  public CaseId id() {
    return journal.caseId();
  }

  /** Records that a step is about to be attempted; durable when it returns. */
  public void intent(PlannedStep step) {
    Map<String, String> facts = facts(step);
    facts.put(FactNames.ATTEMPT, Integer.toString(state.step(step.id()).attempts() + 1));
    facts.put("kind", step.kind());
    facts.put("version", Integer.toString(step.version()));
    facts.put("source", step.source().toString());
    facts.put("target", journal.reference(step.target()));
    facts.put("irreversible", Boolean.toString(step.irreversible()));
    write(JournalEntryKind.INTENT, facts, null);
  }

  /** Records the result of a step. */
  public void result(JournalEntryKind kind, PlannedStep step, StepResult result) {
    Map<String, String> facts = facts(step);
    facts.put(FactNames.ATTEMPT, Integer.toString(state.step(step.id()).attempts()));
    facts.put(FactNames.STATE, result.state().storedName());
    Gap gap = result.gap();
    if (gap != null) {
      facts.put(FactNames.STATUS, gap.status().storedName());
      facts.put(FactNames.CODE, gap.code().code());
      facts.put(FactNames.FAMILY, gap.code().family().name());
      facts.put(FactNames.RETRYABLE, Boolean.toString(gap.code().retryable()));
      facts.put(FactNames.DETAIL, gap.detail());
    }
    Instant next = result.nextAt();
    if (next != null) {
      facts.put(FactNames.NEXT, next.toString());
    }
    if (!result.evidence().isEmpty()) {
      facts.put(FactNames.EVIDENCE, result.evidence());
    }
    write(kind, facts, secrets(result));
  }

  /** Texts come from people and services; a long one must not prevent an entry. */
  private static Map<String, String> cut(Map<String, String> facts) {
    Map<String, String> bounded = new TreeMap<>(facts);
    bounded.replaceAll((name, fact) -> cut(fact));
    return bounded;
  }

  static String cut(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT - 1) + "\u2026";
  }

  private static @Nullable Content secrets(StepResult result) {
    String token = result.token();
    String code = result.approvalCode();
    if (token == null && code == null) {
      return null;
    }
    return Content.object(
        out -> {
          if (token != null) {
            out.put(FactNames.TOKEN, token);
          }
          if (code != null) {
            out.put(FactNames.APPROVAL_CODE, code);
          }
        });
  }

  /**
   * Records what people attested: all of it, or nothing when one attestation is invalid. What the
   * journal already contains is not written again, so a call that was interrupted can be repeated.
   *
   * @param humanOnly whether only people can read a source; for such a source they attest that the
   *     data which follow from another source are deleted
   */
  public void attest(List<Attestation> attestations, Predicate<SourceRef> humanOnly) {
    AttestableSteps.require(state, attestations, humanOnly);
    for (Attestation attestation : attestations) {
      if (!state.contains(attestation)) {
        write(
            JournalEntryKind.ATTESTED,
            Map.of(
                FactNames.PLAN,
                state.plan().digest(),
                FactNames.STEP,
                attestation.step(),
                FactNames.BY,
                attestation.by(),
                "on",
                attestation.on().toString(),
                "note",
                attestation.note()),
            null);
      }
    }
  }

  /**
   * Ends the retention. Refused while steps are in progress, because they could not be resumed
   * without the key.
   */
  public void destroyKey(String by, String reason) {
    if (state.inProgress()) {
      throw new DsrException(
          DsrError.JOURNAL_BUSY,
          "Steps of this case are still in progress: resume it until they have ended, then end its"
              + " retention");
    }
    Map<String, String> facts = new TreeMap<>(Map.of("by", by, "reason", reason));
    if (state.planned()) {
      facts.put(FactNames.PLAN, state.plan().digest());
    }
    journal.destroyKey(cut(facts));
  }

  /** Records a verification, and what it saw in each of its sources. */
  public void verified(Map<String, String> facts, Map<SourceRef, Observation> seen) {
    Map<String, String> all = new TreeMap<>(facts);
    all.put(FactNames.PLAN, state.plan().digest());
    write(JournalEntryKind.VERIFIED, all, ObservationJson.write(seen));
  }

  /** Appends an entry that does not belong to a step. */
  public void note(JournalEntryKind kind, Map<String, String> more) {
    Map<String, String> facts = new TreeMap<>(more);
    facts.put(FactNames.PLAN, state.plan().digest());
    write(kind, facts, null);
  }

  private Map<String, String> facts(PlannedStep step) {
    Map<String, String> facts = new TreeMap<>();
    facts.put(FactNames.PLAN, state.plan().digest());
    facts.put(FactNames.STEP, step.id());
    return facts;
  }

  private void write(JournalEntryKind kind, Map<String, String> facts, @Nullable Content sealed) {
    state.apply(journal.append(kind, cut(facts), sealed));
  }

  public boolean ended(PlannedStep step) {
    return state.step(step.id()).state().ended();
  }

  @Override
  public void close() {
    journal.close();
  }
}
