package org.dsr4j.graph;

import java.io.IOException;
import java.io.PushbackInputStream;
import org.dsr4j.model.Content;
import org.jspecify.annotations.Nullable;

/** Reads what the service answers to a write that it did not refuse. */
final class WriteAnswer {

  private static final int LIMIT = 16 * 1024 * 1024;

  private WriteAnswer() {}

  /**
   * The object that the service answered with.
   *
   * @return null when the answer is empty
   * @throws GraphIoException when it is anything else than one object, whole
   */
  static @Nullable Content content(Answer answer) throws GraphIoException {
    try {
      PushbackInputStream body = new PushbackInputStream(answer.body());
      int first = body.read();
      if (first < 0) {
        return null;
      }
      body.unread(first);
      if (!HttpSender.json(answer.headers().get("Content-Type"))) {
        throw AnswerReader.unexpected("Graph's answer is not JSON");
      }
      return ObjectReader.read(body, LIMIT);
    } catch (IOException e) {
      answer.stopWhenOver();
      throw e instanceof GraphIoException own
          ? own
          : new GraphIoException(FailureMapping.interrupted(e));
    }
  }
}
