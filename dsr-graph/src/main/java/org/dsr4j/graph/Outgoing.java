package org.dsr4j.graph;

import java.util.Map;
import okhttp3.HttpUrl;

/**
 * A request that is ready to leave.
 *
 * @param description the request without values, for logs and traces
 * @param version the version it is for
 * @param url the checked address; holds values
 * @param headers the request's own headers
 */
record Outgoing(
    String description, GraphVersion version, HttpUrl url, Map<String, String> headers) {

  static Outgoing of(GraphRequest request, HttpUrl url) {
    return new Outgoing(request.describe(), request.version(), url, request.headers());
  }

  @Override
  public String toString() {
    return description;
  }
}
