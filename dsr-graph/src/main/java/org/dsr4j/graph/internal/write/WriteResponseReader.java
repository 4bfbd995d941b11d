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

/** Reads what the service answers to a write that it did not refuse. */
final class WriteResponseReader {

  private static final int LIMIT = 16 * 1024 * 1024;

  private WriteResponseReader() {}

  /**
   * The object that the service answered with.
   *
   * @return null when the answer is empty
   * @throws GraphIoException when it is anything else than one object, whole
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
        throw ResponseReader.unexpected("Graph's answer is not JSON");
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
