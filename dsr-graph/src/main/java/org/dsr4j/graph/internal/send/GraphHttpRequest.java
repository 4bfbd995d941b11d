package org.dsr4j.graph.internal.send;

import java.util.Map;
import java.util.UUID;
import okhttp3.HttpUrl;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.model.Content;
import org.jspecify.annotations.Nullable;

/**
 * A request that can be sent.
 *
 * @param description the request without values, for logs and traces
 * @param method the HTTP method
 * @param version the version of the path
 * @param url the checked URL; contains values
 * @param options the decoded query options of the first request; next links need not repeat them
 * @param headers the request's own headers
 * @param body the request body, or null
 * @param requestId the id for the service's support; the same for each attempt
 * @param sendState the state of a write, one for each attempt; null when the request reads
 * @param accept the media type of the response
 */
public record GraphHttpRequest(
    String description,
    String method,
    GraphVersion version,
    HttpUrl url,
    Map<String, String> options,
    Map<String, String> headers,
    @Nullable Content body,
    String requestId,
    @Nullable SendState sendState,
    String accept) {

  /** The media type of objects and lists. */
  static final String JSON = "application/json";

  /** For responses that are not Graph's own JSON. */
  public static final String ANYTHING = "*/*";

  /** Creates a request whose response is JSON. */
  public GraphHttpRequest(
      String description,
      String method,
      GraphVersion version,
      HttpUrl url,
      Map<String, String> options,
      Map<String, String> headers,
      @Nullable Content body,
      String requestId,
      @Nullable SendState sendState) {
    this(description, method, version, url, options, headers, body, requestId, sendState, JSON);
  }

  /** Creates a request that reads. */
  GraphHttpRequest(
      String description,
      String method,
      GraphVersion version,
      HttpUrl url,
      Map<String, String> options,
      Map<String, String> headers,
      @Nullable Content body,
      String requestId) {
    this(description, method, version, url, options, headers, body, requestId, null);
  }

  /** Creates a request that reads. */
  public static GraphHttpRequest of(GraphRequest request, HttpUrl url) {
    return new GraphHttpRequest(
        request.describe(),
        request.method(),
        request.version(),
        url,
        request.options(),
        request.headers(),
        request.body(),
        UUID.randomUUID().toString());
  }

  /** Returns the request for the next page. */
  public GraphHttpRequest at(HttpUrl other) {
    return new GraphHttpRequest(
        description, "GET", version, other, options, headers, null, UUID.randomUUID().toString());
  }

  /** Returns the same request with a new id. */
  public GraphHttpRequest withNewRequestId() {
    return new GraphHttpRequest(
        description, method, version, url, options, headers, body, UUID.randomUUID().toString());
  }

  /** Returns the same request for a response of another type. */
  public GraphHttpRequest accepting(String mediaType) {
    return new GraphHttpRequest(
        description, method, version, url, options, headers, body, requestId, sendState, mediaType);
  }

  /** Whether the request may be repeated without harm, and needs a complete response. */
  public boolean isRead() {
    return sendState == null;
  }

  /** Returns the path after the version, with its values. */
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
