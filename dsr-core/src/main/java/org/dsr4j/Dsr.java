package org.dsr4j;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.change.Attestation;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.internal.cases.ChangeSettings;
import org.dsr4j.internal.engine.EngineSettings;
import org.dsr4j.internal.engine.ManualReading;
import org.dsr4j.internal.engine.RunTask;
import org.dsr4j.internal.execute.Execution;
import org.dsr4j.internal.execute.Verification;
import org.dsr4j.internal.plan.ErasurePlanner;
import org.dsr4j.internal.registry.OpenAdapter;
import org.dsr4j.model.Action;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Report;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.SourceRef;
import org.dsr4j.model.TenantId;
import org.dsr4j.model.Window;

/**
 * Carries out data subject requests in one tenant.
 *
 * <p>Bound to the tenant for life: a request for another is refused before any call. Each verb runs
 * on threads of its own and returns when all is read and accounted for; the report's completion is
 * computed from its ledger, which has exactly one entry per declared source. Each verb takes {@link
 * RunOptions}, which say when it ends before time and what it then does. Thread-safe; runs of
 * several threads do not disturb each other. Close it to close its adapters; what the application
 * handed over with {@link DsrBuilder#resource} stays open.
 */
public final class Dsr implements AutoCloseable {

  private final EngineSettings settings;
  private final ChangeSettings changes;
  private final List<OpenAdapter> adapters;
  private volatile boolean closed;

  Dsr(EngineSettings settings, ChangeSettings changes, List<OpenAdapter> adapters) {
    this.settings = settings;
    this.changes = changes;
    this.adapters = adapters;
  }

  /**
   * Begins a {@code Dsr} for one tenant.
   *
   * @param tenant the only tenant it will ever touch
   * @return a builder
   */
  public static DsrBuilder builder(TenantId tenant) {
    return new DsrBuilder(requireNonNull(tenant, "tenant"));
  }

  /**
   * The tenant.
   *
   * @return the tenant
   */
  public TenantId tenant() {
    return settings.tenant();
  }

  /**
   * Every declared source.
   *
   * @return descriptor by source, in the order of the ledger
   */
  public Map<SourceRef, SourceDescriptor> sources() {
    return ReadOperation.sources(adapters);
  }

  /**
   * Finds what is held about a person and keeps nothing of it.
   *
   * @param request the request
   * @return the inventory: counts by source in the ledger
   * @throws DsrException with {@link DsrError#TENANT_MISMATCH} or {@link
   *     DsrError#TENANT_UNCONFIRMED} before anything is read, {@link DsrError#NOT_BY_HAND} before
   *     any call, {@link DsrError#SPOOL_FAILED}
   */
  public Report discover(DsrRequest request) {
    return discover(request, RunOptions.defaults());
  }

  /**
   * Finds what is held about a person, within a deadline.
   *
   * @param request the request
   * @param options deadline and cancellation
   * @return the inventory: counts by source in the ledger
   * @throws DsrException see {@link #discover(DsrRequest)}
   */
  public Report discover(DsrRequest request, RunOptions options) {
    return discover(List.of(request), options).get(0);
  }

  /**
   * Finds what is held about several people, each tenant-wide list read once for all of them.
   *
   * @param requests one request per person, at least one, no id twice
   * @param options deadline and cancellation
   * @return one report per request, in their order
   * @throws DsrException see {@link #discover(DsrRequest)}
   */
  public List<Report> discover(List<DsrRequest> requests, RunOptions options) {
    return read(Action.DISCOVER, requests, Window.all(), options, Map.of());
  }

  /**
   * Makes an electronic copy of what is held about a person, marked unreviewed.
   *
   * @param request the request
   * @param target where to
   * @return the report
   * @throws DsrException see {@link #discover(DsrRequest)}; {@link DsrError#TARGET_EXISTS} and
   *     {@link DsrError#TARGET_UNWRITABLE}, nothing half-written left behind
   */
  public Report export(DsrRequest request, ExportTarget target) {
    return export(request, target, RunOptions.defaults());
  }

  /**
   * Makes an electronic copy of what is held about a person, within a deadline.
   *
   * @param request the request
   * @param target where to
   * @param options deadline and cancellation
   * @return the report
   * @throws DsrException see {@link #export(DsrRequest, ExportTarget)}
   */
  public Report export(DsrRequest request, ExportTarget target, RunOptions options) {
    return export(List.of(request), any -> target, options).get(0);
  }

  /**
   * Makes electronic copies for several people, one target each.
   *
   * @param requests one request per person, at least one, no id twice
   * @param targets gives each request a target of its own
   * @param options deadline and cancellation
   * @return one report per request, in their order
   * @throws DsrException see {@link #export(DsrRequest, ExportTarget)}
   */
  public List<Report> export(
      List<DsrRequest> requests, Function<DsrRequest, ExportTarget> targets, RunOptions options) {
    Map<DsrRequest, ExportTarget> byRequest = new HashMap<>();
    requests.forEach(request -> byRequest.put(request, targets.apply(request)));
    return read(Action.EXPORT, requests, Window.all(), options, byRequest);
  }

  /**
   * Shows the audit trail that names a person, as actor and as target.
   *
   * @param request the request
   * @param window when; {@link Window#all()} for as long as the services keep it
   * @param target where to
   * @return the report
   * @throws DsrException see {@link #export(DsrRequest, ExportTarget)}
   */
  public Report audit(DsrRequest request, Window window, ExportTarget target) {
    return audit(request, window, target, RunOptions.defaults());
  }

  /**
   * Shows the audit trail that names a person, within a deadline.
   *
   * @param request the request
   * @param window when; {@link Window#all()} for as long as the services keep it
   * @param target where to
   * @param options deadline and cancellation
   * @return the report
   * @throws DsrException see {@link #export(DsrRequest, ExportTarget)}
   */
  public Report audit(DsrRequest request, Window window, ExportTarget target, RunOptions options) {
    requireNonNull(window, "window");
    return read(Action.AUDIT, List.of(request), window, options, Map.of(request, target)).get(0);
  }

  /**
   * Plans the erasure of what is held about a person; reads, and changes nothing.
   *
   * @param request the request, with the controller's decision on it
   * @param order what people decided: ground, devices, exemptions, copy
   * @return the plan; with refusals where something stands in its way, and with an interruption
   *     when the request was refused or the person was not found
   * @throws DsrException with {@link DsrError#NOT_DECIDED}, {@link DsrError#TENANT_MISMATCH} or
   *     {@link DsrError#TENANT_UNCONFIRMED}
   */
  public ChangePlan planDeletion(DsrRequest request, ErasureOrder order) {
    return planDeletion(request, order, RunOptions.defaults());
  }

  /**
   * Plans an erasure within a deadline.
   *
   * @param request the request, with the controller's decision on it
   * @param order what people decided
   * @param options deadline and cancellation
   * @return the plan
   * @throws DsrException see {@link #planDeletion(DsrRequest, ErasureOrder)}
   */
  public ChangePlan planDeletion(DsrRequest request, ErasureOrder order, RunOptions options) {
    checkRequests(List.of(request));
    return new ErasurePlanner(adapters, changes, request, order, options.begin()).plan();
  }

  /**
   * Carries out an approved plan as far as it goes now, each step written down before and after.
   *
   * <p>Returns when nothing more can be done at once; what the service takes time for, or somebody
   * has to approve, is gone on with by {@link #resume}. The case is known by the request's id.
   *
   * @param approved the plan with its approval
   * @return how far it got
   * @throws DsrException with {@link DsrError#APPROVAL_INVALID}, {@link DsrError#TENANT_MISMATCH},
   *     {@link DsrError#TENANT_UNCONFIRMED}, {@link DsrError#INVALID_CONFIGURATION} without a
   *     journal, or a code of the journal; nothing was changed then that the journal does not tell
   */
  public ChangeReport execute(ApprovedPlan approved) {
    return execute(approved, RunOptions.defaults());
  }

  /**
   * Carries out an approved plan within a deadline.
   *
   * @param approved the plan with its approval
   * @param options deadline and cancellation, which end the run after the step that is under way
   * @return how far it got
   * @throws DsrException see {@link #execute(ApprovedPlan)}
   */
  public ChangeReport execute(ApprovedPlan approved, RunOptions options) {
    return execution(options).execute(approved);
  }

  /**
   * Goes on with a case, in this process or another, however the run before ended.
   *
   * @param caseId the request's id
   * @return how far it got
   * @throws DsrException see {@link #execute(ApprovedPlan)}; {@link DsrError#JOURNAL_MISSING},
   *     {@link DsrError#JOURNAL_BUSY}, {@link DsrError#JOURNAL_BROKEN}
   */
  public ChangeReport resume(CaseId caseId) {
    return resume(caseId, RunOptions.defaults());
  }

  /**
   * Goes on with a case within a deadline.
   *
   * @param caseId the request's id
   * @param options deadline and cancellation, which end the run after the step that is under way
   * @return how far it got
   * @throws DsrException see {@link #resume(CaseId)}
   */
  public ChangeReport resume(CaseId caseId, RunOptions options) {
    return execution(options).resume(caseId);
  }

  /**
   * Takes a person's word that a manual step was done, or that a step is let go.
   *
   * <p>Of a place that goes with another one, and that only people can look at, they attest that it
   * is gone: the step is then the source as {@code instance/id}.
   *
   * @param caseId the request's id
   * @param attestation the word
   * @return how far the case is now
   * @throws DsrException with {@link DsrError#UNKNOWN_STEP}; see {@link #resume(CaseId)}
   */
  public ChangeReport attest(CaseId caseId, Attestation attestation) {
    return attest(caseId, attestation, RunOptions.defaults());
  }

  /**
   * Takes a person's word, unless the deadline has passed or the call was cancelled.
   *
   * @param caseId the request's id
   * @param attestation the word
   * @param options deadline and cancellation
   * @return how far the case is now
   * @throws DsrException see {@link #attest(CaseId, Attestation)}; {@link DsrError#CANCELLED},
   *     {@link DsrError#DEADLINE_EXCEEDED}
   */
  public ChangeReport attest(CaseId caseId, Attestation attestation, RunOptions options) {
    return execution(options).attest(caseId, attestation);
  }

  /**
   * Tells how far a case is, from its journal, without asking any service.
   *
   * @param caseId the request's id
   * @return how far it is
   * @throws DsrException see {@link #resume(CaseId)}
   */
  public ChangeReport status(CaseId caseId) {
    return status(caseId, RunOptions.defaults());
  }

  /**
   * Tells how far a case is, unless the deadline has passed or the call was cancelled.
   *
   * @param caseId the request's id
   * @param options deadline and cancellation
   * @return how far it is
   * @throws DsrException see {@link #status(CaseId)}; {@link DsrError#CANCELLED}, {@link
   *     DsrError#DEADLINE_EXCEEDED}
   */
  public ChangeReport status(CaseId caseId, RunOptions options) {
    return execution(options).status(caseId);
  }

  /**
   * Looks whether what was done is still so, by each changed object and by searching every source
   * again; whenever called, and as often as wanted. What was seen is added to the journal.
   *
   * @param caseId the request's id
   * @return what is gone, what still goes by when, and what is there again
   * @throws DsrException see {@link #resume(CaseId)}
   */
  public ChangeReport verify(CaseId caseId) {
    return verify(caseId, RunOptions.defaults());
  }

  /**
   * Looks whether what was done is still so, within a deadline.
   *
   * @param caseId the request's id
   * @param options deadline and cancellation
   * @return what is gone, what still goes by when, what is there again, and what was not looked at
   * @throws DsrException see {@link #resume(CaseId)}
   */
  public ChangeReport verify(CaseId caseId, RunOptions options) {
    requireOpen();
    return new Verification(adapters, changes, options.begin()).verify(caseId);
  }

  /**
   * Plans to take back what a case did, the last step first: a deleted account as long as it is not
   * purged, a blocked sign-in. What cannot be taken back, and what only people can, stands in the
   * plan. Approved and executed like any other plan; the case goes on with it instead of its old
   * one.
   *
   * @param caseId the request's id
   * @param decision the controller's decision to take it back
   * @return the plan; with refusals while steps are under way, or when nothing can be taken back
   * @throws DsrException see {@link #resume(CaseId)}
   */
  public ChangePlan planRestoration(CaseId caseId, Decision decision) {
    return planRestoration(caseId, decision, RunOptions.defaults());
  }

  /**
   * Plans to take back what a case did, within a deadline.
   *
   * @param caseId the request's id
   * @param decision the controller's decision to take it back
   * @param options deadline and cancellation
   * @return the plan
   * @throws DsrException see {@link #resume(CaseId)}
   */
  public ChangePlan planRestoration(CaseId caseId, Decision decision, RunOptions options) {
    return execution(options).planRestoration(caseId, decision);
  }

  /**
   * Ends the retention of a case: destroys its key, for good. The journal still proves that nothing
   * was altered, and when what was done; whom it was about, nobody can tell any more.
   *
   * @param caseId the request's id
   * @param by who decides it
   * @param reason why; no personal data
   * @throws DsrException with {@link DsrError#JOURNAL_BUSY} while steps are under way; see {@link
   *     #resume(CaseId)}
   */
  public void endRetention(CaseId caseId, String by, String reason) {
    endRetention(caseId, by, reason, RunOptions.defaults());
  }

  /**
   * Ends the retention of a case, unless the deadline has passed or the call was cancelled.
   *
   * @param caseId the request's id
   * @param by who decides it
   * @param reason why; no personal data
   * @param options deadline and cancellation
   * @throws DsrException see {@link #endRetention(CaseId, String, String)}; {@link
   *     DsrError#CANCELLED}, {@link DsrError#DEADLINE_EXCEEDED}
   */
  public void endRetention(CaseId caseId, String by, String reason, RunOptions options) {
    execution(options).endRetention(caseId, by, reason);
  }

  private Execution execution(RunOptions options) {
    requireOpen();
    return new Execution(adapters, changes, options.begin());
  }

  private List<Report> read(
      Action action,
      List<DsrRequest> requests,
      Window window,
      RunOptions options,
      Map<DsrRequest, ExportTarget> targets) {
    checkRequests(requests);
    RunTask task =
        new RunTask(action, requests, window, options.cancellation(), options.deadline());
    return new ReadOperation(settings, adapters, task, targets).run();
  }

  private void requireOpen() {
    if (closed) {
      throw new DsrException(DsrError.CLOSED, "This Dsr was closed; build a new one");
    }
  }

  private void checkRequests(List<DsrRequest> requests) {
    requireOpen();
    if (requests.isEmpty()) {
      throw new DsrException(DsrError.INCOMPLETE_REQUEST, "There is no request to run");
    }
    List<CaseId> ids = new ArrayList<>();
    for (DsrRequest request : requests) {
      if (!request.tenant().equals(settings.tenant())) {
        throw new DsrException(
            DsrError.TENANT_MISMATCH,
            "Request "
                + request.id()
                + " is for tenant "
                + request.tenant()
                + ", this Dsr for "
                + settings.tenant()
                + ": use a Dsr of that tenant");
      }
      requireUnique(request.id(), ids);
      ids.add(request.id());
      ManualReading.check(request, sources());
    }
  }

  private static void requireUnique(CaseId id, List<CaseId> ids) {
    if (ids.stream().anyMatch(each -> each.equals(id) || each.collidesWith(id))) {
      throw new DsrException(
          DsrError.INVALID_ID,
          "Two requests carry the id " + id + ": ids are unique, capitals not counted");
    }
  }

  /** Closes the adapters, each although another fails. Idempotent. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      adapters.forEach(OpenAdapter::close);
    }
  }
}
