package org.dsr4j.internal.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.dsr4j.model.CaseId;
import org.dsr4j.spi.operator.Journal;
import org.dsr4j.spi.operator.JournalStore;

/** Journals in memory; lost when the process ends. */
public final class MemoryStore implements JournalStore {

  private record Kept(List<byte[]> lines, AtomicBoolean held) {}

  private final Map<CaseId, Kept> journals = new ConcurrentHashMap<>();

  @Override
  public Journal create(CaseId caseId) {
    Kept kept =
        journals.computeIfAbsent(caseId, id -> new Kept(new ArrayList<>(), new AtomicBoolean()));
    Journal journal = hold(caseId, kept);
    if (hasLine(kept)) {
      journal.close();
      throw DiskAccess.exists("journal", caseId);
    }
    return journal;
  }

  @Override
  public Journal open(CaseId caseId) {
    Kept kept = journals.get(caseId);
    if (kept == null) {
      throw DiskAccess.missing(caseId);
    }
    Journal journal = hold(caseId, kept);
    if (!hasLine(kept)) {
      journal.close();
      throw DiskAccess.missing(caseId);
    }
    return journal;
  }

  @Override
  public void read(CaseId caseId, Consumer<? super byte[]> visitor) {
    Kept kept = journals.get(caseId);
    if (kept == null || !hasLine(kept)) {
      throw DiskAccess.missing(caseId);
    }
    visit(kept, visitor);
  }

  private static void visit(Kept kept, Consumer<? super byte[]> visitor) {
    List<byte[]> lines;
    synchronized (kept.lines()) {
      lines = List.copyOf(kept.lines());
    }
    lines.forEach(line -> visitor.accept(line.clone()));
  }

  private static Journal hold(CaseId caseId, Kept kept) {
    if (!kept.held().compareAndSet(false, true)) {
      throw DiskAccess.busy(caseId);
    }
    return new MemoryJournal(kept);
  }

  private static boolean hasLine(Kept kept) {
    synchronized (kept.lines()) {
      return !kept.lines().isEmpty();
    }
  }

  @Override
  public List<CaseId> cases() {
    return journals.entrySet().stream()
        .filter(journal -> hasLine(journal.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static final class MemoryJournal implements Journal {

    private final Kept kept;
    private final AtomicBoolean open = new AtomicBoolean(true);

    MemoryJournal(Kept kept) {
      this.kept = kept;
    }

    @Override
    public void lines(Consumer<? super byte[]> visitor) {
      visit(kept, visitor);
    }

    @Override
    public void append(byte[] line) {
      synchronized (kept.lines()) {
        if (!open.get()) {
          throw DiskAccess.closed();
        }
        kept.lines().add(line.clone());
      }
    }

    @Override
    public long truncateTail() {
      return 0;
    }

    @Override
    public void close() {
      synchronized (kept.lines()) {
        if (open.compareAndSet(true, false)) {
          kept.held().set(false);
        }
      }
    }
  }
}
