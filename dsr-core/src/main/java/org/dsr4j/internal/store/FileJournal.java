package org.dsr4j.internal.store;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
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
  private final Path path;
  private final RandomAccessFile file;
  private final CaseLock lock;
  private boolean usable = true;
  private boolean closed;

  /** Uses no FileChannel, because an interrupt of a thread closes the channel that it uses. */
  FileJournal(CaseId caseId, Path path, CaseLock lock) throws IOException {
    this.caseId = caseId;
    this.path = path;
    this.lock = lock;
    this.file = new RandomAccessFile(path.toFile(), "rw");
  }

  @Override
  public synchronized void lines(Consumer<? super byte[]> visitor) {
    DiskAccess.perform(
        WHAT,
        caseId,
        () -> {
          try (InputStream in = new FileInputStream(path.toFile())) {
            LineReader reader = new LineReader(in);
            for (byte[] line = reader.next(); line != null; line = reader.next()) {
              visitor.accept(line);
            }
          } catch (LineReader.TooLongException e) {
            throw DiskAccess.lineTooLong();
          }
        });
  }

  @Override
  public synchronized void append(byte[] line) {
    if (!usable) {
      throw DiskAccess.closed();
    }
    usable = false;
    byte[] ended = Arrays.copyOf(line, line.length + 1);
    ended[line.length] = '\n';
    DiskAccess.perform(
        WHAT,
        caseId,
        () -> {
          file.seek(file.length());
          file.write(ended);
          file.getFD().sync();
        });
    usable = true;
  }

  @Override
  public synchronized long truncateTail() {
    if (!usable) {
      throw DiskAccess.closed();
    }
    return DiskAccess.run(
        WHAT,
        caseId,
        () -> {
          long length = file.length();
          long whole = endOfLastLine(length);
          if (whole < length) {
            file.setLength(whole);
            file.getFD().sync();
          }
          return length - whole;
        });
  }

  private long endOfLastLine(long length) throws IOException {
    byte[] block = new byte[8192];
    long end = length;
    while (end > 0) {
      int size = (int) Math.min(block.length, end);
      file.seek(end - size);
      file.readFully(block, 0, size);
      for (int i = size - 1; i >= 0; i--) {
        if (block[i] == '\n') {
          return end - size + i + 1;
        }
      }
      end -= size;
    }
    return 0;
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
