package org.dsr4j.graph;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The body of an answer, bounded; keeps in mind why it broke off, whatever its reader does. */
final class BodyStream extends InputStream {

  private final Answer answer;
  private final InputStream in;
  private final long limit;
  private long count;
  private @Nullable GraphIoException failed;

  /**
   * @param limit how many bytes may come
   */
  BodyStream(Answer answer, long limit) {
    this.answer = answer;
    this.in = answer.body();
    this.limit = limit;
  }

  /** Why it broke off, if it did. */
  @Nullable GraphFailure failure() {
    return failed == null ? null : failed.failure();
  }

  /** Reads over what is left, so that an answer that breaks off behind its reader is noticed. */
  void finish() throws IOException {
    byte[] rest = new byte[16 * 1024];
    int n = read(rest, 0, rest.length);
    while (n >= 0) {
      n = read(rest, 0, rest.length);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (failed != null) {
      throw failed;
    }
    try {
      int n = in.read(buffer, offset, length);
      count += Math.max(n, 0);
      if (count > limit) {
        throw new GraphIoException(
            FailureMapping.unusable(GraphError.TOO_LARGE, "an answer is larger than expected"));
      }
      return n;
    } catch (IOException e) {
      failed = reason(e);
      throw failed;
    }
  }

  private GraphIoException reason(IOException e) {
    try {
      answer.stopWhenOver();
    } catch (GraphIoException over) {
      return over;
    }
    return e instanceof GraphIoException own
        ? own
        : new GraphIoException(FailureMapping.interrupted(e));
  }
}
