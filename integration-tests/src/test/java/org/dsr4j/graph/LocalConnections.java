package org.dsr4j.graph;

import com.azure.core.credential.TokenCredential;
import java.time.Clock;
import org.dsr4j.graph.internal.http.LocalService;
import org.dsr4j.graph.internal.send.Delays;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.RetryPolicy;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.model.TenantId;

/**
 * Connections whose requests a service in this process answers, and which never wait. The hook of
 * the builders is visible in their package only, hence the package of this class.
 */
public final class LocalConnections {

  /** The tests have their own clock, so a pause ends at once. */
  private static final Delays NO_PAUSE = (duration, cancellation) -> {};

  private LocalConnections() {}

  public static GraphConnection reading(
      TenantId tenant,
      GraphCloud cloud,
      TokenCredential credential,
      RetryPolicy retry,
      LocalService service) {
    return GraphConnection.builder(tenant)
        .credential(credential)
        .cloud(cloud)
        .limits(ThrottleLimits.off())
        .retry(retry)
        .readAhead(0)
        .retryDelays(NO_PAUSE)
        .answeredBy(service)
        .build();
  }

  public static GraphChangeConnection changing(
      TenantId tenant,
      GraphCloud cloud,
      TokenCredential credential,
      RetryPolicy retry,
      Clock clock,
      LocalService service) {
    return GraphChangeConnection.builder(tenant)
        .credential(credential)
        .cloud(cloud)
        .limits(ThrottleLimits.off())
        .retry(retry)
        .waiting(NO_PAUSE, clock)
        .answeredBy(service)
        .build();
  }
}
