package org.dsr4j.graph;

import java.io.IOException;

/** Carries a failure up to the caller of the connection; never leaves this package. */
final class GraphIoException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient GraphFailure failure;

  GraphIoException(GraphFailure failure) {
    // The cause is left behind on purpose: messages of parsers and libraries quote what they read.
    super(failure.detail());
    this.failure = failure;
  }

  GraphFailure failure() {
    return failure;
  }
}
