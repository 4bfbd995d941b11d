package org.dsr4j;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dsr4j.internal.engine.EngineSettings;
import org.dsr4j.internal.engine.RunTask;
import org.dsr4j.internal.registry.OpenAdapter;
import org.dsr4j.model.Action;
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
 * computed from its ledger, which has exactly one entry per declared source. Thread-safe; runs of
 * several threads do not disturb each other. Close it to close its adapters; what the application
 * handed over with {@link DsrBuilder#resource} stays open.
 */
public final class Dsr implements AutoCloseable {

  private final EngineSettings settings;
  private final List<OpenAdapter> adapters;
  private volatile boolean closed;

  Dsr(EngineSettings settings, List<OpenAdapter> adapters) {
    this.settings = settings;
    this.adapters = adapters;
  }

  /**
   * Begins a {@code Dsr} for one tenant.
   *
   * @param tenant the only tenant it will ever touch
   * @return a builder
   */
  public static DsrBuilder forTenant(TenantId tenant) {
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
    return ReadVerb.sources(adapters);
  }

  /**
   * Finds what is held about a person and keeps nothing of it.
   *
   * @param request the request
   * @return the inventory: counts by source in the ledger
   * @throws DsrException with {@link DsrError#TENANT_MISMATCH} or {@link
   *     DsrError#TENANT_UNCONFIRMED} before anything is read, {@link DsrError#SPOOL_FAILED}
   */
  public Report discover(DsrRequest request) {
    return discover(List.of(request), RunOptions.defaults()).get(0);
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
    return export(List.of(request), any -> target, RunOptions.defaults()).get(0);
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

  private List<Report> read(
      Action action,
      List<DsrRequest> requests,
      Window window,
      RunOptions options,
      Map<DsrRequest, ExportTarget> targets) {
    checkRequests(requests);
    RunTask task =
        new RunTask(action, requests, window, options.cancellation(), options.deadline());
    return new ReadVerb(settings, adapters, task, targets).run();
  }

  private void checkRequests(List<DsrRequest> requests) {
    if (closed) {
      throw new DsrException(DsrError.CLOSED, "This Dsr was closed; build a new one");
    }
    if (requests.isEmpty()) {
      throw new DsrException(DsrError.INCOMPLETE_REQUEST, "There is no request to run");
    }
    List<String> ids = new ArrayList<>();
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
      if (ids.contains(request.id())) {
        throw new DsrException(
            DsrError.INVALID_ID, "Two requests carry the id " + request.id() + ": ids are unique");
      }
      ids.add(request.id());
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
