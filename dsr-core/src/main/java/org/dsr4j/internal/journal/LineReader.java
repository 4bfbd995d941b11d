package org.dsr4j.internal.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.dsr4j.spi.operator.Journal;
import org.jspecify.annotations.Nullable;

/** Splits bytes into lines and keeps only one line in memory. */
public final class LineReader {

  private final InputStream in;
  private final byte[] buffer = new byte[8192];
  private int from;
  private int to;
  private boolean unfinished;

  public LineReader(InputStream in) {
    this.in = in;
  }

  /** A line is longer than the maximum. */
  public static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLongException() {
      super("a line is longer than " + Journal.MAX_LINE_BYTES + " bytes");
    }
  }

  /** Returns the next complete line without its line break, or null at the end. */
  public byte @Nullable [] next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    while (fill()) {
      int end = lineBreak();
      if (line.size() + (end - from) > Journal.MAX_LINE_BYTES) {
        throw new TooLongException();
      }
      line.write(buffer, from, end - from);
      from = end;
      if (from < to) {
        from++;
        return line.toByteArray();
      }
    }
    unfinished = line.size() > 0;
    return null;
  }

  /** Returns whether the bytes ended within a line; known after {@link #next()} returned null. */
  public boolean unfinished() {
    return unfinished;
  }

  private boolean fill() throws IOException {
    if (from == to) {
      from = 0;
      to = Math.max(0, in.read(buffer));
    }
    return from < to;
  }

  private int lineBreak() {
    int at = from;
    while (at < to && buffer[at] != '\n') {
      at++;
    }
    return at;
  }
}
