package org.dsr4j.graph.model;

import java.io.IOException;
import okhttp3.Headers;
import org.dsr4j.graph.internal.http.StreamedResponse;

/** A response other than 200, with the part of its body that was read. */
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

  /**
   * Reads the beginning of a response, and closes it.
   *
   * @param response the response
   * @return status, headers and the first bytes of the body
   */
  public static ErrorResponseException of(StreamedResponse response) {
    try (response) {
      return new ErrorResponseException(
          response.status(), response.headers(), response.beginning(MAX_BODY));
    }
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
   * The response headers, among them Retry-After and the throttling headers.
   *
   * @return all of them
   */
  public Headers headers() {
    return headers;
  }

  /**
   * The beginning of the body.
   *
   * @return possibly empty, HTML or cut
   */
  public byte[] body() {
    return body;
  }
}
