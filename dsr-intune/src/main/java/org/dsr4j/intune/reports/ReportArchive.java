package org.dsr4j.intune.reports;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.UnreadableBodyException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the archive of a report from Intune, while it arrives.
 *
 * <p>No file is written to disk, names in the archive are not used, and there is a maximum for the
 * uncompressed size, because an archive may be malicious.
 */
final class ReportArchive {

  private static final int MAX_FILES = 64;

  private ReportArchive() {}

  /**
   * Reads all tables in an archive, or a table without an archive.
   *
   * @param in the archive; left open
   * @param maxBytes the maximum uncompressed size
   * @throws UnreadableBodyException when it is malformed, empty or larger
   */
  static void read(InputStream in, long maxBytes, TableConsumer table) throws IOException {
    BufferedInputStream start = new BufferedInputStream(in);
    if (zipped(start)) {
      unpack(start, maxBytes, table);
    } else {
      TableReader.read(new Bounded(start, maxBytes), table);
    }
  }

  private static boolean zipped(BufferedInputStream in) throws IOException {
    in.mark(2);
    int first = in.read();
    int second = in.read();
    in.reset();
    if (first == 'P' && second < 0) {
      throw UnreadableBodyException.of(GraphError.TRUNCATED, "an archive ended too early");
    }
    return first == 'P' && second == 'K';
  }

  private static void unpack(InputStream in, long maxBytes, TableConsumer table)
      throws IOException {
    ArchiveEnd end = new ArchiveEnd(in);
    ZipInputStream zip = new ZipInputStream(end);
    Bounded unpacked = new Bounded(zip, maxBytes);
    int files = 0;
    int entries = 0;
    try {
      for (ZipEntry file = next(zip); file != null; file = next(zip)) {
        entries++;
        if (!file.isDirectory()) {
          if (++files > MAX_FILES) {
            throw UnreadableBodyException.of(GraphError.TOO_LARGE, "an archive has too many files");
          }
          TableReader.read(unpacked, table);
          // Its checksum follows at the end.
          drain(unpacked);
        }
      }
      end.require(entries);
    } catch (ZipException e) {
      throw UnreadableBodyException.unexpected("an archive is malformed");
    } catch (EOFException e) {
      throw UnreadableBodyException.of(GraphError.TRUNCATED, "an archive ended too early");
    }
    if (files == 0) {
      throw UnreadableBodyException.unexpected("an archive has no file");
    }
  }

  private static @Nullable ZipEntry next(ZipInputStream zip) throws IOException {
    try {
      return zip.getNextEntry();
    } catch (IllegalArgumentException e) {
      // A name that is not valid in the archive's encoding.
      throw UnreadableBodyException.unexpected("an archive is malformed");
    }
  }

  private static void drain(InputStream in) throws IOException {
    byte[] rest = new byte[8 * 1024];
    int count = in.read(rest, 0, rest.length);
    while (count >= 0) {
      count = in.read(rest, 0, rest.length);
    }
  }

  /** Throws an exception beyond a maximum size. */
  private static final class Bounded extends FilterInputStream {
    private long left;

    Bounded(InputStream in, long limit) {
      super(in);
      left = limit;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int count = in.read(bytes, from, length);
      left -= Math.max(count, 0);
      if (left < 0) {
        throw UnreadableBodyException.of(
            GraphError.TOO_LARGE, "a report has a larger uncompressed size than expected");
      }
      return count;
    }

    @Override
    public void close() {}
  }
}
