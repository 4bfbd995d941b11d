package org.dsr4j;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.dsr4j.internal.engine.EngineSettings;
import org.dsr4j.internal.engine.EventDispatcher;
import org.dsr4j.internal.engine.ReadRun;
import org.dsr4j.internal.engine.RunResult;
import org.dsr4j.internal.engine.RunTask;
import org.dsr4j.internal.pack.PackageFacts;
import org.dsr4j.internal.pack.ZipTarget;
import org.dsr4j.internal.registry.OpenAdapter;
import org.dsr4j.model.AdapterStatus;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.DsrRequest;
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

  ReadOperation(
      EngineSettings settings,
      List<OpenAdapter> adapters,
      RunTask task,
      Map<DsrRequest, ExportTarget> targets) {
    this.settings = settings;
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
    List<Report> reports = new ArrayList<>();
    try (ReadRun run = new ReadRun(adapters, settings, task)) {
      for (RunResult result : run.execute()) {
        reports.add(deliver(result, started));
      }
    }
    return List.copyOf(reports);
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
    boolean written = false;
    if (target != null && result.interruption() == null) {
      hand(result, target);
      written = target.path() != null;
    }
    Report report = report(result, started, written ? target : null);
    events.onEvent(
        new RunEvent.RunFinished(
            settings.clock().instant(), result.request().id(), report.completion()));
    return report;
  }

  private void hand(RunResult result, ExportTarget target) {
    ZipTarget zip = target.zipTarget();
    if (zip != null) {
      long bytes = zip.write(facts(result));
      events.onEvent(
          new RunEvent.FileWritten(settings.clock().instant(), result.request().id(), bytes));
    }
    Consumer<? super PersonalDataRecord> consumer = target.consumer();
    if (consumer != null) {
      handRecords(result, consumer);
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

  private Report report(RunResult result, Instant started, @Nullable ExportTarget written) {
    return new Report(
        result.request(),
        task.action(),
        task.window(),
        statuses(),
        result.identity(),
        result.ledger(),
        result.interruption(),
        result.notes(),
        started,
        settings.clock().instant(),
        written == null ? null : written.path());
  }
}
