package org.dsr4j.internal.store;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.dsr4j.internal.journal.LineReader;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.operator.JournalLog;

/** A log of cases in a file. Writers lock its folder; readers lock nothing. */
public final class LogFile implements JournalLog {

  private static final String WHAT = "log of the cases";

  private final Path file;

  public LogFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  @Override
  public void append(byte[] line) {
    if (line.length > MAX_LINE_BYTES) {
      throw new DsrException(
          DsrError.JOURNAL_ENTRY_TOO_LARGE, "A line of the log of cases is too long");
    }
    byte[] ended = Arrays.copyOf(line, line.length + 1);
    ended[line.length] = '\n';
    DiskAccess.run(
        WHAT, () -> FolderLock.hold(OwnerOnlyFiles.parent(file), () -> appendLocked(ended)));
  }

  private Boolean appendLocked(byte[] ended) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      OwnerOnlyFiles.createEmpty(file);
    }
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      // A process that died during its write leaves an incomplete line, which is no line yet.
      long end = endOfLastLine(out);
      out.setLength(end);
      out.seek(end);
      out.write(ended);
      out.getFD().sync();
    }
    return Boolean.TRUE;
  }

  private static long endOfLastLine(RandomAccessFile in) throws IOException {
    for (long at = in.length(); at > 0; at--) {
      in.seek(at - 1);
      if (in.read() == '\n') {
        return at;
      }
    }
    return 0;
  }

  @Override
  public void lines(Consumer<? super byte[]> visitor) {
    DiskAccess.run(
        WHAT,
        () -> {
          if (Files.exists(file)) {
            visit(visitor);
          }
          return Boolean.TRUE;
        });
  }

  private void visit(Consumer<? super byte[]> visitor) throws IOException {
    try (InputStream in = new FileInputStream(file.toFile())) {
      LineReader reader = new LineReader(in);
      for (byte[] line = reader.next(); line != null; line = reader.next()) {
        visitor.accept(line);
      }
    } catch (LineReader.TooLongException e) {
      throw DiskAccess.lineTooLong();
    }
  }

  Path folder() {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }
}
