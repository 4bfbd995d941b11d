package org.dsr4j;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.dsr4j.internal.cases.CaseFile;
import org.dsr4j.internal.cases.DecisionGate;
import org.dsr4j.internal.engine.EngineSettings;
import org.dsr4j.internal.engine.EventDispatcher;
import org.dsr4j.internal.engine.ReadRun;
import org.dsr4j.internal.engine.RunResult;
import org.dsr4j.internal.engine.RunTask;
import org.dsr4j.internal.journal.JournalSettings;
import org.dsr4j.internal.pack.PackageFacts;
import org.dsr4j.internal.pack.WrittenPackage;
import org.dsr4j.internal.pack.ZipTarget;
import org.dsr4j.internal.registry.OpenAdapter;
import org.dsr4j.model.Action;
import org.dsr4j.model.AdapterStatus;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identity;
import org.dsr4j.model.Ledger;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.PersonalDataRecord;
import org.dsr4j.model.Report;
import org.dsr4j.model.RunEvent;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.SourceRef;
import org.jspecify.annotations.Nullable;

/** One call of a reading verb: runs the requests, writes the targets and returns the reports. */
final class ReadOperation {

  private final EngineSettings settings;
  private final List<OpenAdapter> adapters;
  private final RunTask task;
  private final Map<DsrRequest, ExportTarget> targets;
  private final EventDispatcher events;
  private final @Nullable JournalSettings journal;

  ReadOperation(
      EngineSettings settings,
      @Nullable JournalSettings journal,
      List<OpenAdapter> adapters,
      RunTask task,
      Map<DsrRequest, ExportTarget> targets) {
    this.settings = settings;
    this.journal = journal;
    this.adapters = adapters;
    this.task = task;
    this.targets = targets;
    this.events = new EventDispatcher(settings.listener());
  }

  static Map<SourceRef, SourceDescriptor> sources(List<OpenAdapter> adapters) {
    Map<SourceRef, SourceDescriptor> sources = new LinkedHashMap<>();
    for (OpenAdapter adapter : adapters) {
      adapter.sources().forEach(source -> sources.put(adapter.ref(source), source));
    }
    return java.util.Collections.unmodifiableMap(sources);
  }

  List<Report> run() {
    checkTargets();
    Instant started = settings.clock().instant();
    List<DsrRequest> permitted =
        task.requests().stream().filter(request -> !isDeclined(request)).toList();
    Map<CaseId, Report> reports = new HashMap<>();
    if (!permitted.isEmpty()) {
      try (ReadRun run = new ReadRun(adapters, settings, task.of(permitted))) {
        for (RunResult result : run.execute()) {
          reports.put(result.request().id(), deliver(result, started));
        }
      }
    }
    return task.requests().stream()
        .map(
            request -> isDeclined(request) ? declined(request, started) : reports.get(request.id()))
        .toList();
  }

  /** A refused request may still be reviewed, but nothing is handed out. */
  private boolean isDeclined(DsrRequest request) {
    return targets.containsKey(request) && DecisionGate.isRefused(request);
  }

  /** A refusal also stops a case that an earlier decision permitted. */
  private Report declined(DsrRequest request, Instant started) {
    if (journal != null) {
      CaseFile.withdrawRefused(journal, request);
    }
    Gap refused =
        new Gap(
            LedgerStatus.SKIPPED,
            DsrError.DECLINED,
            "Not read: the controller refused the request, so nothing is handed out");
    List<LedgerEntry> entries = new ArrayList<>();
    sources(adapters)
        .forEach(
            (ref, source) ->
                entries.add(
                    LedgerEntry.of(
                        ref, source.title(), LedgerEntry.Counts.NOTHING, List.of(refused))));
    return new Report(
        request,
        task.action(),
        task.window(),
        statuses(),
        new Identity("subject-1", request.subject(), List.of()),
        new Ledger(entries),
        Completion.DECLINED,
        List.of(),
        started,
        settings.clock().instant(),
        null);
  }

  private void checkTargets() {
    Set<Path> paths = new HashSet<>();
    for (ExportTarget target : targets.values()) {
      ZipTarget zip = target.zipTarget();
      Path path = target.path();
      if (zip != null && path != null) {
        zip.check();
        if (!paths.add(path.toAbsolutePath().normalize())) {
          throw new DsrException(
              DsrError.TARGET_EXISTS,
              "Two requests share an export target: give each a file of its own");
        }
      }
    }
  }

  private Report deliver(RunResult result, Instant started) {
    ExportTarget target = targets.get(result.request());
    List<String> notes = new ArrayList<>(result.notes());
    boolean written = false;
    if (target != null && result.interruption() == null) {
      hand(result, target, notes);
      written = target.path() != null;
    }
    Report report = report(result, notes, started, written ? target : null);
    events.onEvent(
        new RunEvent.RunFinished(
            settings.clock().instant(), result.request().id(), report.completion()));
    return report;
  }

  private void hand(RunResult result, ExportTarget target, List<String> notes) {
    ZipTarget zip = target.zipTarget();
    if (zip != null) {
      WrittenPackage written = zip.write(facts(result));
      events.onEvent(
          new RunEvent.FileWritten(
              settings.clock().instant(), result.request().id(), written.bytes()));
      record(result.request(), written, notes);
    }
    Consumer<? super PersonalDataRecord> consumer = target.consumer();
    if (consumer != null) {
      handRecords(result, consumer);
    }
  }

  /** Only a package that the journal contains counts later as the copy before an erasure. */
  private void record(DsrRequest request, WrittenPackage written, List<String> notes) {
    if (journal == null || task.action() != Action.EXPORT) {
      return;
    }
    try {
      CaseFile.recordExport(journal, request, written.manifestDigest());
    } catch (DsrException e) {
      notes.add(
          "The package is complete, but the journal could not record it, so it does not count as"
              + " the copy before an erasure: "
              + e.getMessage());
    }
  }

  private void handRecords(RunResult result, Consumer<? super PersonalDataRecord> consumer) {
    result
        .records()
        .forEach(
            (source, records) -> {
              try {
                records.forEach(
                    (key, content, match) ->
                        consumer.accept(
                            new PersonalDataRecord(
                                settings.tenant(),
                                source,
                                result.identity().reference(),
                                key,
                                content,
                                match)));
              } catch (IOException e) {
                throw new DsrException(
                    DsrError.SPOOL_FAILED,
                    "The spool cannot be read back: run the request again",
                    e);
              }
            });
  }

  private PackageFacts facts(RunResult result) {
    return new PackageFacts(
        result,
        task.action(),
        task.window(),
        completion(result),
        statuses(),
        sources(adapters),
        LibraryVersion.read(),
        settings.clock().instant());
  }

  private static Completion completion(RunResult result) {
    Completion interruption = result.interruption();
    return interruption != null ? interruption : result.ledger().completion();
  }

  private List<AdapterStatus> statuses() {
    return adapters.stream().map(OpenAdapter::status).toList();
  }

  private Report report(
      RunResult result, List<String> notes, Instant started, @Nullable ExportTarget written) {
    return new Report(
        result.request(),
        task.action(),
        task.window(),
        statuses(),
        result.identity(),
        result.ledger(),
        result.interruption(),
        notes,
        started,
        settings.clock().instant(),
        written == null ? null : written.path());
  }
}
