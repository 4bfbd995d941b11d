package org.dsr4j.benchmarks.service;

import com.azure.core.credential.AccessToken;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.authentication.AccessTokenProvider;
import com.microsoft.kiota.authentication.AllowedHostsValidator;
import com.microsoft.kiota.authentication.BaseBearerTokenAuthenticationProvider;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.GraphConnectionBuilder;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.IdentityCheck;
import org.dsr4j.model.TenantId;
import org.dsr4j.testkit.SimulatedTenant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The address and token of a tenant, for the library and for the plain SDK.
 *
 * @param endpoint replaces {@code https://graph.microsoft.com}
 * @param tenant the tenant's id
 * @param token an access token that does not expire during the run
 */
public record TenantAccess(URI endpoint, String tenant, String token) {

  public static TenantAccess to(SimulatedTenant simulated) {
    return new TenantAccess(simulated.endpoint(), simulated.id(), simulated.accessToken());
  }

  public TenantId tenantId() {
    return TenantId.of(tenant);
  }

  /** A connection of the library, to be closed. */
  public GraphConnectionBuilder connection() {
    AccessToken lasting = new AccessToken(token, OffsetDateTime.now(ZoneOffset.UTC).plusDays(1));
    return GraphConnection.builder(tenantId())
        .credential(any -> Mono.just(lasting))
        .cloud(GraphCloud.custom(endpoint, GraphCloud.GLOBAL.authorityHost(), GraphCloud.GLOBAL));
  }

  /** The SDK's client as in its documentation: default pipeline, default retries. */
  public GraphServiceClient client() {
    GraphServiceClient client =
        new GraphServiceClient(new BaseBearerTokenAuthenticationProvider(new FixedToken(token)));
    client.getRequestAdapter().setBaseUrl(endpoint + "/v1.0");
    return client;
  }

  /** A request as a privacy officer would write it. */
  public DsrRequest request(String id, DataSubject subject) {
    return DsrRequest.builder(tenantId(), subject)
        .id(id)
        .requestedBy("privacy desk")
        .received(LocalDate.of(2026, 11, 2))
        .identityCheck(IdentityCheck.of("front desk", "passport", LocalDate.of(2026, 11, 3)))
        .build();
  }

  private record FixedToken(String token) implements AccessTokenProvider {
    @Override
    public String getAuthorizationToken(URI uri, @Nullable Map<String, Object> context) {
      return token;
    }

    @Override
    public AllowedHostsValidator getAllowedHostsValidator() {
      return new AllowedHostsValidator();
    }
  }
}
