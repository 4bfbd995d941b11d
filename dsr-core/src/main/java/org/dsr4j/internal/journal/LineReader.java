package org.dsr4j.internal.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.dsr4j.spi.operator.Journal;
import org.jspecify.annotations.Nullable;

/** Takes bytes apart into lines, without ever holding more than one of them. */
public final class LineReader {

  private final InputStream in;
  private final byte[] buffer = new byte[8192];
  private int from;
  private int to;
  private boolean unfinished;

  public LineReader(InputStream in) {
    this.in = in;
  }

  /** Says that a line is longer than any that is ever written. */
  public static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLongException() {
      super("a line is longer than " + Journal.MAX_LINE_BYTES + " bytes");
    }
  }

  /** The next whole line without its line break, or null at the end. */
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

  /** Whether the bytes ended in the middle of a line; known once {@link #next()} returned null. */
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
