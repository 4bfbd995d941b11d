package org.dsr4j.graph.catalogue;

import org.dsr4j.graph.GraphCloud;
import org.dsr4j.graph.operation.Downloads;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.AdapterContext;

/**
 * What files are fetched through.
 *
 * @param downloads the way to the storage
 * @param own whether it was made here, and is closed here
 */
record Storage(Downloads downloads, boolean own) implements AutoCloseable {

  /** The application's, which may allow further hosts; else one for the cloud's own storage. */
  static Storage of(AdapterContext context, GraphCloud cloud) {
    try {
      return new Storage(context.resource(Downloads.class), false);
    } catch (DsrException e) {
      if (e.code() != DsrError.MISSING_RESOURCE) {
        throw e;
      }
      return new Storage(Downloads.builder(cloud).build(), true);
    }
  }

  @Override
  public void close() {
    if (own) {
      downloads.close();
    }
  }
}
