package org.dsr4j.graph.model;

import java.io.IOException;
import okhttp3.Headers;

/** An answer other than 200, with what can be known of it; never leaves this package. */
public final class ErrorResponseException extends IOException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Headers headers;
  private final transient byte[] body;

  /**
   * Keeps what the service answered.
   *
   * @param status the HTTP status
   * @param headers the response headers
   * @param body the first bytes of the body
   */
  public ErrorResponseException(int status, Headers headers, byte[] body) {
    super("HTTP " + status);
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /**
   * The HTTP status.
   *
   * @return never 2xx
   */
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
  byte[] body() {
    return body;
  }
}
