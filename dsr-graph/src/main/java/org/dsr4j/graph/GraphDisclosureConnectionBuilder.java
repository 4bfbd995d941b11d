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

/** Builds a connection that requests copies of personal data; not thread-safe. */
public final class GraphDisclosureConnectionBuilder {

  private final ConnectionSettings settings;

  GraphDisclosureConnectionBuilder(TenantId tenant) {
    settings = new ConnectionSettings(tenant, RetryPolicy.defaults());
  }

  /**
   * Sets the credential; required. Use a separate application that has {@code User.Export.All} and
   * {@code Organization.Read.All}.
   *
   * @param value for example from azure-identity; not closed
   * @return this
   */
  public GraphDisclosureConnectionBuilder credential(TokenCredential value) {
    settings.credential(value);
    return this;
  }

  /**
   * Sets the cloud; the default is the global cloud.
   *
   * @param value the cloud
   * @return this
   */
  public GraphDisclosureConnectionBuilder cloud(GraphCloud value) {
    settings.cloud(value);
    return this;
  }

  /**
   * Sets the maximum time to open a connection; the default is 30 seconds.
   *
   * @param value more than zero
   * @return this
   */
  public GraphDisclosureConnectionBuilder connectTimeout(Duration value) {
    settings.connectTimeout(value);
    return this;
  }

  /**
   * Sets the maximum wait for the next bytes of a response; the default is 100 seconds.
   *
   * @param value more than zero
   * @return this
   */
  public GraphDisclosureConnectionBuilder readTimeout(Duration value) {
    settings.readTimeout(value);
    return this;
  }

  /**
   * Sets the throttle limits; the default are the limits that Microsoft publishes for a small
   * tenant.
   *
   * @param value the limits
   * @return this
   */
  public GraphDisclosureConnectionBuilder limits(ThrottleLimits value) {
    settings.limits(value);
    return this;
  }

  /**
   * Sets the retry policy for throttling; the default is {@link RetryPolicy#defaults()}.
   *
   * @param value the policy
   * @return this
   */
  public GraphDisclosureConnectionBuilder retry(RetryPolicy value) {
    settings.retry(value);
    return this;
  }

  /** Replaces the waiting, for tests. */
  GraphDisclosureConnectionBuilder waiting(Delays waits) {
    settings.delays(waits);
    return this;
  }

  /**
   * Builds the connection; sends no request.
   *
   * @return the connection; the caller closes it
   * @throws DsrException with {@link GraphError#INVALID_CONFIGURATION} when the credential is
   *     missing or the endpoint is not https
   */
  public GraphDisclosureConnection build() {
    return new GraphDisclosureConnection(new WritingTransport(settings), RunListener.NONE);
  }
}
