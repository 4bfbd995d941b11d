package org.dsr4j.graph;

import java.io.IOException;
import okhttp3.Headers;
import org.dsr4j.graph.internal.http.StreamedResponse;

/** An answer other than 200, with what can be known of it; never leaves this package. */
final class RefusedException extends IOException {

  private static final long serialVersionUID = 1L;

  private static final int MAX_BODY = 64 * 1024;

  private final int status;
  private final transient Headers headers;
  private final transient byte[] body;

  private RefusedException(int status, Headers headers, byte[] body) {
    super("HTTP " + status);
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** Reads what there is of an answer, and closes it. */
  static RefusedException of(StreamedResponse response) {
    try (response) {
      return new RefusedException(
          response.status(), response.headers(), response.beginning(MAX_BODY));
    }
  }

  int status() {
    return status;
  }

  /** For whoever paces and repeats requests: Retry-After and the throttling headers. */
  Headers headers() {
    return headers;
  }

  /** Its beginning; empty, HTML or broken as it may be. */
  byte[] body() {
    return body;
  }
}
