package org.dsr4j.graph.internal.http;

import static java.util.Objects.requireNonNull;

import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * A request that can be sent.
 *
 * @param method the HTTP method
 * @param url the URL, sent unchanged; may contain values
 * @param headers may contain secrets
 * @param body the request body, or null
 * @param check the check immediately before the first byte is sent
 */
public record PreparedRequest(
    String method, HttpUrl url, Headers headers, @Nullable RequestBody body, SendCheck check) {

  /**
   * Checks for nulls.
   *
   * @param method see {@link #method()}
   * @param url see {@link #url()}
   * @param headers see {@link #headers()}
   * @param body see {@link #body()}
   * @param check see {@link #check()}
   */
  public PreparedRequest {
    requireNonNull(method, "method");
    requireNonNull(url, "url");
    requireNonNull(headers, "headers");
    requireNonNull(check, "check");
  }

  /**
   * Creates a GET request.
   *
   * @param url see {@link #url()}
   * @param headers see {@link #headers()}
   * @return the request, without body and check
   */
  public static PreparedRequest get(HttpUrl url, Headers headers) {
    return new PreparedRequest("GET", url, headers, null, SendCheck.NONE);
  }

  /** Shows the method and the host; the rest may contain values and secrets. */
  @Override
  public String toString() {
    return method + " " + url.host();
  }
}
