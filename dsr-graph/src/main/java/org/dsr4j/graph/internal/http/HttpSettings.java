package org.dsr4j.graph.internal.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The connection settings and timeouts of a transport.
 *
 * @param connectTimeout the maximum time to open a connection; more than zero
 * @param readTimeout the maximum wait for the next bytes of a response; more than zero
 * @param keepsConnections whether a connection serves more than one request. The server may close a
 *     reused connection while the next request is sent; then it is unknown whether the request
 *     arrived
 * @param local answers all requests in this process, or null for the network
 */
public record HttpSettings(
    Duration connectTimeout,
    Duration readTimeout,
    boolean keepsConnections,
    @Nullable LocalService local) {

  /**
   * Checks for nulls.
   *
   * @param connectTimeout see {@link #connectTimeout()}
   * @param readTimeout see {@link #readTimeout()}
   * @param keepsConnections see {@link #keepsConnections()}
   * @param local see {@link #local()}
   */
  public HttpSettings {
    requireNonNull(connectTimeout, "connectTimeout");
    requireNonNull(readTimeout, "readTimeout");
  }

  /**
   * Creates the settings for the network.
   *
   * @param connectTimeout see {@link #connectTimeout()}
   * @param readTimeout see {@link #readTimeout()}
   * @param keepsConnections see {@link #keepsConnections()}
   */
  public HttpSettings(Duration connectTimeout, Duration readTimeout, boolean keepsConnections) {
    this(connectTimeout, readTimeout, keepsConnections, null);
  }
}
