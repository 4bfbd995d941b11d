package org.dsr4j.internal.store;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.dsr4j.internal.journal.LineReader;
import org.dsr4j.model.CaseId;
import org.dsr4j.spi.operator.Journal;

/** A journal in a file, held with a lock file next to it. */
final class FileJournal implements Journal {

  private static final String WHAT = "journal";

  private final CaseId caseId;
  private final JournalFile file;
  private final CaseLock lock;
  private boolean usable = true;
  private boolean closed;

  FileJournal(CaseId caseId, Path path, CaseLock lock) throws IOException {
    this.caseId = caseId;
    this.lock = lock;
    JournalFile opened = JournalFile.tryOpen(path);
    if (opened == null) {
      throw DiskAccess.busy(caseId);
    }
    this.file = opened;
  }

  /** Reads a journal that somebody else may hold. */
  static void read(Path path, Consumer<? super byte[]> visitor) throws IOException {
    JournalFile held = JournalFile.openInThisProcess(path);
    try (InputStream in = held == null ? new FileInputStream(path.toFile()) : held.input()) {
      visit(in, visitor);
    }
  }

  private static void visit(InputStream in, Consumer<? super byte[]> visitor) throws IOException {
    try {
      LineReader reader = new LineReader(in);
      for (byte[] line = reader.next(); line != null; line = reader.next()) {
        visitor.accept(line);
      }
    } catch (LineReader.TooLongException e) {
      throw DiskAccess.lineTooLong();
    }
  }

  @Override
  public void lines(Consumer<? super byte[]> visitor) {
    DiskAccess.perform(
        WHAT,
        caseId,
        () -> {
          try (InputStream in = file.input()) {
            visit(in, visitor);
          }
        });
  }

  @Override
  public synchronized void append(byte[] line) {
    byte[] ended = Arrays.copyOf(line, line.length + 1);
    ended[line.length] = '\n';
    change(
        () -> {
          file.append(ended);
          return Boolean.TRUE;
        });
  }

  @Override
  public synchronized long truncateTail() {
    return change(file::truncateTail);
  }

  /** After a failure nothing is written any more: the end of the file is unknown. */
  private <T> T change(DiskAccess.Work<T> work) {
    if (!usable) {
      throw DiskAccess.closed();
    }
    usable = false;
    T result =
        DiskAccess.run(
            WHAT,
            caseId,
            () -> {
              lock.requireInPlace();
              return work.run();
            });
    usable = true;
    return result;
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    usable = false;
    DiskAccess.perform(
        WHAT,
        caseId,
        () -> {
          try (lock) {
            file.close();
          }
        });
  }
}
