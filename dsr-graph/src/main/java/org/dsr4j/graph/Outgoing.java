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
 * @param options the decoded query options it was first asked with; links need not repeat them
 * @param headers the request's own headers
 * @param body JSON, or null
 * @param requestId what the service's support finds the request by; the same for each attempt
 */
record Outgoing(
    String description,
    String method,
    GraphVersion version,
    HttpUrl url,
    Map<String, String> options,
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
        request.options(),
        request.headers(),
        null,
        UUID.randomUUID().toString());
  }

  /** The same request for another address, for instance the next page. */
  Outgoing at(HttpUrl other) {
    return new Outgoing(
        description, method, version, other, options, headers, body, UUID.randomUUID().toString());
  }

  /** The same request as one of its own. */
  Outgoing again() {
    return at(url);
  }

  boolean reads() {
    return method.equals("GET");
  }

  /** The path behind the version, with its values. */
  String path() {
    String path = url.encodedPath();
    int version = path.indexOf("/" + version().segment() + "/");
    return path.substring(version + version().segment().length() + 1);
  }

  @Override
  public String toString() {
    return description;
  }
}
