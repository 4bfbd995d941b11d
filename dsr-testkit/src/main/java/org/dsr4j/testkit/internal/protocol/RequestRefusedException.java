package org.dsr4j.testkit.internal.protocol;

import java.util.Map;

/** Ends the handling of a request with an error body. */
public final class RequestRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ErrorBody error;
  private final transient Map<String, String> headers;

  public RequestRefusedException(ErrorBody error) {
    this(error, Map.of());
  }

  public RequestRefusedException(ErrorBody error, Map<String, String> headers) {
    super(error.code(), null, false, false);
    this.error = error;
    this.headers = Map.copyOf(headers);
  }

  public ErrorBody error() {
    return error;
  }

  /** Headers of the answer. */
  public Map<String, String> headers() {
    return headers;
  }
}
