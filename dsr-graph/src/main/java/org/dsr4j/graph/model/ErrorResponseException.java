package org.dsr4j.graph.model;

import java.io.IOException;
import okhttp3.Headers;
import org.dsr4j.graph.internal.http.StreamedResponse;

/** An answer other than 200, with what can be known of it; never leaves this package. */
public final class ErrorResponseException extends IOException {

  private static final long serialVersionUID = 1L;

  private static final int MAX_BODY = 64 * 1024;

  private final int status;
  private final transient Headers headers;
  private final transient byte[] body;

  private ErrorResponseException(int status, Headers headers, byte[] body) {
    super("HTTP " + status);
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** Reads what there is of an answer, and closes it. */
  public static ErrorResponseException of(StreamedResponse response) {
    try (response) {
      return new ErrorResponseException(
          response.status(), response.headers(), response.beginning(MAX_BODY));
    }
  }

  public int status() {
    return status;
  }

  /**
   * For whoever paces and repeats requests: Retry-After and the throttling headers.
   *
   * @return the response headers, with Retry-After and the throttling headers
   */
  public Headers headers() {
    return headers;
  }

  /** Its beginning; empty, HTML or broken as it may be. */
  public byte[] body() {
    return body;
  }
}
