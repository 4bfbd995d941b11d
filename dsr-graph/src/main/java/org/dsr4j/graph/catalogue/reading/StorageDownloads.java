package org.dsr4j.graph.catalogue.reading;

import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.operation.Downloads;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.AdapterContext;

/**
 * The downloads for files.
 *
 * @param downloads the downloads
 * @param closeable whether it was created here and must be closed here
 */
record StorageDownloads(Downloads downloads, boolean closeable) implements AutoCloseable {

  /**
   * Uses the downloads of the application, which may allow further hosts; else downloads from the
   * cloud's own storage.
   */
  static StorageDownloads of(AdapterContext context, GraphCloud cloud) {
    try {
      return new StorageDownloads(context.resource(Downloads.class), false);
    } catch (DsrException e) {
      if (e.code() != DsrError.MISSING_RESOURCE) {
        throw e;
      }
      return new StorageDownloads(Downloads.builder(cloud).build(), true);
    }
  }

  @Override
  public void close() {
    if (closeable) {
      downloads.close();
    }
  }
}
