package org.dsr4j.graph.operation;

import java.io.IOException;
import java.io.InputStream;

/** Takes what is downloaded while it arrives. */
@FunctionalInterface
public interface DownloadConsumer {

  /**
   * Reads the stream, on the caller's thread; what it leaves is read over.
   *
   * @param in fails where the download fails; closing it is not needed. What was read counts only
   *     once the download was reported whole
   * @throws IOException when it cannot take more; passes through
   */
  void accept(InputStream in) throws IOException;
}
