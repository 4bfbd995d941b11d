package org.dsr4j.graph.model;

import java.io.IOException;
import java.io.InputStream;

/** Takes a body that is no JSON of Graph's own: a picture, a table, a file. */
@FunctionalInterface
public interface StreamConsumer {

  /**
   * Reads the body, on the caller's thread; what it leaves is read over.
   *
   * @param mediaType the type that Graph named, without parameters; {@code
   *     application/octet-stream} when it named none
   * @param in fails where the answer fails; closing it is not needed. What was read counts only
   *     once the answer was reported whole
   * @throws IOException when it cannot take more; an {@link UnreadableBodyException} becomes the
   *     answer's failure, all others pass through
   */
  void accept(String mediaType, InputStream in) throws IOException;
}
