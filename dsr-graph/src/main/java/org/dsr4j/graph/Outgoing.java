package org.dsr4j.graph;

import java.util.Map;
import java.util.UUID;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A request that is ready to leave.
 *
 * @param description the request without values, for logs and traces
 * @param method the HTTP method
 * @param version the version it is for
 * @param url the checked address; holds values
 * @param headers the request's own headers
 * @param body JSON, or null
 * @param requestId what the service's support finds the request by; the same for each attempt
 */
record Outgoing(
    String description,
    String method,
    GraphVersion version,
    HttpUrl url,
    Map<String, String> headers,
    @Nullable ByteString body,
    String requestId) {

  /** A request that reads. */
  static Outgoing of(GraphRequest request, HttpUrl url) {
    return new Outgoing(
        request.describe(),
        "GET",
        request.version(),
        url,
        request.headers(),
        null,
        UUID.randomUUID().toString());
  }

  boolean reads() {
    return method.equals("GET");
  }

  @Override
  public String toString() {
    return description;
  }
}
