package org.dsr4j.graph;

import java.io.IOException;
import okhttp3.Headers;

/** Carries a failure up to the caller of the connection; never leaves this package. */
final class GraphIoException extends IOException {

  private static final long serialVersionUID = 1L;
  private static final Headers NONE = Headers.of();

  private final transient GraphFailure failure;
  private final transient Headers headers;

  GraphIoException(GraphFailure failure) {
    this(failure, NONE);
  }

  GraphIoException(GraphFailure failure, Headers headers) {
    // The cause is left behind on purpose: messages of parsers and libraries quote what they read.
    super(failure.detail());
    this.failure = failure;
    this.headers = headers;
  }

  GraphFailure failure() {
    return failure;
  }

  /** Of the answer that refused, for whoever paces and repeats requests; else none. */
  Headers headers() {
    return headers;
  }
}
