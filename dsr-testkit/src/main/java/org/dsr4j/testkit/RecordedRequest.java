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
 * @param hasAuthorization whether an Authorization header came with the request, valid or not
 */
public record RecordedRequest(
    String version,
    String method,
    String path,
    String query,
    int status,
    String host,
    boolean hasAuthorization) {

  /**
   * Makes a record of a request; no value may be null.
   *
   * @param version {@code v1.0} or {@code beta}; empty when the path named no version
   * @param method the HTTP method
   * @param path the path below the version, percent-encoded as it was sent
   * @param query the query as it was sent, empty when there was none
   * @param status the status of the answer
   * @param host the Host header
   * @param hasAuthorization whether an Authorization header came with the request, valid or not
   */
  public RecordedRequest {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(query, "query");
    Objects.requireNonNull(host, "host");
  }

  /** {@return the path with the version in front, as in {@code /v1.0/users}} */
  public String versionedPath() {
    return version.isEmpty() ? path : "/" + version + path;
  }
}
