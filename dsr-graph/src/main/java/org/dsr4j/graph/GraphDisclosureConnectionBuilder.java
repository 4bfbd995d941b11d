package org.dsr4j.graph;

import static java.util.Objects.requireNonNull;

import com.azure.core.credential.TokenCredential;
import java.time.Duration;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.RunListener;
import org.dsr4j.model.TenantId;
import org.jspecify.annotations.Nullable;

/** Builds a connection that has data copied; not thread-safe. */
public final class GraphDisclosureConnectionBuilder {

  private final TenantId tenant;
  private @Nullable TokenCredential credential;
  private GraphCloud cloud = GraphCloud.GLOBAL;
  private Duration connectTimeout = Duration.ofSeconds(30);
  private Duration readTimeout = Duration.ofSeconds(100);
  private ThrottleLimits limits = ThrottleLimits.documented();
  private RetryPolicy retry = RetryPolicy.defaults();
  private Delays delays = Delays.system();

  GraphDisclosureConnectionBuilder(TenantId tenant) {
    this.tenant = tenant;
  }

  /**
   * What obtains tokens; required. Of an application of its own, with {@code User.Export.All} and
   * {@code Organization.Read.All}.
   *
   * @param value for instance of azure-identity; not closed
   * @return this
   */
  public GraphDisclosureConnectionBuilder credential(TokenCredential value) {
    credential = requireNonNull(value, "credential");
    return this;
  }

  /**
   * Where Graph is; the global cloud when not set.
   *
   * @param value the cloud
   * @return this
   */
  public GraphDisclosureConnectionBuilder cloud(GraphCloud value) {
    cloud = requireNonNull(value, "cloud");
    return this;
  }

  /**
   * How long to wait for a connection; 30 seconds when not set.
   *
   * @param value more than zero
   * @return this
   */
  public GraphDisclosureConnectionBuilder connectTimeout(Duration value) {
    connectTimeout = positive(value);
    return this;
  }

  /**
   * How long to wait for the next bytes of an answer; 100 seconds when not set.
   *
   * @param value more than zero
   * @return this
   */
  public GraphDisclosureConnectionBuilder readTimeout(Duration value) {
    readTimeout = positive(value);
    return this;
  }

  /**
   * The throttle limits to keep; what Microsoft publishes for a small tenant when not set.
   *
   * @param value the limits
   * @return this
   */
  public GraphDisclosureConnectionBuilder limits(ThrottleLimits value) {
    limits = requireNonNull(value, "limits");
    return this;
  }

  /**
   * How patient to be with throttling; {@link RetryPolicy#defaults()} when not set.
   *
   * @param value the policy
   * @return this
   */
  public GraphDisclosureConnectionBuilder retry(RetryPolicy value) {
    retry = requireNonNull(value, "retry");
    return this;
  }

  /** Waits otherwise, for tests. */
  GraphDisclosureConnectionBuilder waiting(Delays waits) {
    delays = waits;
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
    TokenCredential given = credential;
    if (given == null) {
      throw invalid("a credential is required: call credential(...)");
    }
    WritingTransport.Settings settings =
        new WritingTransport.Settings(
            tenant, cloud, given, connectTimeout, readTimeout, limits, retry, delays);
    return new GraphDisclosureConnection(new WritingTransport(settings), RunListener.NONE);
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
