package org.dsr4j.internal.engine;

import java.util.List;
import java.util.Optional;
import org.dsr4j.internal.registry.GuardedCalls;
import org.dsr4j.internal.registry.OpenAdapter;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identity;
import org.jspecify.annotations.Nullable;

/** The checks before a change: the tenants of the adapters and the identity of the person. */
public final class Preparation implements AutoCloseable {

  private final List<OpenAdapter> adapters;
  private final Workers workers;
  private final GuardedCalls calls;
  private final AdapterTenantConfirmation tenants;

  /**
   * The identity of the person.
   *
   * @param interruption why the request ends here, or null
   * @param withoutAccount whether every service was asked and none knows the person
   */
  public record Found(
      Identity identity,
      @Nullable Completion interruption,
      List<String> notes,
      boolean withoutAccount) {}

  public Preparation(List<OpenAdapter> adapters, EngineSettings settings, RunLimits limits) {
    this.adapters = List.copyOf(adapters);
    this.workers = new Workers(2, limits.cancellation(), limits.remaining(), Runnable::run);
    this.calls = workers.calls(settings.callLimit());
    this.tenants = new AdapterTenantConfirmation(adapters, settings.tenant(), calls);
  }

  /**
   * Asks every adapter for its tenant; throws when one belongs to another tenant, or when none
   * could confirm it.
   */
  public void confirmTenants() {
    workers.run(List.of(tenants));
    tenants.requireUsable(workers.stop());
  }

  /** Returns why an adapter cannot be used, or empty. */
  public Optional<Gap> fault(OpenAdapter adapter) {
    return tenants.fault(adapter);
  }

  /** Throws when the request names the person by a kind that no adapter understands. */
  public void requireUnderstoodKinds(DsrRequest request) {
    UnderstoodKinds kinds = new UnderstoodKinds(adapters);
    workers.run(List.of(kinds));
    kinds.require(List.of(request));
  }

  /**
   * Finds the identifiers of the person.
   *
   * @param earlier what the case knew about the person before, or null
   */
  public Found resolve(DsrRequest request, @Nullable Identity earlier) {
    List<OpenAdapter> usable = adapters.stream().filter(a -> fault(a).isEmpty()).toList();
    SubjectResolution resolution =
        new SubjectResolution(
            "subject-1",
            request,
            usable,
            workers.cancellation(),
            calls,
            null,
            earlier,
            usable.size() == adapters.size());
    workers.run(List.of(resolution));
    Completion interruption = cancelled() ? Completion.CANCELLED : resolution.interruption();
    return new Found(
        resolution.identity(), interruption, resolution.notes(), resolution.withoutAccount());
  }

  /** Returns the calls of adapters, verifiers and providers during this work. */
  public GuardedCalls calls() {
    return calls;
  }

  /** Returns why the work stopped early, or null. */
  public @Nullable DsrError stop() {
    return workers.stop();
  }

  /** Returns whether the caller cancelled the work. */
  public boolean cancelled() {
    return workers.stop() == DsrError.CANCELLED;
  }

  /** Is cancelled when the work must stop. */
  public Cancellation cancellation() {
    return workers.cancellation();
  }

  @Override
  public void close() {
    workers.close();
  }
}
