package org.dsr4j.graph.model;

import java.io.IOException;
import java.io.InputStream;

/** Receives a body that is not Graph's own JSON: a picture, a table, a file. */
@FunctionalInterface
public interface StreamConsumer {

  /**
   * Reads the body on the caller's thread; unread bytes are skipped.
   *
   * @param mediaType the media type from the response, without parameters; {@code
   *     application/octet-stream} when the response has none
   * @param in the body; it throws an exception when the response fails and need not be closed. The
   *     data are valid only after the response was reported as complete
   * @throws IOException when the consumer cannot continue; an {@link UnreadableBodyException}
   *     becomes the failure of the response, all others are passed to the caller
   */
  void accept(String mediaType, InputStream in) throws IOException;
}
