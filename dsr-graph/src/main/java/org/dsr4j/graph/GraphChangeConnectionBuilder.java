package org.dsr4j.graph;

import static java.util.Objects.requireNonNull;

import com.azure.core.credential.TokenCredential;
import java.time.Clock;
import java.time.Duration;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.TenantId;
import org.jspecify.annotations.Nullable;

/** Builds a connection that writes; not thread-safe. */
public final class GraphChangeConnectionBuilder {

  private final TenantId tenant;
  private @Nullable TokenCredential credential;
  private GraphCloud cloud = GraphCloud.GLOBAL;
  private Duration connectTimeout = Duration.ofSeconds(30);
  private Duration readTimeout = Duration.ofSeconds(100);
  private ThrottleLimits limits = ThrottleLimits.documented();
  private RetryPolicy retry = RetryPolicy.defaults().patience(Duration.ofMinutes(5));
  private Delays delays = Delays.system();
  private Clock clock = Clock.systemUTC();

  GraphChangeConnectionBuilder(TenantId tenant) {
    this.tenant = tenant;
  }

  /**
   * What obtains tokens; required. Of an application of its own, with the permissions to change and
   * {@code Organization.Read.All}.
   *
   * @param value for instance of azure-identity; not closed
   * @return this
   */
  public GraphChangeConnectionBuilder credential(TokenCredential value) {
    credential = requireNonNull(value, "credential");
    return this;
  }

  /**
   * Where Graph is; the global cloud when not set.
   *
   * @param value the cloud
   * @return this
   */
  public GraphChangeConnectionBuilder cloud(GraphCloud value) {
    cloud = requireNonNull(value, "cloud");
    return this;
  }

  /**
   * How long to wait for a connection; 30 seconds when not set.
   *
   * @param value more than zero
   * @return this
   */
  public GraphChangeConnectionBuilder connectTimeout(Duration value) {
    connectTimeout = positive(value);
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
    readTimeout = positive(value);
    return this;
  }

  /**
   * The throttle limits to keep; what Microsoft publishes for a small tenant when not set.
   *
   * @param value the limits
   * @return this
   */
  public GraphChangeConnectionBuilder limits(ThrottleLimits value) {
    limits = requireNonNull(value, "limits");
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
    retry = requireNonNull(value, "retry");
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
    delays = waits;
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
    TokenCredential given = credential;
    if (given == null) {
      throw invalid("a credential is required: call credential(...)");
    }
    WritingTransport.Settings settings =
        new WritingTransport.Settings(
            tenant, cloud, given, connectTimeout, readTimeout, limits, retry, delays);
    return new GraphChangeConnection(new WritingTransport(settings), clock);
  }

  private static Duration positive(Duration value) {
    if (value.toMillis() <= 0 || value.toMillis() > Integer.MAX_VALUE) {
      throw invalid("a timeout must be at least one millisecond and at most 24 days");
    }
    return value;
  }

  private static DsrException invalid(String rule) {
    return new DsrException(
        GraphError.INVALID_CONFIGURATION, "The Graph connection cannot be built: " + rule);
  }
}
