package org.dsr4j.testkit.internal.http;

import java.util.Map;

/** Ends the handling of a request with an error body. */
final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ErrorBody error;
  private final transient Map<String, String> headers;

  Refused(ErrorBody error) {
    this(error, Map.of());
  }

  Refused(ErrorBody error, Map<String, String> headers) {
    super(error.code(), null, false, false);
    this.error = error;
    this.headers = Map.copyOf(headers);
  }

  ErrorBody error() {
    return error;
  }

  /** Headers of the answer. */
  Map<String, String> headers() {
    return headers;
  }
}
