package org.dsr4j.intune.reports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.UnreadableBodyException;

/**
 * Remembers the last bytes of an archive, and checks its end record.
 *
 * <p>A zip archive is read from its beginning. If it is cut between two files, only the missing end
 * record shows that files are missing.
 */
final class ArchiveEnd extends FilterInputStream {

  private static final int RECORD = 22;
  private static final int MAX_COMMENT = 0xffff;

  private final byte[] last = new byte[RECORD + MAX_COMMENT];
  private long count;

  ArchiveEnd(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = in.read(bytes, from, length);
    for (int i = 0; i < read; i++) {
      last[(int) (count++ % last.length)] = bytes[from + i];
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public void close() {}

  /**
   * Reads the rest, and checks that the archive ends with the record of as many entries.
   *
   * @throws UnreadableBodyException when it does not
   */
  void require(int entries) throws IOException {
    byte[] rest = new byte[8 * 1024];
    int read = read(rest, 0, rest.length);
    while (read >= 0) {
      read = read(rest, 0, rest.length);
    }
    for (int comment = 0; comment <= MAX_COMMENT && comment + RECORD <= count; comment++) {
      if (isRecord(count - RECORD - comment, comment)) {
        if (number(count - RECORD - comment + 10, 2) != entries) {
          throw UnreadableBodyException.of(
              GraphError.TRUNCATED, "an archive has fewer or more files than its end record");
        }
        return;
      }
    }
    throw UnreadableBodyException.of(GraphError.TRUNCATED, "an archive has no end record");
  }

  private boolean isRecord(long at, int comment) {
    return number(at, 4) == 0x06054b50L && number(at + 20, 2) == comment;
  }

  /** A little-endian number at an offset of the archive. */
  private long number(long at, int length) {
    long number = 0;
    for (int i = length - 1; i >= 0; i--) {
      number = number << 8 | (last[(int) ((at + i) % last.length)] & 0xff);
    }
    return number;
  }
}
