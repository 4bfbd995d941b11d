package org.dsr4j.internal.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.change.PlanHeader;
import org.dsr4j.change.PlanParts;
import org.dsr4j.change.PlanPurpose;
import org.dsr4j.change.PlanRefusal;
import org.dsr4j.change.UnplannedSource;
import org.dsr4j.internal.cases.CaseFile;
import org.dsr4j.internal.cases.CaseState;
import org.dsr4j.internal.cases.ChangeSettings;
import org.dsr4j.internal.cases.EarlierIdentity;
import org.dsr4j.internal.cases.PersonCases;
import org.dsr4j.internal.engine.FactLookup;
import org.dsr4j.internal.engine.ManualAnswers;
import org.dsr4j.internal.engine.Preparation;
import org.dsr4j.internal.engine.RunLimits;
import org.dsr4j.internal.journal.CaseJournal;
import org.dsr4j.internal.journal.JournalSettings;
import org.dsr4j.internal.registry.CallFailed;
import org.dsr4j.internal.registry.OpenAdapter;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.AdapterStatus;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Completion;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identity;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.SourceRef;
import org.dsr4j.spi.DeleteAction;
import org.dsr4j.spi.PlanTask;
import org.dsr4j.spi.Proposal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the plan of one erasure: reads, asks the adapters, and changes nothing. */
public final class ErasurePlanner {

  private static final Logger LOG = LoggerFactory.getLogger(ErasurePlanner.class);

  static final String LATE =
      "The deadline passed during the planning, so the plan is incomplete: plan again with a longer"
          + " one";

  private static final String UNSIGNED =
      "This plan is not signed, because there is no journal: it cannot be approved or executed;"
          + " plan again with a Dsr that has the journal";

  private final List<OpenAdapter> adapters;
  private final ChangeSettings settings;
  private final DsrRequest request;
  private final ErasureOrder order;
  private final RunLimits limits;

  public ErasurePlanner(
      List<OpenAdapter> adapters,
      ChangeSettings settings,
      DsrRequest request,
      ErasureOrder order,
      RunLimits limits) {
    this.adapters = List.copyOf(adapters);
    this.settings = settings;
    this.request = request;
    this.order = order;
    this.limits = limits;
  }

  public ChangePlan plan() {
    JournalSettings journal = settings.journal();
    if (journal != null) {
      // Refuse an id now that the journal would refuse after the approval.
      CaseFile.requireDistinct(request.id(), journal.store().cases());
    }
    Decision decision =
        request
            .decision()
            .orElseThrow(
                () ->
                    new DsrException(
                        DsrError.NOT_DECIDED,
                        "There is no decision on request "
                            + request.id()
                            + ": discover first, then add the decision with withDecision(…)"));
    if (decision.verdict() == Decision.Verdict.REFUSE) {
      if (journal != null) {
        // A refusal after an earlier grant stops the open case.
        CaseFile.withdrawRefused(journal, request);
      }
      Identity unresolved = new Identity("subject-1", request.subject(), List.of());
      return stopped(unresolved, Completion.DECLINED, List.of());
    }
    try (Preparation preparation = new Preparation(adapters, settings.engine(), limits)) {
      preparation.confirmTenants();
      preparation.requireUnderstoodKinds(request);
      Preparation.Found found = preparation.resolve(request, earlier());
      if (found.interruption() != null) {
        return stopped(found.identity(), found.interruption(), found.notes());
      }
      ChangePlan plan = planned(preparation, found.identity());
      return found.withoutAccount() && findsNothing(plan)
          ? stopped(found.identity(), Completion.NOT_IDENTIFIED, found.notes())
          : recorded(plan);
    }
  }

  private @Nullable Identity earlier() {
    JournalSettings journal = settings.journal();
    return journal == null ? null : EarlierIdentity.of(journal, request).orElse(null);
  }

  /** Returns whether every source to erase was seen empty: there is nobody to erase. */
  private boolean findsNothing(ChangePlan plan) {
    PlanParts parts = plan.parts();
    Set<SourceRef> empty =
        parts.unplannedSources().stream()
            .filter(each -> each.status().completion() == Completion.COMPLETE)
            .map(UnplannedSource::source)
            .collect(Collectors.toSet());
    parts.unplannedSources().stream()
        .filter(each -> each.status().completion() != Completion.COMPLETE)
        .forEach(each -> empty.remove(each.source()));
    return parts.steps().isEmpty()
        && parts.questions().isEmpty()
        && adapters.stream()
            .allMatch(
                adapter ->
                    ErasableSources.sourcesToErase(order, adapter).stream()
                        .map(adapter::ref)
                        .allMatch(empty::contains));
  }

  /** Signs and records a plan that can be approved. */
  private ChangePlan recorded(ChangePlan plan) {
    JournalSettings journal = settings.journal();
    if (journal == null) {
      return plan;
    }
    if (!plan.approvable()) {
      CaseFile.recordRefused(journal, plan);
      return plan;
    }
    try {
      return CaseFile.record(journal, plan);
    } catch (DsrException e) {
      if (e.code() != DsrError.JOURNAL_ENTRY_TOO_LARGE) {
        throw e;
      }
      return tooLarge(plan);
    }
  }

  private static ChangePlan tooLarge(ChangePlan plan) {
    PlanParts parts = plan.parts();
    PlanRefusal refusal =
        new PlanRefusal(
            DsrError.PLAN_TOO_LARGE.code(),
            "The plan with "
                + parts.steps().size()
                + " steps is too large for one entry of the journal: erase one category after the"
                + " other: keep the others with withExemption(…), execute, then plan the case again"
                + " without these exemptions");
    return new ChangePlan(
        plan.header(),
        plan.order(),
        plan.identity(),
        new PlanParts(
            parts.steps(),
            parts.manualSteps(),
            parts.unplannedSources(),
            parts.sideEffects(),
            parts.questions(),
            List.of(refusal),
            parts.notes()));
  }

  private ChangePlan stopped(Identity identity, Completion why, List<String> notes) {
    PlanParts nothing =
        new PlanParts(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), notes);
    return new ChangePlan(header(null, why), order, identity, nothing);
  }

  private ChangePlan planned(Preparation preparation, Identity identity) {
    PlanChecks checks = new PlanChecks(settings, request, order, identity);
    Set<String> erased =
        adapters.stream()
            .flatMap(
                each ->
                    ErasableSources.sourcesToErase(order, each).stream()
                        .map(each::ref)
                        .map(SourceRef::toString))
            .collect(Collectors.toSet());
    checks.checkAll(erased, this::isExported, preparation.calls());
    if (adapters.stream().noneMatch(each -> ErasableSources.keepsAny(order, each))) {
      checks.keepsNothing();
    }
    Map<OpenAdapter, Proposal> proposals = proposals(preparation, identity, checks);
    PlanReading reading = reading(preparation, identity, proposals);
    PlanParts parts = parts(preparation, checks, proposals, reading, identity);
    boolean cancelled = preparation.cancelled() || reading.cancelled();
    Completion interruption = cancelled ? Completion.CANCELLED : null;
    return new ChangePlan(header(checks.copyDigest(), interruption), order, identity, parts);
  }

  private boolean isExported(String manifestDigest) {
    JournalSettings journal = settings.journal();
    if (journal == null || !journal.store().cases().contains(request.id())) {
      return false;
    }
    try (CaseJournal reading = CaseJournal.read(journal, request.id())) {
      return reading.tenant().equals(request.tenant())
          && CaseState.of(reading.entries()).exported(manifestDigest);
    }
  }

  private PlanParts parts(
      Preparation preparation,
      PlanChecks checks,
      Map<OpenAdapter, Proposal> proposals,
      PlanReading reading,
      Identity identity) {
    PlanAssembly assembly = new PlanAssembly(order, checks, identity, reading);
    adapters.forEach(
        adapter ->
            assembly.add(adapter, proposals.get(adapter), answers(adapter, identity, preparation)));
    if (preparation.stop() == DsrError.DEADLINE_EXCEEDED || reading.late()) {
      checks.refuse(DsrError.DEADLINE_EXCEEDED, LATE);
    }
    JournalSettings journal = settings.journal();
    if (journal == null) {
      assembly.note(UNSIGNED);
    } else {
      PersonCases.notes(journal, request, identity).forEach(assembly::note);
    }
    return assembly.parts();
  }

  /** Returns the answers of people and services about the sources of an adapter. */
  private PlanAssembly.Answers answers(
      OpenAdapter adapter, Identity identity, Preparation preparation) {
    FactLookup lookup =
        preparation.fault(adapter).isPresent()
            ? null
            : FactLookup.of(adapter, List.of(identity), preparation.calls()).orElse(null);
    if (lookup != null) {
      lookup.run();
    }
    ManualAnswers answers = settings.engine().answers();
    return (ref, source, open) -> answers.forErasure(request, ref, source, open, lookup, identity);
  }

  /** Asks every adapter that can be used; without an answer the checks contain the refusal. */
  private Map<OpenAdapter, Proposal> proposals(
      Preparation preparation, Identity identity, PlanChecks checks) {
    Map<OpenAdapter, Proposal> proposals = new LinkedHashMap<>();
    for (OpenAdapter adapter : adapters) {
      Optional<Gap> fault = preparation.fault(adapter);
      fault.ifPresent(gap -> checks.unreachable(adapter, gap));
      Proposal proposal =
          fault.isPresent() ? null : proposal(adapter, identity, preparation, checks);
      if (proposal != null) {
        proposals.put(adapter, proposal);
      }
    }
    return proposals;
  }

  private PlanReading reading(
      Preparation preparation, Identity identity, Map<OpenAdapter, Proposal> proposals) {
    Set<SourceRef> sources = new LinkedHashSet<>();
    proposals.forEach(
        (adapter, proposal) ->
            adapter.sources().stream()
                .filter(source -> isReadable(source) && isToRead(source, proposal))
                .map(adapter::ref)
                .forEach(sources::add));
    return sources.isEmpty() || preparation.stop() != null
        ? PlanReading.none()
        : PlanReading.of(adapters, settings, limits, request, identity, sources);
  }

  private static boolean isReadable(SourceDescriptor source) {
    return source.support(Action.DISCOVER).status() == ActionSupport.Status.SUPPORTED;
  }

  private boolean isToRead(SourceDescriptor source, Proposal proposal) {
    return ErasableSources.exemptionOf(order, source).isEmpty()
        && (proposal.saysNothing(source.id()) || ManualErasure.isNeeded(source));
  }

  /**
   * Asks again what prevents the plan of this request; records nothing.
   *
   * @param identity the identifiers of the person now
   */
  public List<PlanRefusal> refusalsNow(Preparation preparation, Identity identity) {
    PlanChecks checks = new PlanChecks(settings, request, order, identity);
    checks.checkAgain();
    Map<OpenAdapter, Proposal> proposals = proposals(preparation, identity, checks);
    // The first verification reads every source again.
    return parts(preparation, checks, proposals, PlanReading.none(), identity).refusals();
  }

  private @Nullable Proposal proposal(
      OpenAdapter adapter, Identity identity, Preparation preparation, PlanChecks checks) {
    List<SourceDescriptor> sources = ErasableSources.sourcesToErase(order, adapter);
    Optional<DeleteAction> action = adapter.as(DeleteAction.class);
    if (sources.isEmpty() || action.isEmpty()) {
      return new Proposal();
    }
    try {
      return preparation
          .calls()
          .call(adapter.described(), own -> action.get().propose(new Task(sources, identity, own)));
    } catch (CallFailed e) {
      LOG.warn("Adapter {} failed while planning: {}", adapter.instance(), e.getMessage());
      refuse(adapter, e.reason(), preparation.stop(), checks);
      return null;
    }
  }

  /** A failure refuses the plan; the proposals of other adapters are still useful. */
  private static void refuse(
      OpenAdapter adapter, Throwable reason, @Nullable DsrError stop, PlanChecks checks) {
    if (stop != null) {
      checks.unplanned(adapter, stop, "the run ended before its response");
    } else if (reason instanceof DsrException known) {
      checks.unplanned(adapter, known.code(), String.valueOf(known.getMessage()));
    } else {
      checks.unplanned(
          adapter,
          DsrError.ADAPTER_FAILURE,
          "it threw " + reason.getClass().getName() + "; its vendor must fix it");
    }
  }

  private PlanHeader header(@Nullable String copyDigest, @Nullable Completion interruption) {
    List<String> versions = new ArrayList<>();
    for (OpenAdapter adapter : adapters) {
      AdapterStatus status = adapter.status();
      versions.add(status.instance() + " " + status.provider() + " " + status.version());
    }
    return new PlanHeader(
        PlanPurpose.ERASURE,
        request,
        settings.engine().clock().instant(),
        settings.library(),
        versions,
        copyDigest,
        adapters.stream().map(OpenAdapter::provider).toList(),
        interruption,
        settings.approvals());
  }

  private final class Task implements PlanTask {
    private final List<SourceDescriptor> sources;
    private final Identity identity;
    private final Cancellation stop;

    Task(List<SourceDescriptor> sources, Identity identity, Cancellation stop) {
      this.sources = sources;
      this.identity = identity;
      this.stop = stop;
    }

    @Override
    public DsrRequest request() {
      return request;
    }

    @Override
    public ErasureOrder order() {
      return order;
    }

    @Override
    public Identity identity() {
      return identity;
    }

    @Override
    public List<SourceDescriptor> sources() {
      return sources;
    }

    @Override
    public Cancellation cancellation() {
      return stop;
    }
  }
}
