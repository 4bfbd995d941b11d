package org.dsr4j.graph.internal.paging;

import java.io.IOException;
import java.io.InputStream;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.graph.internal.send.GraphResponse;
import org.dsr4j.graph.model.FailureMapping;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response with a size limit; it remembers the first error, whatever the reader does.
 */
public final class BoundedBodyStream extends InputStream {

  private final GraphResponse answer;
  private final InputStream in;
  private final long limit;
  private long count;
  private @Nullable GraphIoException failed;

  /**
   * @param limit the maximum number of bytes
   */
  public BoundedBodyStream(GraphResponse answer, long limit) {
    this.answer = answer;
    this.in = answer.body();
    this.limit = limit;
  }

  /** Returns the error, if there was one. */
  @Nullable
  public GraphFailure failure() {
    return failed == null ? null : failed.failure();
  }

  /** Reads the remaining bytes, so that an error after the reader's last byte is detected. */
  public void finish() throws IOException {
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
            FailureMapping.unusable(GraphError.TOO_LARGE, "a response is larger than expected"));
      }
      return n;
    } catch (IOException e) {
      failed = reason(e);
      throw failed;
    }
  }

  private GraphIoException reason(IOException e) {
    try {
      answer.failIfCancelled();
    } catch (GraphIoException over) {
      return over;
    }
    return e instanceof GraphIoException own
        ? own
        : new GraphIoException(FailureMapping.interrupted(e));
  }
}
