package org.dsr4j.graph.internal.send;

import okhttp3.Headers;
import org.dsr4j.graph.model.FailureMapping;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.UnreadableBodyException;

/** Carries a failure up to the caller of the connection; never leaves the connections. */
public final class GraphIoException extends UnreadableBodyException {

  private static final long serialVersionUID = 1L;
  private static final Headers NONE = Headers.of();

  private final transient Headers headers;
  private final boolean spoiled;

  public GraphIoException(GraphFailure failure) {
    this(failure, NONE);
  }

  public GraphIoException(GraphFailure failure, Headers headers) {
    this(failure, headers, false);
  }

  private GraphIoException(GraphFailure failure, Headers headers, boolean spoiled) {
    // The cause is left behind on purpose: messages of parsers and libraries quote what they read.
    super(failure);
    this.headers = headers;
    this.spoiled = spoiled;
  }

  /** The run was cancelled. */
  public static GraphIoException cancelled() {
    return new GraphIoException(
        FailureMapping.failure(GraphError.CANCELLED, "the run was cancelled"));
  }

  /** A failure of a body that had begun to arrive: the same request may do better. */
  public static GraphIoException spoiled(GraphFailure failure) {
    return new GraphIoException(failure, NONE, true);
  }

  /** Whether the answer had begun, so that rows of it may have been handed on. */
  public boolean spoiled() {
    return spoiled;
  }

  /** Of the answer that refused, for whoever paces and repeats requests; else none. */
  public Headers headers() {
    return headers;
  }
}
