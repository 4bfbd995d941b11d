package org.dsr4j.it.support;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.UnaryOperator;
import org.dsr4j.Dsr;
import org.dsr4j.DsrBuilder;
import org.dsr4j.azuread.AzureAdAdapterProvider;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.RetryPolicy;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.intune.IntuneAdapterProvider;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.IdentityCheck;
import org.dsr4j.model.TenantId;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import reactor.core.publisher.Mono;

/** A connection and both adapters with a simulated tenant. */
public final class GraphTenant implements AutoCloseable {

  public static final RetryPolicy QUICK =
      new RetryPolicy(3, Duration.ofSeconds(5), Duration.ofMillis(1), Duration.ofMillis(5));

  private final SimulatedTenant simulated;
  private final GraphConnection graph;
  private final Dsr dsr;

  public GraphTenant(SimulatedTenant simulated) {
    this(simulated, builder -> builder);
  }

  public GraphTenant(SimulatedTenant simulated, UnaryOperator<DsrBuilder> settings) {
    this.simulated = simulated;
    this.graph = connect(simulated, token(simulated.accessToken()));
    this.dsr =
        settings
            .apply(
                Dsr.builder(tenantId())
                    .adapter(new AzureAdAdapterProvider())
                    .adapter(new IntuneAdapterProvider())
                    .resource(GraphConnection.class, graph))
            .build();
  }

  public static GraphConnection connect(SimulatedTenant simulated, TokenCredential credential) {
    return connect(TenantId.of(simulated.id()), cloud(simulated), credential);
  }

  public static GraphConnection connect(
      TenantId tenant, GraphCloud cloud, TokenCredential credential) {
    return GraphConnection.builder(tenant)
        .credential(credential)
        .cloud(cloud)
        // The simulated tenant has no limits by default, and fails only as scripted.
        .limits(ThrottleLimits.off())
        .retry(QUICK)
        .build();
  }

  public static GraphCloud cloud(SimulatedTenant simulated) {
    return cloud(simulated.endpoint());
  }

  public static GraphCloud cloud(URI endpoint) {
    return GraphCloud.custom(endpoint, GraphCloud.GLOBAL.authorityHost(), GraphCloud.GLOBAL);
  }

  public static TokenCredential token(String jwt) {
    return request -> Mono.just(new AccessToken(jwt, OffsetDateTime.now().plusHours(1)));
  }

  public static DsrRequest request(TenantId tenant, String id, DataSubject subject) {
    return DsrRequest.builder(tenant, subject)
        .id(id)
        .requestedBy("privacy desk")
        .received(LocalDate.of(2026, 11, 2))
        .identityCheck(IdentityCheck.of("front desk", "passport", LocalDate.of(2026, 11, 3)))
        .build();
  }

  public static DsrRequest request(Dsr dsr, SimulatedUser person) {
    return request(
        dsr.tenant(), "DSR-" + person.objectId(), DataSubject.objectId(person.objectId()));
  }

  public DsrRequest request(SimulatedUser person) {
    return request(DataSubject.objectId(person.objectId()));
  }

  public DsrRequest request(DataSubject subject) {
    return request(tenantId(), "DSR-2026-0117", subject);
  }

  public TenantId tenantId() {
    return TenantId.of(simulated.id());
  }

  public Dsr dsr() {
    return dsr;
  }

  GraphConnection graph() {
    return graph;
  }

  @Override
  public void close() {
    dsr.close();
    graph.close();
  }
}
