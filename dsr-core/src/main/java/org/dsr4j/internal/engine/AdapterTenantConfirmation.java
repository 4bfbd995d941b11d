package org.dsr4j.internal.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dsr4j.internal.registry.GuardedCalls;
import org.dsr4j.internal.registry.OpenAdapter;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.Gap;
import org.dsr4j.model.TenantCheck;
import org.dsr4j.model.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Asks every adapter for its tenant before any data is read.
 *
 * <p>One adapter of another tenant ends the run, because this is a dangerous configuration error.
 * An adapter that could not ask its service reads nothing. When no adapter could ask, the run is
 * refused.
 */
final class AdapterTenantConfirmation implements Runnable {

  private final List<OpenAdapter> adapters;
  private final TenantId tenant;
  private final GuardedCalls calls;
  private final Map<OpenAdapter, Gap> faults = new LinkedHashMap<>();
  private final Map<OpenAdapter, TenantCheck> others = new LinkedHashMap<>();
  private int confirmed;
  private boolean finished;

  AdapterTenantConfirmation(List<OpenAdapter> adapters, TenantId tenant, GuardedCalls calls) {
    this.adapters = adapters;
    this.tenant = tenant;
    this.calls = calls;
  }

  @Override
  public void run() {
    for (OpenAdapter adapter : adapters) {
      Optional<Gap> broken = adapter.fault();
      try {
        if (broken.isEmpty()) {
          note(adapter, adapter.confirmTenant(calls));
        } else {
          fault(adapter, broken.get());
        }
      } catch (DsrException e) {
        fault(adapter, Gap.failed(e.code(), String.valueOf(e.getMessage())));
      }
    }
    synchronized (this) {
      finished = true;
    }
  }

  private synchronized void note(OpenAdapter adapter, TenantCheck check) {
    if (check.status() == TenantCheck.Status.OTHER_TENANT) {
      others.put(adapter, check);
    } else if (!adapter.isBuiltIn()) {
      // The library's own records do not confirm the tenant of a service.
      confirmed++;
    }
  }

  private synchronized void fault(OpenAdapter adapter, Gap gap) {
    faults.put(adapter, gap);
  }

  /** Refuses the run when it must not continue. */
  synchronized void requireUsable(@Nullable DsrError stop) {
    if (!others.isEmpty()) {
      OpenAdapter adapter = others.keySet().iterator().next();
      throw new DsrException(
          DsrError.TENANT_MISMATCH,
          "Adapter '"
              + adapter.instance()
              + "' is connected to another tenant than "
              + tenant
              + "; nothing was read: check its credential and tenant id");
    }
    if (confirmed == 0 && finished && stop == null) {
      Gap first = faults.values().iterator().next();
      throw new DsrException(
          DsrError.TENANT_UNCONFIRMED,
          "No adapter could confirm that it is connected to tenant "
              + tenant
              + "; nothing was read. First reason: "
              + first.detail());
    }
  }

  /** Returns why nothing is read from an adapter, or empty. */
  synchronized Optional<Gap> fault(OpenAdapter adapter) {
    if (!finished && !faults.containsKey(adapter)) {
      return Optional.of(
          Gap.failed(DsrError.TENANT_UNCONFIRMED, "The run ended before the tenant was confirmed"));
    }
    return Optional.ofNullable(faults.get(adapter));
  }
}
