package org.dsr4j.graph;

import com.azure.core.credential.TokenCredential;
import java.time.Duration;
import org.dsr4j.graph.internal.send.Delays;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.RetryPolicy;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.RunListener;
import org.dsr4j.model.TenantId;

/** Builds a connection; not thread-safe. */
public final class GraphConnectionBuilder {

  static final int DEFAULT_MAX_ROW_BYTES = 16 * 1024 * 1024;
  private static final int DEFAULT_READ_AHEAD = 64;
  private static final int MOST_READ_AHEAD = 1_000;
  private static final int LEAST_MAX_ROW_BYTES = 1024;

  private final ConnectionSettings settings;
  private int maxRowBytes = DEFAULT_MAX_ROW_BYTES;
  private int readAhead = DEFAULT_READ_AHEAD;

  GraphConnectionBuilder(TenantId tenant) {
    settings = new ConnectionSettings(tenant, RetryPolicy.defaults());
  }

  /**
   * What obtains tokens; required. Its permissions should only read.
   *
   * @param value for instance of azure-identity; not closed
   * @return this
   */
  public GraphConnectionBuilder credential(TokenCredential value) {
    settings.credential(value);
    return this;
  }

  /**
   * Where Graph is; the global cloud when not set.
   *
   * @param value the cloud
   * @return this
   */
  public GraphConnectionBuilder cloud(GraphCloud value) {
    settings.cloud(value);
    return this;
  }

  /**
   * How long to wait for a connection; 30 seconds when not set.
   *
   * @param value more than zero
   * @return this
   */
  public GraphConnectionBuilder connectTimeout(Duration value) {
    settings.connectTimeout(value);
    return this;
  }

  /**
   * How long to wait for the next bytes of an answer; 100 seconds when not set.
   *
   * @param value more than zero
   * @return this
   */
  public GraphConnectionBuilder readTimeout(Duration value) {
    settings.readTimeout(value);
    return this;
  }

  /**
   * How large a row or an object may be; 16 MiB when not set.
   *
   * @param value bytes, at least 1,024
   * @return this
   */
  public GraphConnectionBuilder maxRowBytes(int value) {
    if (value < LEAST_MAX_ROW_BYTES) {
      throw ConnectionSettings.invalid(
          "a row limit must be at least " + LEAST_MAX_ROW_BYTES + " bytes");
    }
    maxRowBytes = value;
    return this;
  }

  /**
   * The throttle limits to keep; what Microsoft publishes for a small tenant when not set.
   *
   * @param value for instance {@code ThrottleLimits.documented(TenantSize.LARGE).share(0.5)}
   * @return this
   */
  public GraphConnectionBuilder limits(ThrottleLimits value) {
    settings.limits(value);
    return this;
  }

  /**
   * How patient to be with a service that fails; {@link RetryPolicy#defaults()} when not set.
   *
   * @param value the policy
   * @return this
   */
  public GraphConnectionBuilder retry(RetryPolicy value) {
    settings.retry(value);
    return this;
  }

  /**
   * How many requests may be under way before they are asked for; 64 when not set.
   *
   * @param requests 0 to 1,000; each takes a thread while it is under way
   * @return this
   * @throws DsrException with {@link GraphError#INVALID_CONFIGURATION} when outside
   */
  public GraphConnectionBuilder readAhead(int requests) {
    if (requests < 0 || requests > MOST_READ_AHEAD) {
      throw ConnectionSettings.invalid("0 to " + MOST_READ_AHEAD + " requests can be read ahead");
    }
    readAhead = requests;
    return this;
  }

  /** How to wait; for tests. */
  GraphConnectionBuilder retryDelays(Delays value) {
    settings.delays(value);
    return this;
  }

  /**
   * Builds the connection; nothing is sent yet.
   *
   * @return the connection, to be closed
   * @throws DsrException with {@link GraphError#INVALID_CONFIGURATION} when the credential is
   *     missing or the endpoint is not https
   */
  public GraphConnection build() {
    return new GraphConnection(
        new GraphTransport(settings, maxRowBytes, readAhead), RunListener.NONE);
  }
}
