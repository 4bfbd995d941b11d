package org.dsr4j.graph.internal.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How a transport connects and how long it waits.
 *
 * @param connectTimeout how long to wait for a connection; more than zero
 * @param readTimeout how long to wait for the next bytes of an answer; more than zero
 * @param keepsConnections whether a connection serves more than one request. The server may close a
 *     kept one at the moment when the next request leaves, so that nobody knows whether it arrived
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
