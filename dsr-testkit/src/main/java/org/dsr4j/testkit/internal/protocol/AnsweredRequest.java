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
 * @param hasAuthorization whether an Authorization header came with it
 * @param number which of the server's requests it was
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
   * Returns one line of JSON, without line break. Casts are spelt as in the published lists, which
   * leave the first part of the namespace out, and keys stand behind a slash; the service takes
   * both.
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
