package org.dsr4j.graph.internal.write;

import java.io.IOException;
import java.io.PushbackInputStream;
import org.dsr4j.graph.internal.paging.ResponseReader;
import org.dsr4j.graph.internal.paging.SingleObjectReader;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.graph.internal.send.GraphResponse;
import org.dsr4j.graph.internal.send.HttpSender;
import org.dsr4j.graph.model.FailureMapping;
import org.dsr4j.model.Content;
import org.jspecify.annotations.Nullable;

/** Reads the successful response to a write. */
final class WriteResponseReader {

  private static final int LIMIT = 16 * 1024 * 1024;

  private WriteResponseReader() {}

  /**
   * Returns the object in the response.
   *
   * @return null when the response is empty
   * @throws GraphIoException when it is not exactly one complete object
   */
  static @Nullable Content content(GraphResponse answer) throws GraphIoException {
    try {
      PushbackInputStream body = new PushbackInputStream(answer.body());
      int first = body.read();
      if (first < 0) {
        return null;
      }
      body.unread(first);
      if (!HttpSender.json(answer.headers().get("Content-Type"))) {
        throw ResponseReader.unexpected("Graph's response is not JSON");
      }
      return SingleObjectReader.read(body, LIMIT);
    } catch (IOException e) {
      answer.failIfCancelled();
      throw e instanceof GraphIoException own
          ? own
          : new GraphIoException(FailureMapping.interrupted(e));
    }
  }
}
