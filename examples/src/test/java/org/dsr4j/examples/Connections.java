package org.dsr4j.examples;

import com.azure.core.credential.AccessToken;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.RetryPolicy;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.model.TenantId;
import org.dsr4j.testkit.SimulatedTenant;
import reactor.core.publisher.Mono;

/** Connects to simulated tenants. */
final class Connections {

  private static final RetryPolicy QUICK =
      new RetryPolicy(3, Duration.ofSeconds(5), Duration.ofMillis(1), Duration.ofMillis(5));

  private Connections() {}

  static GraphConnection to(SimulatedTenant tenant) {
    GraphCloud global = GraphCloud.GLOBAL;
    return GraphConnection.builder(TenantId.of(tenant.id()))
        .credential(any -> Mono.just(new AccessToken(tenant.accessToken(), OffsetDateTime.MAX)))
        .cloud(GraphCloud.custom(tenant.endpoint(), global.authorityHost(), global))
        .limits(ThrottleLimits.off())
        .retry(QUICK)
        .build();
  }
}
