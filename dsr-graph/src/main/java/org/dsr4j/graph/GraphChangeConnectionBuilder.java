package org.dsr4j.graph;

import static java.util.Objects.requireNonNull;

import com.azure.core.credential.TokenCredential;
import java.time.Clock;
import java.time.Duration;
import org.dsr4j.graph.internal.http.LocalService;
import org.dsr4j.graph.internal.send.Delays;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.RetryPolicy;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.TenantId;

/** Builds a connection that sends write requests; not thread-safe. */
public final class GraphChangeConnectionBuilder {

  private final ConnectionSettings settings;
  private Clock clock = Clock.systemUTC();

  GraphChangeConnectionBuilder(TenantId tenant) {
    settings =
        new ConnectionSettings(tenant, RetryPolicy.defaults().maxTotalWait(Duration.ofMinutes(5)));
  }

  /**
   * Sets the credential; required. Use a separate application that has the permissions to change
   * and {@code Organization.Read.All}.
   *
   * @param value for example from azure-identity; not closed
   * @return this
   */
  public GraphChangeConnectionBuilder credential(TokenCredential value) {
    settings.credential(value);
    return this;
  }

  /**
   * Sets the cloud; the default is the global cloud.
   *
   * @param value the cloud
   * @return this
   */
  public GraphChangeConnectionBuilder cloud(GraphCloud value) {
    settings.cloud(value);
    return this;
  }

  /**
   * Sets the maximum time to open a connection; the default is 30 seconds.
   *
   * @param value more than zero
   * @return this
   */
  public GraphChangeConnectionBuilder connectTimeout(Duration value) {
    settings.connectTimeout(value);
    return this;
  }

  /**
   * Sets the maximum wait for the next bytes of a response; the default is 100 seconds. After a
   * timeout the outcome of the write is unknown, so a long timeout is better than a short one.
   *
   * @param value more than zero
   * @return this
   */
  public GraphChangeConnectionBuilder readTimeout(Duration value) {
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
  public GraphChangeConnectionBuilder limits(ThrottleLimits value) {
    settings.limits(value);
    return this;
  }

  /**
   * Sets the retry policy; the default is {@link RetryPolicy#defaults()} with a maximum total wait
   * of five minutes. After an error other than throttling, a write is sent again only if it is
   * declared safe to repeat.
   *
   * @param value the policy
   * @return this
   */
  public GraphChangeConnectionBuilder retry(RetryPolicy value) {
    settings.retry(value);
    return this;
  }

  /**
   * Sets the clock for the times in outcomes; the default is the system clock.
   *
   * @param value the clock of the {@code Dsr}
   * @return this
   */
  public GraphChangeConnectionBuilder clock(Clock value) {
    this.clock = requireNonNull(value, "clock");
    return this;
  }

  /** Replaces the network, for tests. */
  GraphChangeConnectionBuilder answeredBy(LocalService service) {
    settings.local(service);
    return this;
  }

  /** Replaces the waiting, for tests. */
  GraphChangeConnectionBuilder waiting(Delays waits, Clock time) {
    settings.delays(waits);
    clock = time;
    return this;
  }

  /**
   * Builds the connection; sends no request.
   *
   * @return the connection; the caller closes it
   * @throws DsrException with {@link GraphError#INVALID_CONFIGURATION} when the credential is
   *     missing or the endpoint is not https
   */
  public GraphChangeConnection build() {
    return new GraphChangeConnection(new WritingTransport(settings), clock);
  }
}
