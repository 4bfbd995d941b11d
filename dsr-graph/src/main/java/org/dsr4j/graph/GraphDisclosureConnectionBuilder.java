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

/** Builds a connection that has data copied; not thread-safe. */
public final class GraphDisclosureConnectionBuilder {

  private final ConnectionSettings settings;

  GraphDisclosureConnectionBuilder(TenantId tenant) {
    settings = new ConnectionSettings(tenant, RetryPolicy.defaults());
  }

  /**
   * What obtains tokens; required. Of an application of its own, with {@code User.Export.All} and
   * {@code Organization.Read.All}.
   *
   * @param value for instance of azure-identity; not closed
   * @return this
   */
  public GraphDisclosureConnectionBuilder credential(TokenCredential value) {
    settings.credential(value);
    return this;
  }

  /**
   * Where Graph is; the global cloud when not set.
   *
   * @param value the cloud
   * @return this
   */
  public GraphDisclosureConnectionBuilder cloud(GraphCloud value) {
    settings.cloud(value);
    return this;
  }

  /**
   * How long to wait for a connection; 30 seconds when not set.
   *
   * @param value more than zero
   * @return this
   */
  public GraphDisclosureConnectionBuilder connectTimeout(Duration value) {
    settings.connectTimeout(value);
    return this;
  }

  /**
   * How long to wait for the next bytes of an answer; 100 seconds when not set.
   *
   * @param value more than zero
   * @return this
   */
  public GraphDisclosureConnectionBuilder readTimeout(Duration value) {
    settings.readTimeout(value);
    return this;
  }

  /**
   * The throttle limits to keep; what Microsoft publishes for a small tenant when not set.
   *
   * @param value the limits
   * @return this
   */
  public GraphDisclosureConnectionBuilder limits(ThrottleLimits value) {
    settings.limits(value);
    return this;
  }

  /**
   * How patient to be with throttling; {@link RetryPolicy#defaults()} when not set.
   *
   * @param value the policy
   * @return this
   */
  public GraphDisclosureConnectionBuilder retry(RetryPolicy value) {
    settings.retry(value);
    return this;
  }

  /** Waits otherwise, for tests. */
  GraphDisclosureConnectionBuilder waiting(Delays waits) {
    settings.delays(waits);
    return this;
  }

  /**
   * Builds the connection; nothing is sent yet.
   *
   * @return the connection, to be closed
   * @throws DsrException with {@link GraphError#INVALID_CONFIGURATION} when the credential is
   *     missing or the endpoint is not https
   */
  public GraphDisclosureConnection build() {
    return new GraphDisclosureConnection(new WritingTransport(settings), RunListener.NONE);
  }
}
