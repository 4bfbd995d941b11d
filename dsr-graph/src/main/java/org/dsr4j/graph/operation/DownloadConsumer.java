package org.dsr4j.graph.operation;

import java.io.IOException;
import java.io.InputStream;

/** Receives a download while it arrives. */
@FunctionalInterface
public interface DownloadConsumer {

  /**
   * Reads the stream on the caller's thread; unread bytes are skipped.
   *
   * @param in the data; it throws an exception when the download fails and need not be closed. The
   *     data are valid only after the download was reported as complete
   * @throws IOException when the consumer cannot continue; passed to the caller
   */
  void accept(InputStream in) throws IOException;
}
