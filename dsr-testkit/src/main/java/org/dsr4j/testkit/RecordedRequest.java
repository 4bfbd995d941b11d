package org.dsr4j.testkit;

import java.util.Objects;

/**
 * One request that a simulated tenant has answered. Immutable.
 *
 * @param version {@code v1.0} or {@code beta}; empty when the path named no version
 * @param method the HTTP method
 * @param path the path below the version, percent-encoded as it was sent
 * @param query the query as it was sent, empty when there was none
 * @param status the status of the answer
 * @param host the Host header
 * @param hasAuthorization whether the request had an Authorization header, valid or not
 * @param number the number of the request to the server, counted from one in the order of arrival;
 *     a reset starts again at one
 * @param clientRequestId the client-request-id header, empty when there was none
 * @param body the body as text, empty when there was none
 * @param batchItem the id that a batch gave it, empty outside of batches; both the batch and its
 *     items are recorded
 */
public record RecordedRequest(
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

  /**
   * Makes a record of a request; no value may be null.
   *
   * @param version {@code v1.0} or {@code beta}; empty when the path named no version
   * @param method the HTTP method
   * @param path the path below the version, percent-encoded as it was sent
   * @param query the query as it was sent, empty when there was none
   * @param status the status of the answer
   * @param host the Host header
   * @param hasAuthorization whether the request had an Authorization header, valid or not
   * @param number the number of the request to the server, counted from one in the order of
   *     arrival; a reset starts again at one
   * @param clientRequestId the client-request-id header, empty when there was none
   * @param body the body as text, empty when there was none
   * @param batchItem the id that a batch gave it, empty outside of batches
   */
  public RecordedRequest {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(query, "query");
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(clientRequestId, "clientRequestId");
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(batchItem, "batchItem");
  }

  /** {@return the path with the version as prefix, as in {@code /v1.0/users}} */
  public String versionedPath() {
    return version.isEmpty() ? path : "/" + version + path;
  }
}
