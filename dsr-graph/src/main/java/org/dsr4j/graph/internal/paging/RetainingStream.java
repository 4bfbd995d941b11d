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
 * <p>Offsets count from the stream's start. It also checks that the bytes are UTF-8 and limits the
 * number of stored bytes.
 */
final class RetainingStream extends InputStream {

  private final InputStream in;
  private final int limit;
  private final Utf8Check utf8 = new Utf8Check();

  private byte[] kept = new byte[16 * 1024];
  private int from;
  private int to;
  private long offsetOfFrom;
  private boolean malformed;
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

  /** Releases the bytes before an offset. */
  void discardBefore(long offset) {
    from = index(offset);
    offsetOfFrom = offset;
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
    if (malformed) {
      throw new GraphIoException(
          FailureMapping.unusable(GraphError.UNEXPECTED_ANSWER, "a response is not UTF-8"));
    }
    int count = in.read(buffer, offset, length);
    if (count < 0) {
      ended = true;
      return count;
    }
    int good = utf8.accept(buffer, offset, offset + count) - offset;
    // The bytes before the invalid byte are still delivered, so that complete rows count.
    malformed = good < count;
    keep(buffer, offset, good);
    return malformed && good == 0 ? read(buffer, offset, length) : good;
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
