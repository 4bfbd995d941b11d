package org.dsr4j.graph;

import okhttp3.Headers;

/** Carries a failure up to the caller of the connection; never leaves this package. */
final class GraphIoException extends UnreadableException {

  private static final long serialVersionUID = 1L;
  private static final Headers NONE = Headers.of();

  private final transient Headers headers;
  private final boolean spoiled;

  GraphIoException(GraphFailure failure) {
    this(failure, NONE);
  }

  GraphIoException(GraphFailure failure, Headers headers) {
    this(failure, headers, false);
  }

  private GraphIoException(GraphFailure failure, Headers headers, boolean spoiled) {
    // The cause is left behind on purpose: messages of parsers and libraries quote what they read.
    super(failure);
    this.headers = headers;
    this.spoiled = spoiled;
  }

  /** A failure of a body that had begun to arrive: the same request may do better. */
  static GraphIoException spoiled(GraphFailure failure) {
    return new GraphIoException(failure, NONE, true);
  }

  /** Whether the answer had begun, so that rows of it may have been handed on. */
  boolean spoiled() {
    return spoiled;
  }

  /** Of the answer that refused, for whoever paces and repeats requests; else none. */
  Headers headers() {
    return headers;
  }
}
