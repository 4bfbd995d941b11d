package org.dsr4j.testkit.internal.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.dsr4j.testkit.internal.schema.PublishedVersion;
import org.jspecify.annotations.Nullable;

/**
 * One request as it was received.
 *
 * @param version the first path segment when it is a version of Graph, otherwise null
 * @param method the method
 * @param path the path as sent, without the version
 * @param query the query as sent, empty when there is none
 * @param headers a header's first value, or null
 * @param body the body as text, empty when there is none
 * @param batchItem the id that a batch gave it, empty outside of batches
 */
public record ReceivedRequest(
    @Nullable PublishedVersion version,
    String method,
    String path,
    String query,
    Function<String, @Nullable String> headers,
    String body,
    String batchItem) {

  /**
   * Parses a URL (path and query as sent).
   *
   * @param method the HTTP method
   * @param url path and query as sent
   * @param headers a header's first value, or null
   * @param body the body as text, empty when there is none
   * @return the request
   */
  public static ReceivedRequest of(
      String method, String url, Function<String, @Nullable String> headers, String body) {
    int question = url.indexOf('?');
    String path = question < 0 ? url : url.substring(0, question);
    String query = question < 0 ? "" : url.substring(question + 1);
    int slash = path.indexOf('/', 1);
    String first =
        slash < 0 ? path.substring(Math.min(1, path.length())) : path.substring(1, slash);
    PublishedVersion version = PublishedVersion.of(first);
    String rest = version == null ? path : path.substring(1 + first.length());
    return new ReceivedRequest(
        version, method, rest.isEmpty() ? "/" : rest, query, headers, body, "");
  }

  /** Returns this request, marked as an item of a batch. */
  public ReceivedRequest asBatchItem(String id) {
    return new ReceivedRequest(version, method, path, query, headers, body, id);
  }

  /** {@return the version as it is recorded: empty when the path names none} */
  public String versionText() {
    return version == null ? "" : version.segment();
  }

  /** {@return the decoded segments of the path} */
  public List<String> segments() {
    List<String> segments = new ArrayList<>();
    for (String segment : path.substring(1).split("/", -1)) {
      segments.add(decoded(segment));
    }
    return segments;
  }

  /**
   * {@return a header's first value, or null}
   *
   * @param name the header's name
   */
  public @Nullable String header(String name) {
    return headers.apply(name);
  }

  /** In a path a plus sign does not mean a space. */
  private static String decoded(String segment) {
    if (segment.indexOf('%') < 0) {
      return segment;
    }
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return segment;
    }
  }
}
