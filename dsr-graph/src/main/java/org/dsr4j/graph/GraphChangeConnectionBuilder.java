package org.dsr4j.graph;

import static java.util.Objects.requireNonNull;

import com.azure.core.credential.TokenCredential;
import java.time.Clock;
import java.time.Duration;
import org.dsr4j.graph.internal.send.Delays;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.RetryPolicy;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.TenantId;

/** Builds a connection that writes; not thread-safe. */
public final class GraphChangeConnectionBuilder {

  private final ConnectionSettings settings;
  private Clock clock = Clock.systemUTC();

  GraphChangeConnectionBuilder(TenantId tenant) {
    settings =
        new ConnectionSettings(tenant, RetryPolicy.defaults().maxTotalWait(Duration.ofMinutes(5)));
  }

  /**
   * What obtains tokens; required. Of an application of its own, with the permissions to change and
   * {@code Organization.Read.All}.
   *
   * @param value for instance of azure-identity; not closed
   * @return this
   */
  public GraphChangeConnectionBuilder credential(TokenCredential value) {
    settings.credential(value);
    return this;
  }

  /**
   * Where Graph is; the global cloud when not set.
   *
   * @param value the cloud
   * @return this
   */
  public GraphChangeConnectionBuilder cloud(GraphCloud value) {
    settings.cloud(value);
    return this;
  }

  /**
   * How long to wait for a connection; 30 seconds when not set.
   *
   * @param value more than zero
   * @return this
   */
  public GraphChangeConnectionBuilder connectTimeout(Duration value) {
    settings.connectTimeout(value);
    return this;
  }

  /**
   * How long to wait for the next bytes of an answer; 100 seconds when not set. What does not
   * answer in time is unknown, so better too long than too short.
   *
   * @param value more than zero
   * @return this
   */
  public GraphChangeConnectionBuilder readTimeout(Duration value) {
    settings.readTimeout(value);
    return this;
  }

  /**
   * The throttle limits to keep; what Microsoft publishes for a small tenant when not set.
   *
   * @param value the limits
   * @return this
   */
  public GraphChangeConnectionBuilder limits(ThrottleLimits value) {
    settings.limits(value);
    return this;
  }

  /**
   * How patient to be; {@link RetryPolicy#defaults()} with five minutes when not set. Only a write
   * that declares repeating harmless is sent again for anything but throttling.
   *
   * @param value the policy
   * @return this
   */
  public GraphChangeConnectionBuilder retry(RetryPolicy value) {
    settings.retry(value);
    return this;
  }

  /**
   * Sets the clock by which the times are told that an outcome names; the system's unless set.
   *
   * @param value the clock of the {@code Dsr}
   * @return this
   */
  public GraphChangeConnectionBuilder clock(Clock value) {
    this.clock = requireNonNull(value, "clock");
    return this;
  }

  /** Waits otherwise, for tests. */
  GraphChangeConnectionBuilder waiting(Delays waits, Clock time) {
    settings.delays(waits);
    clock = time;
    return this;
  }

  /**
   * Builds the connection; nothing is sent yet.
   *
   * @return the connection, to be closed
   * @throws DsrException with {@link GraphError#INVALID_CONFIGURATION} when the credential is
   *     missing or the endpoint is not https
   */
  public GraphChangeConnection build() {
    return new GraphChangeConnection(new WritingTransport(settings), clock);
  }
}
