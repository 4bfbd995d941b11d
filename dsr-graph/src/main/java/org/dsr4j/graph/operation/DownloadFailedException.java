package org.dsr4j.graph.operation;

import org.dsr4j.graph.GraphError;
import org.dsr4j.graph.GraphFailure;
import org.dsr4j.graph.UnreadableException;

/** Why a download cannot go on; shows no address. */
final class DownloadFailedException extends UnreadableException {

  private static final long serialVersionUID = 1L;

  DownloadFailedException(GraphFailure failure) {
    super(failure);
  }

  static DownloadFailedException of(GraphError error, int status, String detail) {
    return new DownloadFailedException(new GraphFailure(error, status, detail));
  }
}
