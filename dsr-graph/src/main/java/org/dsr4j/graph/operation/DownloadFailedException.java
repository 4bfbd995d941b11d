package org.dsr4j.graph.operation;

import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.UnreadableBodyException;

/** Reports why a download cannot continue; contains no address. */
final class DownloadFailedException extends UnreadableBodyException {

  private static final long serialVersionUID = 1L;

  DownloadFailedException(GraphFailure failure) {
    super(failure);
  }

  static DownloadFailedException of(GraphError error, int status, String detail) {
    return new DownloadFailedException(new GraphFailure(error, status, detail));
  }
}
