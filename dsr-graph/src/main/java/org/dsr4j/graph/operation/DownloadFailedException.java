package org.dsr4j.graph.operation;

import java.io.IOException;
import org.dsr4j.graph.GraphError;
import org.dsr4j.graph.GraphFailure;

/** Why a download cannot go on; shows no address. */
final class DownloadFailedException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient GraphFailure failure;

  DownloadFailedException(GraphFailure failure) {
    super(failure.detail());
    this.failure = failure;
  }

  static DownloadFailedException of(GraphError error, int status, String detail) {
    return new DownloadFailedException(new GraphFailure(error, status, detail));
  }

  GraphFailure failure() {
    return failure;
  }
}
