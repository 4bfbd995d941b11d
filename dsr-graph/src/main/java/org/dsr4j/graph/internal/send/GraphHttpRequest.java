package org.dsr4j.graph.internal.send;

import java.util.Map;
import java.util.UUID;
import okhttp3.HttpUrl;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.model.Content;
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
 * @param body what is sent, or null
 * @param requestId what the service's support finds the request by; the same for each attempt
 * @param sendState of a write, one per attempt; null when the request reads
 * @param accept the media type of the answer
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

  /** What objects and listings come as. */
  static final String JSON = "application/json";

  /** For answers that are no JSON of Graph's own. */
  public static final String ANYTHING = "*/*";

  /** A request whose answer is JSON. */
  public GraphHttpRequest(
      String description,
      String method,
      GraphVersion version,
      HttpUrl url,
      Map<String, String> options,
      Map<String, String> headers,
      @Nullable Content body,
      String requestId,
      @Nullable SendState departure) {
    this(description, method, version, url, options, headers, body, requestId, departure, JSON);
  }

  /** A request that reads. */
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

  /** A request that reads. */
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

  /** The next page. */
  public GraphHttpRequest at(HttpUrl other) {
    return new GraphHttpRequest(
        description, "GET", version, other, options, headers, null, UUID.randomUUID().toString());
  }

  /** The same request as one of its own. */
  public GraphHttpRequest withNewRequestId() {
    return new GraphHttpRequest(
        description, method, version, url, options, headers, body, UUID.randomUUID().toString());
  }

  /** The same request for an answer of another type. */
  public GraphHttpRequest accepting(String mediaType) {
    return new GraphHttpRequest(
        description, method, version, url, options, headers, body, requestId, sendState, mediaType);
  }

  /** Whether repeating the request does no harm, and its answer is worth nothing unless whole. */
  public boolean isRead() {
    return sendState == null;
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
