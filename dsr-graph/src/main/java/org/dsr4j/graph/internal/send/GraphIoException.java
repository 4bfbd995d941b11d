package org.dsr4j.graph.internal.send;

import okhttp3.Headers;
import org.dsr4j.graph.model.FailureMapping;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.UnreadableBodyException;

/** Carries a failure to the caller of the connection; it never leaves the connections. */
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
    // No cause on purpose: messages of parsers and libraries quote their input.
    super(failure);
    this.headers = headers;
    this.spoiled = spoiled;
  }

  /** Creates the exception for a cancelled run. */
  public static GraphIoException cancelled() {
    return new GraphIoException(
        FailureMapping.failure(GraphError.CANCELLED, "the run was cancelled"));
  }

  /** Creates a failure of a body that began to arrive: the same request may succeed later. */
  public static GraphIoException spoiled(GraphFailure failure) {
    return new GraphIoException(failure, NONE, true);
  }

  /** Whether the response began, so that rows of it may have been delivered. */
  public boolean spoiled() {
    return spoiled;
  }

  /** Returns the headers of the refusal, for pacing and retries; else none. */
  public Headers headers() {
    return headers;
  }
}
