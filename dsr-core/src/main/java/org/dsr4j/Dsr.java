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
 * Runs data subject requests in one tenant.
 *
 * <p>An instance accepts requests for its own tenant only; it refuses any other request before the
 * first call to a service. Each verb reads on threads of its own and returns when every source is
 * read and has an entry in the ledger. The ledger has exactly one entry per declared source, and
 * the completion of a report is computed from it. {@link RunOptions} define when a verb stops early
 * and what it returns then. Thread-safe; concurrent runs do not affect each other. {@link #close()}
 * closes the adapters, but no object that the application registered with {@link
 * DsrBuilder#resource}.
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
   * Returns a builder for a {@code Dsr} of one tenant.
   *
   * @param tenant the only tenant that the {@code Dsr} reads and changes
   * @return a new builder
   */
  public static DsrBuilder builder(TenantId tenant) {
    return new DsrBuilder(requireNonNull(tenant, "tenant"));
  }

  /**
   * Returns the tenant of this {@code Dsr}.
   *
   * @return the tenant
   */
  public TenantId tenant() {
    return settings.tenant();
  }

  /**
   * Returns the descriptors of all declared sources.
   *
   * @return descriptor by source, in the order of the ledger
   */
  public Map<SourceRef, SourceDescriptor> sources() {
    return ReadOperation.sources(adapters);
  }

  /**
   * Finds the data that the sources hold about a person, and discards the content.
   *
   * @param request the request
   * @return the inventory: counts by source in the ledger
   * @throws DsrException with {@link DsrError#NOT_BY_HAND} before any call; with {@link
   *     DsrError#TENANT_MISMATCH} or {@link DsrError#TENANT_UNCONFIRMED} before any data is read;
   *     with {@link DsrError#SPOOL_FAILED} when the temporary storage fails
   */
  public Report discover(DsrRequest request) {
    return discover(request, RunOptions.defaults());
  }

  /**
   * Finds the data that the sources hold about a person, within a deadline.
   *
   * @param request the request
   * @param options deadline and cancellation
   * @return the inventory: counts by source in the ledger
   * @throws DsrException with the codes of {@link #discover(DsrRequest)}
   */
  public Report discover(DsrRequest request, RunOptions options) {
    return discover(List.of(request), options).get(0);
  }

  /**
   * Finds the data that the sources hold about several people. A tenant-wide list is read once for
   * all of them.
   *
   * @param requests one request per person, at least one, no id twice
   * @param options deadline and cancellation
   * @return one report per request, in their order
   * @throws DsrException with the codes of {@link #discover(DsrRequest)}
   */
  public List<Report> discover(List<DsrRequest> requests, RunOptions options) {
    return read(Action.DISCOVER, requests, Window.all(), options, Map.of());
  }

  /**
   * Exports an electronic copy of the data about a person. The copy is marked as unreviewed. A
   * request that the controller refused ends as DECLINED, without a file and without a read.
   *
   * @param request the request
   * @param target where the copy is written
   * @return the report
   * @throws DsrException with the codes of {@link #discover(DsrRequest)}; with {@link
   *     DsrError#TARGET_EXISTS} or {@link DsrError#TARGET_UNWRITABLE}, and then no partial file
   *     remains
   */
  public Report export(DsrRequest request, ExportTarget target) {
    return export(request, target, RunOptions.defaults());
  }

  /**
   * Exports an electronic copy of the data about a person, within a deadline.
   *
   * @param request the request
   * @param target where the copy is written
   * @param options deadline and cancellation
   * @return the report
   * @throws DsrException with the codes of {@link #export(DsrRequest, ExportTarget)}
   */
  public Report export(DsrRequest request, ExportTarget target, RunOptions options) {
    return export(List.of(request), any -> target, options).get(0);
  }

  /**
   * Exports electronic copies for several people, each to its own target.
   *
   * @param requests one request per person, at least one, no id twice
   * @param targets returns a different target for each request
   * @param options deadline and cancellation
   * @return one report per request, in their order
   * @throws DsrException with the codes of {@link #export(DsrRequest, ExportTarget)}
   */
  public List<Report> export(
      List<DsrRequest> requests, Function<DsrRequest, ExportTarget> targets, RunOptions options) {
    Map<DsrRequest, ExportTarget> byRequest = new HashMap<>();
    requests.forEach(request -> byRequest.put(request, targets.apply(request)));
    return read(Action.EXPORT, requests, Window.all(), options, byRequest);
  }

  /**
   * Exports the audit entries in which a person is the actor or the target.
   *
   * @param request the request
   * @param window the period; {@link Window#all()} for everything that the services still keep
   * @param target where the entries are written
   * @return the report
   * @throws DsrException with the codes of {@link #export(DsrRequest, ExportTarget)}
   */
  public Report audit(DsrRequest request, Window window, ExportTarget target) {
    return audit(request, window, target, RunOptions.defaults());
  }

  /**
   * Exports the audit entries in which a person is the actor or the target, within a deadline.
   *
   * @param request the request
   * @param window the period; {@link Window#all()} for everything that the services still keep
   * @param target where the entries are written
   * @param options deadline and cancellation
   * @return the report
   * @throws DsrException with the codes of {@link #export(DsrRequest, ExportTarget)}
   */
  public Report audit(DsrRequest request, Window window, ExportTarget target, RunOptions options) {
    requireNonNull(window, "window");
    return read(Action.AUDIT, List.of(request), window, options, Map.of(request, target)).get(0);
  }

  /**
   * Plans the erasure of the data about a person. Reads only; changes nothing.
   *
   * @param request the request, with the controller's decision on it
   * @param order the controller's decisions: ground, devices, exemptions, copy
   * @return the plan; it has refusals when something prevents the approval, and an interruption
   *     when the request was declined or the person was not identified
   * @throws DsrException with {@link DsrError#NOT_DECIDED}, {@link DsrError#TENANT_MISMATCH} or
   *     {@link DsrError#TENANT_UNCONFIRMED}
   */
  public ChangePlan planDeletion(DsrRequest request, ErasureOrder order) {
    return planDeletion(request, order, RunOptions.defaults());
  }

  /**
   * Plans an erasure, within a deadline.
   *
   * @param request the request, with the controller's decision on it
   * @param order the controller's decisions
   * @param options deadline and cancellation
   * @return the plan
   * @throws DsrException with the codes of {@link #planDeletion(DsrRequest, ErasureOrder)}
   */
  public ChangePlan planDeletion(DsrRequest request, ErasureOrder order, RunOptions options) {
    checkRequests(List.of(request));
    return new ErasurePlanner(adapters, changes, request, order, options.begin()).plan();
  }

  /**
   * Executes an approved plan as far as possible now.
   *
   * <p>The plan must be one that a {@code Dsr} with the same journal and signer created. The
   * approval is valid for this one execution. Before the first step the person is resolved again
   * and the adapters are asked again what prevents the change; when something differs from the
   * plan, all steps are reported as drifted and none is executed.
   *
   * <p>The journal records each step before and after its execution. The method returns when no
   * step can continue immediately. {@link #resume} continues steps that the service still processes
   * or that need an approval at the service. The case id is the id of the request.
   *
   * @param approved the plan with its approval
   * @return the progress of the case
   * @throws DsrException with {@link DsrError#PLAN_NOT_OURS}, {@link DsrError#PLAN_REFUSED}, {@link
   *     DsrError#APPROVAL_INVALID}, {@link DsrError#PROVIDER_CHANGED}, {@link
   *     DsrError#CASE_CONFLICT}, {@link DsrError#WITHDRAWN}, {@link DsrError#TENANT_MISMATCH},
   *     {@link DsrError#TENANT_UNCONFIRMED}, {@link DsrError#INVALID_CONFIGURATION} when no journal
   *     is configured, or a code of the journal; the journal contains every change that was made
   *     before the exception
   */
  public ChangeReport execute(ApprovedPlan approved) {
    return execute(approved, RunOptions.defaults());
  }

  /**
   * Executes an approved plan, within a deadline.
   *
   * @param approved the plan with its approval
   * @param options deadline and cancellation; both end the run after the step in progress
   * @return the progress of the case
   * @throws DsrException with the codes of {@link #execute(ApprovedPlan)}
   */
  public ChangeReport execute(ApprovedPlan approved, RunOptions options) {
    return execution(options).execute(approved);
  }

  /**
   * Continues a case after an earlier run ended for any reason, in this process or in another one.
   *
   * @param caseId the request's id
   * @return the progress of the case
   * @throws DsrException with the codes of {@link #execute(ApprovedPlan)}; with {@link
   *     DsrError#JOURNAL_MISSING}, {@link DsrError#JOURNAL_BUSY}, {@link DsrError#JOURNAL_BROKEN}
   *     or {@link DsrError#JOURNAL_FORKED}
   */
  public ChangeReport resume(CaseId caseId) {
    return resume(caseId, RunOptions.defaults());
  }

  /**
   * Continues a case, within a deadline.
   *
   * @param caseId the request's id
   * @param options deadline and cancellation; both end the run after the step in progress
   * @return the progress of the case
   * @throws DsrException with the codes of {@link #resume(CaseId)}
   */
  public ChangeReport resume(CaseId caseId, RunOptions options) {
    return execution(options).resume(caseId);
  }

  /**
   * Withdraws a case: ends every step that has not begun. Steps that the service may still carry
   * out stay observable with {@link #resume}; no step starts any more. A new plan of the same case
   * starts again.
   *
   * <p>{@code planDeletion} with a request that the controller refused does the same.
   *
   * @param caseId the request's id
   * @param by the person who decided it
   * @param reason the reason, without personal data
   * @return the progress of the case
   * @throws DsrException with {@link DsrError#INCOMPLETE_ORDER} when a text is blank, or with the
   *     codes of {@link #resume(CaseId)}
   */
  public ChangeReport withdraw(CaseId caseId, String by, String reason) {
    return withdraw(caseId, by, reason, RunOptions.defaults());
  }

  /**
   * Withdraws a case, unless the deadline has passed or the call was cancelled.
   *
   * @param caseId the request's id
   * @param by the person who decided it
   * @param reason the reason, without personal data
   * @param options deadline and cancellation
   * @return the progress of the case
   * @throws DsrException with the codes of {@link #withdraw(CaseId, String, String)}; with {@link
   *     DsrError#CANCELLED} or {@link DsrError#DEADLINE_EXCEEDED}
   */
  public ChangeReport withdraw(CaseId caseId, String by, String reason, RunOptions options) {
    return execution(options).withdraw(caseId, by, reason);
  }

  /**
   * Records a person's attestation: a manual step is done, or a step is waived.
   *
   * <p>Some sources are deleted together with another source, and only people can read them. For
   * such a source the person attests that the data are deleted; the id of the step is then the
   * source as {@code instance/id}.
   *
   * @param caseId the request's id
   * @param attestation the attestation
   * @return the progress of the case
   * @throws DsrException with {@link DsrError#UNKNOWN_STEP}, or with the codes of {@link
   *     #resume(CaseId)}
   */
  public ChangeReport attest(CaseId caseId, Attestation attestation) {
    return attest(caseId, attestation, RunOptions.defaults());
  }

  /**
   * Records an attestation, unless the deadline has passed or the call was cancelled.
   *
   * @param caseId the request's id
   * @param attestation the attestation
   * @param options deadline and cancellation
   * @return the progress of the case
   * @throws DsrException with the codes of {@link #attest(CaseId, Attestation)}; with {@link
   *     DsrError#CANCELLED} or {@link DsrError#DEADLINE_EXCEEDED}
   */
  public ChangeReport attest(CaseId caseId, Attestation attestation, RunOptions options) {
    return attest(caseId, List.of(attestation), options);
  }

  /**
   * Records several attestations: all of them, or none when one is invalid. A call that failed or
   * was interrupted can be repeated: what the journal contains is not recorded again.
   *
   * @param caseId the request's id
   * @param attestations at least one, at most one for each step
   * @return the progress of the case
   * @throws DsrException with {@link DsrError#UNKNOWN_STEP} and all problems, and then nothing is
   *     recorded; or with the codes of {@link #resume(CaseId)}
   */
  public ChangeReport attest(CaseId caseId, List<Attestation> attestations) {
    return attest(caseId, attestations, RunOptions.defaults());
  }

  /**
   * Records several attestations, unless the deadline has passed or the call was cancelled.
   *
   * @param caseId the request's id
   * @param attestations at least one, at most one for each step
   * @param options deadline and cancellation
   * @return the progress of the case
   * @throws DsrException with the codes of {@link #attest(CaseId, List)}; with {@link
   *     DsrError#CANCELLED} or {@link DsrError#DEADLINE_EXCEEDED}
   */
  public ChangeReport attest(CaseId caseId, List<Attestation> attestations, RunOptions options) {
    return execution(options).attest(caseId, List.copyOf(attestations));
  }

  /**
   * Returns the progress of a case from its journal, also while a run holds it. Calls no service.
   *
   * @param caseId the request's id
   * @return the progress of the case
   * @throws DsrException with {@link DsrError#JOURNAL_MISSING}, {@link DsrError#JOURNAL_BROKEN} or
   *     {@link DsrError#CASE_KEY_MISSING}
   */
  public ChangeReport status(CaseId caseId) {
    return status(caseId, RunOptions.defaults());
  }

  /**
   * Returns the progress of a case, unless the deadline has passed or the call was cancelled.
   *
   * @param caseId the request's id
   * @param options deadline and cancellation
   * @return the progress of the case
   * @throws DsrException with the codes of {@link #status(CaseId)}; with {@link DsrError#CANCELLED}
   *     or {@link DsrError#DEADLINE_EXCEEDED}
   */
  public ChangeReport status(CaseId caseId, RunOptions options) {
    return execution(options).status(caseId);
  }

  /**
   * Verifies that the changes of a case are still in effect.
   *
   * <p>Checks each changed object and searches every source again. May be called at any time and
   * any number of times. The result is added to the journal.
   *
   * @param caseId the request's id
   * @return which data are deleted, which data will be deleted and when, and which data exist again
   * @throws DsrException with the codes of {@link #resume(CaseId)}
   */
  public ChangeReport verify(CaseId caseId) {
    return verify(caseId, RunOptions.defaults());
  }

  /**
   * Verifies that the changes of a case are still in effect, within a deadline.
   *
   * @param caseId the request's id
   * @param options deadline and cancellation
   * @return which data are deleted, which data will be deleted and when, which data exist again,
   *     and which sources were not checked
   * @throws DsrException with the codes of {@link #resume(CaseId)}
   */
  public ChangeReport verify(CaseId caseId, RunOptions options) {
    requireOpen();
    return new Verification(adapters, changes, options.begin()).verify(caseId);
  }

  /**
   * Plans to undo the changes of a case, starting with the last step.
   *
   * <p>For example, the plan restores a deleted account that is not purged yet, and unblocks a
   * sign-in. The plan also lists the changes that cannot be undone and those that only people can
   * undo. The restoration plan is approved and executed like any other plan, and replaces the old
   * plan of the case. As soon as it can be approved, {@link #resume} starts no further step of the
   * old plan.
   *
   * @param caseId the request's id
   * @param decision the controller's decision to undo the changes
   * @return the plan; it has refusals while steps are in progress or when nothing can be undone
   * @throws DsrException with the codes of {@link #resume(CaseId)}
   */
  public ChangePlan planRestoration(CaseId caseId, Decision decision) {
    return planRestoration(caseId, decision, RunOptions.defaults());
  }

  /**
   * Plans to undo the changes of a case, within a deadline.
   *
   * @param caseId the request's id
   * @param decision the controller's decision to undo the changes
   * @param options deadline and cancellation
   * @return the plan
   * @throws DsrException with the codes of {@link #resume(CaseId)}
   */
  public ChangePlan planRestoration(CaseId caseId, Decision decision, RunOptions options) {
    return execution(options).planRestoration(caseId, decision);
  }

  /**
   * Ends the retention of a case: destroys the key of the case permanently.
   *
   * <p>The journal still proves that no entry was altered, and when each step was executed. No one
   * can read from it any more whom the case was about.
   *
   * @param caseId the request's id
   * @param by the person who decides it
   * @param reason the reason, without personal data
   * @throws DsrException with {@link DsrError#JOURNAL_BUSY} while steps are in progress, or with
   *     the codes of {@link #resume(CaseId)}
   */
  public void endRetention(CaseId caseId, String by, String reason) {
    endRetention(caseId, by, reason, RunOptions.defaults());
  }

  /**
   * Ends the retention of a case, unless the deadline has passed or the call was cancelled.
   *
   * @param caseId the request's id
   * @param by the person who decides it
   * @param reason the reason, without personal data
   * @param options deadline and cancellation
   * @throws DsrException with the codes of {@link #endRetention(CaseId, String, String)}; with
   *     {@link DsrError#CANCELLED} or {@link DsrError#DEADLINE_EXCEEDED}
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
    return new ReadOperation(settings, changes.journal(), adapters, task, targets).run();
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

  /** Closes all adapters, also when closing one of them fails. Idempotent. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      adapters.forEach(OpenAdapter::close);
    }
  }
}
