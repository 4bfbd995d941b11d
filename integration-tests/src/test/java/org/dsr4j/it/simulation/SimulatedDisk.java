package org.dsr4j.it.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.operator.Journal;
import org.dsr4j.spi.operator.JournalStore;

/**
 * Journals on a disk in memory. A process that dies during a write leaves nothing, a part of the
 * line or the whole line; the lock of a dead process is free. It follows the contract of {@link
 * JournalStore} as {@code Journals.directory} does.
 */
class SimulatedDisk {

  /** The journal whose lock alone is used, see {@code CaseClaims}. */
  private static final CaseId CLAIMS = CaseId.of("dsr4j.claims");

  private static final class Stored {
    private final List<byte[]> lines = new ArrayList<>();
    private int synced;
    private int torn;
    private SimulatedProcess holder;
  }

  private final Map<CaseId, Stored> files = new LinkedHashMap<>();
  private final Consumer<byte[]> durable;
  private boolean locked = true;

  /**
   * @param durable receives each line that a crash preserves from now on
   */
  SimulatedDisk(Consumer<byte[]> durable) {
    this.durable = durable;
  }

  /** The complete lines of all journals. */
  Map<CaseId, List<byte[]>> contents() {
    Map<CaseId, List<byte[]>> lines = new LinkedHashMap<>();
    files.forEach((id, file) -> lines.put(id, List.copyOf(file.lines)));
    return lines;
  }

  /** Begins with these lines. */
  void load(Map<CaseId, List<byte[]>> lines) {
    lines.forEach(
        (id, all) -> {
          Stored file = files.computeIfAbsent(id, any -> new Stored());
          file.lines.addAll(all);
          file.synced = all.size();
          all.forEach(durable);
        });
  }

  /** Performs something while the locks have no effect. */
  void unlocked(Runnable runner) {
    locked = false;
    try {
      runner.run();
    } finally {
      locked = true;
    }
  }

  /** A process ends, and what it wrote without a sync is lost. */
  void release(SimulatedProcess process) {
    for (Stored file : files.values()) {
      if (file.holder == process) {
        file.holder = null;
        file.lines.subList(file.synced, file.lines.size()).clear();
      }
    }
  }

  JournalStore of(SimulatedProcess process) {
    return new JournalStore() {
      @Override
      public Journal create(CaseId caseId) {
        process.requireAlive();
        Stored file = files.computeIfAbsent(caseId, id -> new Stored());
        if (file.holder != null && caseId.equals(CLAIMS)) {
          // The holder is suspended until this process ends, so waiting would not help.
          throw failure(DsrError.JOURNAL_UNWRITABLE);
        }
        hold(file, process);
        if (!file.lines.isEmpty()) {
          file.holder = null;
          throw failure(DsrError.JOURNAL_EXISTS);
        }
        file.torn = 0;
        return new SimulatedJournal(file, process);
      }

      @Override
      public Journal open(CaseId caseId) {
        process.requireAlive();
        Stored file = files.get(caseId);
        if (file == null || file.lines.isEmpty()) {
          throw failure(DsrError.JOURNAL_MISSING);
        }
        hold(file, process);
        forget(file.lines);
        file.synced = Math.min(file.synced, file.lines.size());
        return new SimulatedJournal(file, process);
      }

      @Override
      public void read(CaseId caseId, Consumer<? super byte[]> visitor) {
        process.requireAlive();
        Stored file = files.get(caseId);
        if (file == null || file.lines.isEmpty()) {
          throw failure(DsrError.JOURNAL_MISSING);
        }
        List.copyOf(file.lines).forEach(line -> visitor.accept(line.clone()));
      }

      @Override
      public List<CaseId> cases() {
        process.requireAlive();
        return files.entrySet().stream()
            .filter(file -> isListed(file.getKey()) && !file.getValue().lines.isEmpty())
            .map(Map.Entry::getKey)
            .toList();
      }
    };
  }

  private void hold(Stored file, SimulatedProcess process) {
    if (locked && isLocking() && file.holder != null) {
      throw failure(DsrError.JOURNAL_BUSY);
    }
    file.holder = process;
  }

  /** How many of the newest lines a crash loses although they were acknowledged. */
  int unsynced() {
    return 0;
  }

  /** Whether a line never reaches the disk although it is acknowledged. */
  boolean isLost(byte[] line) {
    return false;
  }

  /** Removes lines that a journal loses while nobody holds it. */
  void forget(List<byte[]> lines) {}

  /** Whether the store lists a case. */
  boolean isListed(CaseId id) {
    return true;
  }

  /** Whether a lock keeps others out. */
  boolean isLocking() {
    return true;
  }

  /** Whether a holder notices that somebody else held the journal meanwhile. */
  boolean isFenced() {
    return true;
  }

  private static DsrException failure(DsrError code) {
    return new DsrException(code, "The simulated disk says so");
  }

  private final class SimulatedJournal implements Journal {

    private final Stored file;
    private final SimulatedProcess process;
    private int known;
    private boolean usable = true;

    SimulatedJournal(Stored file, SimulatedProcess process) {
      this.file = file;
      this.process = process;
      this.known = file.lines.size();
    }

    @Override
    public void lines(Consumer<? super byte[]> visitor) {
      process.requireAlive();
      List.copyOf(file.lines).forEach(line -> visitor.accept(line.clone()));
    }

    @Override
    public void append(byte[] line) {
      process.requireAlive();
      if (!usable) {
        throw failure(DsrError.JOURNAL_UNWRITABLE);
      }
      usable = false;
      try {
        process.reach("write");
      } catch (DiskFull e) {
        requireOwn();
        tear(line, process.variant());
        throw failure(DsrError.JOURNAL_UNWRITABLE);
      } catch (Kill e) {
        // The dead process has released the file; nobody else has written it meanwhile.
        if (file.lines.size() == known) {
          tear(line, process.variant());
        }
        throw e;
      }
      requireOwn();
      keep(line);
      usable = true;
      process.reach("written");
    }

    /** Like the file: the lock must still exclude others, and the end must be the known one. */
    private void requireOwn() {
      if (!isOwn()) {
        throw failure(DsrError.JOURNAL_FORKED);
      }
    }

    private boolean isOwn() {
      return !isFenced() || (file.holder == process && file.lines.size() == known);
    }

    private void tear(byte[] line, int variant) {
      switch (variant % 4) {
        case 0 -> file.torn = 0;
        case 1 -> keep(line);
        default -> file.torn = 1 + variant % line.length;
      }
    }

    private void keep(byte[] line) {
      if (!isLost(line)) {
        file.lines.add(line.clone());
        known++;
      }
      file.torn = 0;
      sync(file.lines.size() - unsynced());
    }

    private void sync(int upTo) {
      for (; file.synced < upTo; file.synced++) {
        durable.accept(file.lines.get(file.synced));
      }
    }

    @Override
    public long truncateTail() {
      process.requireAlive();
      int dropped = file.torn;
      file.torn = 0;
      return dropped;
    }

    @Override
    public void close() {
      usable = false;
      if (file.holder == process) {
        file.holder = null;
      }
    }
  }

  /** A write that fails while the process lives on. */
  static final class DiskFull extends Error {

    private static final long serialVersionUID = 1L;

    DiskFull() {
      super("full", null, false, false);
    }
  }
}
