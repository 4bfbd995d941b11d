package org.dsr4j.graph.model;

import java.io.IOException;
import okhttp3.Headers;

/** An answer other than 200, with what can be known of it; never leaves this package. */
public final class ErrorResponseException extends IOException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Headers headers;
  private final transient byte[] body;

  public ErrorResponseException(int status, Headers headers, byte[] body) {
    super("HTTP " + status);
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  public int status() {
    return status;
  }

  /** For whoever paces and repeats requests: Retry-After and the throttling headers. */
  public Headers headers() {
    return headers;
  }

  /** Its beginning; empty, HTML or broken as it may be. */
  byte[] body() {
    return body;
  }
}
