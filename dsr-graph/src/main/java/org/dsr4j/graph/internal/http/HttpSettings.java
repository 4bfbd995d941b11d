package org.dsr4j.graph.internal.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * The connection settings and timeouts of a transport.
 *
 * @param connectTimeout the maximum time to open a connection; more than zero
 * @param readTimeout the maximum wait for the next bytes of a response; more than zero
 * @param keepsConnections whether a connection serves more than one request. The server may close a
 *     reused connection while the next request is sent; then it is unknown whether the request
 *     arrived
 */
public record HttpSettings(
    Duration connectTimeout, Duration readTimeout, boolean keepsConnections) {

  /**
   * Checks for nulls.
   *
   * @param connectTimeout see {@link #connectTimeout()}
   * @param readTimeout see {@link #readTimeout()}
   * @param keepsConnections see {@link #keepsConnections()}
   */
  public HttpSettings {
    requireNonNull(connectTimeout, "connectTimeout");
    requireNonNull(readTimeout, "readTimeout");
  }
}
