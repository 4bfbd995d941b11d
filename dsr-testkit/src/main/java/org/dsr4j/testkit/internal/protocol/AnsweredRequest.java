package org.dsr4j.testkit.internal.protocol;

import org.dsr4j.testkit.internal.json.RawJson;

/**
 * A request and the status it was answered with.
 *
 * @param version the version of Graph, empty when the path names none
 * @param method the method
 * @param path the path as sent, without the version
 * @param query the query as sent, empty when there is none
 * @param status the status
 * @param host the Host header
 * @param hasAuthorization whether it had an Authorization header
 * @param number the number of the request to the server
 * @param clientRequestId the client-request-id header, empty when there was none
 * @param body the body, empty when there was none
 * @param batchItem the id that a batch gave it, empty outside of batches
 */
public record AnsweredRequest(
    String version,
    String method,
    String path,
    String query,
    int status,
    String host,
    boolean hasAuthorization,
    long number,
    String clientRequestId,
    String body,
    String batchItem) {

  /** Returns the same request with another status. */
  public AnsweredRequest with(int otherStatus) {
    return new AnsweredRequest(
        version,
        method,
        path,
        query,
        otherStatus,
        host,
        hasAuthorization,
        number,
        clientRequestId,
        body,
        batchItem);
  }

  /**
   * Returns one line of JSON, without line break. Casts are written as in the published lists,
   * without the first part of the namespace, and keys after a slash; the service accepts both
   * forms.
   */
  public String toLine() {
    String published =
        path.replace("/microsoft.graph.", "/graph.").replaceAll("\\('([^'/]*)'\\)", "/$1");
    return "{\"version\":"
        + RawJson.quote(version)
        + ",\"method\":"
        + RawJson.quote(method)
        + ",\"path\":"
        + RawJson.quote(published)
        + ",\"query\":"
        + RawJson.quote(query)
        + ",\"status\":"
        + status
        + "}";
  }
}
