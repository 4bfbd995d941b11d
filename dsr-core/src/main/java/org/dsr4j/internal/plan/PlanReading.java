package org.dsr4j.internal.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.dsr4j.internal.cases.ChangeSettings;
import org.dsr4j.internal.engine.ErasureLook;
import org.dsr4j.internal.engine.ReadRun;
import org.dsr4j.internal.engine.RunLimits;
import org.dsr4j.internal.engine.RunResult;
import org.dsr4j.internal.engine.RunTask;
import org.dsr4j.internal.registry.OpenAdapter;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Identity;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sources in which nothing will be changed, before a plan says so: those that their
 * adapter calls empty, and those that only people can erase.
 */
final class PlanReading {

  /** A plan that lists more objects cannot be read by a person. */
  private static final int OBJECTS = 50;

  /**
   * What a source holds.
   *
   * @param objects the keys of its records, at most 50
   */
  record Seen(LedgerEntry entry, List<String> objects) {

    long records() {
      return entry.found() + entry.quarantined();
    }

    /** Returns whether it was read completely and holds nothing, or does not exist here. */
    boolean isEmpty() {
      return entry.status() == LedgerStatus.NONE || entry.status() == LedgerStatus.NOT_APPLICABLE;
    }
  }

  private final Map<SourceRef, Seen> seen;
  private final boolean cancelled;

  private PlanReading(Map<SourceRef, Seen> seen, boolean cancelled) {
    this.seen = Collections.unmodifiableMap(seen);
    this.cancelled = cancelled;
  }

  /** Reads nothing: every source is unread. */
  static PlanReading none() {
    return new PlanReading(Map.of(), false);
  }

  static PlanReading of(
      List<OpenAdapter> adapters,
      ChangeSettings settings,
      RunLimits limits,
      DsrRequest request,
      Identity identity,
      Set<SourceRef> sources) {
    Map<SourceRef, Set<String>> objects = new ConcurrentHashMap<>();
    ErasureLook look =
        new ErasureLook(
            identity, false, sources, (source, key, strong) -> add(objects, source, key));
    try (ReadRun run =
        new ReadRun(adapters, settings.engine(), RunTask.of(request, look, limits))) {
      RunResult result = run.execute().get(0);
      Map<SourceRef, Seen> seen = new LinkedHashMap<>();
      for (LedgerEntry entry : result.ledger().entries()) {
        Set<String> keys = objects.getOrDefault(entry.source(), Set.of());
        seen.put(entry.source(), new Seen(entry, new ArrayList<>(keys)));
      }
      return new PlanReading(seen, result.interruption() == Completion.CANCELLED);
    }
  }

  private static void add(Map<SourceRef, Set<String>> objects, SourceRef source, RecordKey key) {
    Set<String> keys =
        objects.computeIfAbsent(source, any -> Collections.synchronizedSet(new TreeSet<>()));
    if (keys.size() < OBJECTS) {
      keys.add(key.value());
    }
  }

  boolean cancelled() {
    return cancelled;
  }

  /** Returns whether the deadline passed before everything was read. */
  boolean late() {
    return seen.values().stream()
        .flatMap(each -> each.entry().gaps().stream())
        .anyMatch(gap -> gap.code() == DsrError.DEADLINE_EXCEEDED);
  }

  /** Returns what a source holds, or null when it was not read. */
  @Nullable Seen seen(SourceRef source) {
    return seen.get(source);
  }
}
