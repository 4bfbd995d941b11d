package org.dsr4j.internal.engine;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dsr4j.internal.registry.GuardedCalls;
import org.dsr4j.internal.registry.OpenAdapter;
import org.dsr4j.internal.spool.Spool;
import org.dsr4j.internal.spool.SpooledRecords;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identity;
import org.dsr4j.model.Ledger;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.RunEvent;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.SourceRef;
import org.dsr4j.spi.AuditAction;
import org.dsr4j.spi.DiscoverAction;
import org.dsr4j.spi.ExportAction;
import org.dsr4j.spi.ReadAction;
import org.jspecify.annotations.Nullable;

/**
 * One run of the read engine: confirms the tenant, resolves the people, reads every declared
 * source, creates the ledgers. The records of the results stay in the spool of the run until it is
 * closed.
 */
public final class ReadRun implements AutoCloseable {

  private final List<OpenAdapter> adapters;
  private final EngineSettings settings;
  private final RunTask task;
  private final Object name = new Object();
  private final EventDispatcher events;
  private final Workers workers;
  private final Spool spool;
  private final GuardedCalls calls;
  private final AdapterTenantConfirmation tenants;
  private final List<SourceReading> readings = new ArrayList<>();
  private final List<FactLookup> lookups = new ArrayList<>();

  public ReadRun(List<OpenAdapter> adapters, EngineSettings settings, RunTask task) {
    this.adapters = adapters;
    this.settings = settings;
    this.task = task;
    this.events = new EventDispatcher(settings.listener());
    try {
      this.spool = Spool.open(settings.spoolDirectory());
    } catch (IOException e) {
      throw spoolFailed(e);
    }
    this.workers =
        new Workers(
            settings.parallelism(), task.cancellation(), task.deadline(), spool::betweenTransfers);
    this.calls = workers.calls(settings.callLimit());
    this.tenants = new AdapterTenantConfirmation(adapters, settings.tenant(), calls);
  }

  /**
   * Runs until the end or the stop, and creates an entry for every declared source of every
   * request.
   */
  public List<RunResult> execute() {
    int sources = adapters.stream().mapToInt(adapter -> sources(adapter).size()).sum();
    events.onEvent(
        new RunEvent.RunStarted(
            settings.clock().instant(), task.action(), task.requests().size(), sources));
    workers.run(List.of(tenants));
    tenants.requireUsable(workers.stop());
    requireUnderstoodKinds();
    List<Subject> subjects = resolve();
    read(subjects);
    return subjects.stream().map(this::result).toList();
  }

  /** An erasure uses the identity of the plan; the adapters of today need not know all of it. */
  private void requireUnderstoodKinds() {
    if (task.look() == null) {
      UnderstoodKinds kinds = new UnderstoodKinds(adapters);
      workers.run(List.of(kinds));
      kinds.require(task.requests());
    }
  }

  private List<Subject> resolve() {
    List<OpenAdapter> usable = adapters.stream().filter(a -> tenants.fault(a).isEmpty()).toList();
    List<SubjectResolution> resolutions = new ArrayList<>();
    for (DsrRequest request : task.requests()) {
      String reference = "subject-" + (resolutions.size() + 1);
      resolutions.add(
          new SubjectResolution(
              reference,
              request,
              usable,
              workers.cancellation(),
              calls,
              task.look() == null ? null : task.look().identity(),
              null,
              usable.size() == adapters.size()));
    }
    workers.run(List.copyOf(resolutions));
    List<Subject> subjects = new ArrayList<>();
    for (int i = 0; i < resolutions.size(); i++) {
      Subject subject = new Subject(task.requests().get(i), resolutions.get(i));
      subjects.add(subject);
      events.onEvent(
          new RunEvent.SubjectResolved(
              settings.clock().instant(),
              subject.request.id(),
              subject.identity.facets().size(),
              subject.resolution.identified()));
    }
    return subjects;
  }

  private void read(List<Subject> subjects) {
    for (OpenAdapter adapter : adapters) {
      for (SourceDescriptor source : sources(adapter)) {
        plan(adapter, source, subjects);
      }
    }
    lookForFacts(subjects);
    List<Runnable> tasks = new ArrayList<>(lookups);
    tasks.addAll(readings);
    workers.run(tasks);
    DsrError reason = requireNonNullElse(workers.stop(), DsrError.CANCELLED);
    try {
      for (SourceReading reading : readings) {
        reading.close(reason);
      }
    } catch (IOException e) {
      throw spoolFailed(e);
    }
    if (readings.stream().anyMatch(SourceReading::spoolFailed)) {
      throw spoolFailed(null);
    }
  }

  private void lookForFacts(List<Subject> subjects) {
    List<Identity> known =
        subjects.stream()
            .filter(subject -> subject.unresolved().isEmpty())
            .map(subject -> subject.identity)
            .toList();
    for (OpenAdapter adapter : adapters) {
      if (tenants.fault(adapter).isEmpty()) {
        FactLookup.of(adapter, known, calls).ifPresent(lookups::add);
      }
    }
  }

  private List<SourceDescriptor> sources(OpenAdapter adapter) {
    ErasureLook look = task.look();
    return adapter.sources().stream()
        .filter(source -> look == null || look.searches(adapter.ref(source)))
        .toList();
  }

  private void plan(OpenAdapter adapter, SourceDescriptor source, List<Subject> subjects) {
    SourceRef ref = adapter.ref(source);
    Optional<Gap> declared =
        DeclaredOutcomes.declaredGap(source, task.action())
            .map(gap -> DeclaredOutcomes.adjustToEdition(adapter, source, gap));
    // A check that the end of the run cut off says nothing about the tenant: the end is the reason.
    Optional<Gap> unread =
        declared.or(
            () -> tenants.fault(adapter).filter(fault -> fault.code() != DsrError.CANCELLED));
    List<RecordCollector> collectors = new ArrayList<>();
    for (Subject subject : subjects) {
      Optional<Gap> instead = unread.or(subject::unresolved);
      if (instead.isPresent()) {
        subject.gaps.put(ref, instead.get());
      } else {
        RecordCollector collector =
            new RecordCollector(
                source, subject.identity, new SpooledRecords(spool), settings, rows(ref));
        subject.collectors.put(ref, collector);
        collectors.add(collector);
      }
    }
    if (!collectors.isEmpty()) {
      readings.add(
          new SourceReading(
              ref,
              source,
              reader(adapter),
              task,
              name,
              workers.cancellation(),
              settings,
              events,
              unknownSubjects(adapter, subjects)::contains,
              who -> request(who, subjects),
              collectors));
    }
  }

  private RecordCollector.Rows rows(SourceRef ref) {
    ErasureLook look = task.look();
    return look == null
        ? (key, strong) -> {}
        : (key, strong) -> look.rows().found(ref, key, strong);
  }

  /** Returns the people whom the adapter's service does not know. */
  private static Set<Identity> unknownSubjects(OpenAdapter adapter, List<Subject> subjects) {
    return subjects.stream()
        .filter(subject -> subject.resolution.notIdentifiedBy(adapter))
        .map(subject -> subject.identity)
        .collect(Collectors.toSet());
  }

  private static DsrRequest request(Identity who, List<Subject> subjects) {
    return subjects.stream()
        .filter(subject -> subject.identity.equals(who))
        .findFirst()
        .orElseThrow()
        .request;
  }

  private ReadAction reader(OpenAdapter adapter) {
    Class<? extends ReadAction> type =
        switch (task.action()) {
          case EXPORT -> ExportAction.class;
          case AUDIT -> AuditAction.class;
          case DISCOVER -> DiscoverAction.class;
          case RECTIFY, RESTRICT, DELETE ->
              throw new IllegalStateException("a read run does not change anything");
        };
    return adapter.as(type).orElseThrow();
  }

  /** Returns the entry of a source that no adapter read for this request. */
  private LedgerEntry unread(
      Subject subject, OpenAdapter adapter, SourceDescriptor source, Gap gap) {
    SourceRef ref = adapter.ref(source);
    if (gap.status() != LedgerStatus.MANUAL_STEP_OPEN) {
      return LedgerEntry.of(ref, source.title(), LedgerEntry.Counts.NOTHING, List.of(gap));
    }
    SeenFact fact =
        lookups.stream()
            .filter(lookup -> lookup.isOf(adapter))
            .findFirst()
            .flatMap(lookup -> lookup.fact(subject.identity, source))
            .orElse(null);
    return ManualReading.entry(subject.request, ref, source, gap, settings.answers(), fact);
  }

  private RunResult result(Subject subject) {
    List<LedgerEntry> entries = new ArrayList<>();
    Map<SourceRef, SpooledRecords> records = new LinkedHashMap<>();
    for (OpenAdapter adapter : adapters) {
      for (SourceDescriptor source : sources(adapter)) {
        SourceRef ref = adapter.ref(source);
        RecordCollector collector = subject.collectors.get(ref);
        LedgerEntry entry =
            collector != null
                ? collector.entry(ref)
                : unread(subject, adapter, source, requireNonNull(subject.gaps.get(ref)));
        if (collector != null) {
          records.put(ref, collector.records());
        }
        entries.add(entry);
        events.onEvent(
            new RunEvent.SourceFinished(settings.clock().instant(), subject.request.id(), entry));
      }
    }
    NoAccount noAccount = new NoAccount(subject.resolution.withoutAccount(), entries);
    List<String> notes = new ArrayList<>(subject.resolution.notes());
    noAccount.note().ifPresent(notes::add);
    return new RunResult(
        subject.request,
        subject.identity,
        new Ledger(entries),
        interruption(subject, noAccount),
        notes,
        records);
  }

  private @Nullable Completion interruption(Subject subject, NoAccount noAccount) {
    DsrError stop = workers.stop();
    if (stop == DsrError.CANCELLED) {
      return Completion.CANCELLED;
    }
    return stop == null && noAccount.nothingFound()
        ? Completion.NOT_IDENTIFIED
        : subject.interruption;
  }

  private static DsrException spoolFailed(@Nullable IOException e) {
    // The message of the cause contains only a file name, and the file name is random.
    return new DsrException(
        DsrError.SPOOL_FAILED,
        "The spool cannot be written or read: check free space and permissions of the spool"
            + " directory, or set another with spoolDirectory(…)",
        e);
  }

  @Override
  public void close() {
    workers.close();
    try {
      spool.close();
    } catch (IOException e) {
      throw spoolFailed(e);
    }
  }

  /** The state of one request during the run. */
  private final class Subject {
    private final DsrRequest request;
    private final SubjectResolution resolution;
    private final Identity identity;
    private final @Nullable Completion interruption;
    private final Map<SourceRef, RecordCollector> collectors = new LinkedHashMap<>();
    private final Map<SourceRef, Gap> gaps = new LinkedHashMap<>();

    Subject(DsrRequest request, SubjectResolution resolution) {
      this.request = request;
      this.resolution = resolution;
      this.identity = resolution.identity();
      this.interruption = resolution.interruption();
    }

    /** Returns why nothing is read for this request, or empty. */
    Optional<Gap> unresolved() {
      DsrError stop = workers.stop();
      if (stop != null) {
        return Optional.of(
            Gap.failed(stop, "Not read: the run ended before; run the request again"));
      }
      if (interruption != null) {
        return Optional.of(
            new Gap(
                LedgerStatus.SKIPPED,
                DsrError.SUBJECT_UNRESOLVED,
                "Not read: the person was not identified"));
      }
      return Optional.empty();
    }
  }
}
