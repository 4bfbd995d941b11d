package org.dsr4j.graph;

import com.azure.core.credential.TokenCredential;
import java.time.Duration;
import org.dsr4j.graph.internal.http.LocalService;
import org.dsr4j.graph.internal.send.Delays;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.RetryPolicy;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.RunListener;
import org.dsr4j.model.TenantId;

/** Builds a connection that reads; not thread-safe. */
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
   * Sets the credential; required. Its application should have read permissions only.
   *
   * @param value for example from azure-identity; not closed
   * @return this
   */
  public GraphConnectionBuilder credential(TokenCredential value) {
    settings.credential(value);
    return this;
  }

  /**
   * Sets the cloud; the default is the global cloud.
   *
   * @param value the cloud
   * @return this
   */
  public GraphConnectionBuilder cloud(GraphCloud value) {
    settings.cloud(value);
    return this;
  }

  /**
   * Sets the maximum time to open a connection; the default is 30 seconds.
   *
   * @param value more than zero
   * @return this
   */
  public GraphConnectionBuilder connectTimeout(Duration value) {
    settings.connectTimeout(value);
    return this;
  }

  /**
   * Sets the maximum wait for the next bytes of a response; the default is 100 seconds.
   *
   * @param value more than zero
   * @return this
   */
  public GraphConnectionBuilder readTimeout(Duration value) {
    settings.readTimeout(value);
    return this;
  }

  /**
   * Sets the maximum size of a row or an object; the default is 16 MiB.
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
   * Sets the throttle limits; the default are the limits that Microsoft publishes for a small
   * tenant.
   *
   * @param value for example {@code ThrottleLimits.documented(TenantSize.LARGE).share(0.5)}
   * @return this
   */
  public GraphConnectionBuilder limits(ThrottleLimits value) {
    settings.limits(value);
    return this;
  }

  /**
   * Sets the retry policy; the default is {@link RetryPolicy#defaults()}.
   *
   * @param value the policy
   * @return this
   */
  public GraphConnectionBuilder retry(RetryPolicy value) {
    settings.retry(value);
    return this;
  }

  /**
   * Sets how many announced requests may be in progress at a time; the default is 64.
   *
   * @param requests 0 to 1,000; each request in progress uses one thread
   * @return this
   * @throws DsrException with {@link GraphError#INVALID_CONFIGURATION} when the number is outside
   *     this range
   */
  public GraphConnectionBuilder readAhead(int requests) {
    if (requests < 0 || requests > MOST_READ_AHEAD) {
      throw ConnectionSettings.invalid("0 to " + MOST_READ_AHEAD + " requests can be read ahead");
    }
    readAhead = requests;
    return this;
  }

  /** Replaces the network, for tests. */
  GraphConnectionBuilder answeredBy(LocalService service) {
    settings.local(service);
    return this;
  }

  /** Replaces the waiting, for tests. */
  GraphConnectionBuilder retryDelays(Delays value) {
    settings.delays(value);
    return this;
  }

  /**
   * Builds the connection; sends no request.
   *
   * @return the connection; the caller closes it
   * @throws DsrException with {@link GraphError#INVALID_CONFIGURATION} when the credential is
   *     missing or the endpoint is not https
   */
  public GraphConnection build() {
    return new GraphConnection(
        new GraphTransport(settings, maxRowBytes, readAhead), RunListener.NONE);
  }
}
