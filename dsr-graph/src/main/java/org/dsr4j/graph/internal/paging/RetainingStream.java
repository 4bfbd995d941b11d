package org.dsr4j.graph.internal.paging;

import static java.util.Objects.checkFromToIndex;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.graph.model.FailureMapping;
import org.dsr4j.graph.model.GraphError;

/**
 * Stores the bytes that a parser has read since a mark, so that a value can be extracted unchanged.
 *
 * <p>Offsets count from the stream's start. It limits the number of stored bytes, and checks that
 * released bytes are UTF-8, unless something else has checked them.
 */
final class RetainingStream extends InputStream {

  private final InputStream in;
  private final int limit;

  private byte[] kept = new byte[16 * 1024];
  private int from;
  private int to;
  private long offsetOfFrom;
  private boolean ended;

  /**
   * @param limit the maximum number of bytes of a value
   */
  RetainingStream(InputStream in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  /** Whether the end of the stream was reached. */
  boolean ended() {
    return ended;
  }

  /**
   * Checks and releases the bytes before an offset.
   *
   * @throws GraphIoException when they are not UTF-8
   */
  void discardBefore(long offset) throws GraphIoException {
    check(offset);
    discardChecked(offset);
  }

  /** Releases the bytes before an offset: they are a part of a content, which is strict UTF-8. */
  void discardChecked(long offset) {
    from = index(offset);
    offsetOfFrom = offset;
  }

  /**
   * Checks the bytes before an offset, which is the end of a token.
   *
   * @throws GraphIoException when they are not UTF-8
   */
  void check(long offset) throws GraphIoException {
    int end = index(offset);
    Utf8Check utf8 = new Utf8Check();
    if (utf8.accept(kept, from, end) < end || !utf8.isComplete()) {
      throw new GraphIoException(
          FailureMapping.unusable(GraphError.UNEXPECTED_ANSWER, "a response is not UTF-8"));
    }
  }

  /** Copies the bytes between two stored offsets. */
  byte[] slice(long start, long end) throws GraphIoException {
    if (end - start > limit) {
      throw tooLarge();
    }
    return Arrays.copyOfRange(kept, index(start), index(end));
  }

  private int index(long offset) {
    int index = from + Math.toIntExact(offset - offsetOfFrom);
    checkFromToIndex(from, index, to);
    return index;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = in.read(buffer, offset, length);
    if (count < 0) {
      ended = true;
      return count;
    }
    keep(buffer, offset, count);
    return count;
  }

  private void keep(byte[] buffer, int offset, int count) throws GraphIoException {
    // The parser reads up to one buffer ahead of its current value.
    if (to - from > limit) {
      throw tooLarge();
    }
    if (to + count > kept.length) {
      byte[] roomier = to - from + count > kept.length / 2 ? larger(count) : kept;
      System.arraycopy(kept, from, roomier, 0, to - from);
      kept = roomier;
      to -= from;
      from = 0;
    }
    System.arraycopy(buffer, offset, kept, to, count);
    to += count;
  }

  private byte[] larger(int count) {
    return new byte[Math.max(kept.length * 2, to - from + count)];
  }

  private static GraphIoException tooLarge() {
    return new GraphIoException(
        FailureMapping.unusable(GraphError.TOO_LARGE, "a row or an object exceeds the limit"));
  }
}
