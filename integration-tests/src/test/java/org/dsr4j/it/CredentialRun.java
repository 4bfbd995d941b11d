package org.dsr4j.it;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import java.net.http.HttpClient;
import org.assertj.core.api.Assertions;
import org.dsr4j.Dsr;
import org.dsr4j.graph.GraphCloud;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.auth.GraphCredentials;
import org.dsr4j.intune.IntuneAdapterProvider;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.Report;
import org.dsr4j.model.TenantId;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;

/** Runs with the real client-secret credential of azure-identity. */
final class CredentialRun {

  private CredentialRun() {}

  static GraphConnection connect(SimulatedTenant simulated, String secret) {
    return GraphTenant.connect(
        simulated,
        new ClientSecretCredentialBuilder()
            .tenantId(simulated.id())
            .clientId(simulated.application().clientId())
            .clientSecret(secret)
            .authorityHost(simulated.application().authority().toString())
            .disableInstanceDiscovery()
            .httpClient(
                new JdkHttpClientBuilder(
                        HttpClient.newBuilder().sslContext(simulated.application().sslContext()))
                    .build())
            .build());
  }

  /** The simulated tenant's own endpoint and authority. */
  static GraphCloud cloud(SimulatedTenant simulated) {
    return GraphCloud.custom(
        simulated.endpoint(), simulated.application().authority(), GraphCloud.GLOBAL);
  }

  static GraphCredentials credentials(SimulatedTenant simulated, GraphCloud cloud) {
    return GraphCredentials.of(TenantId.of(simulated.id()), cloud)
        .httpClient(
            new JdkHttpClientBuilder(
                    HttpClient.newBuilder().sslContext(simulated.application().sslContext()))
                .build());
  }

  static GraphConnection connect(
      SimulatedTenant simulated, GraphCloud cloud, TokenCredential credential) {
    return GraphConnection.builder(TenantId.of(simulated.id()))
        .credential(credential)
        .cloud(cloud)
        .build();
  }

  static Report discover(GraphConnection graph, SimulatedUser person) {
    try (Dsr dsr =
        Dsr.builder(graph.tenant())
            .adapter(new org.dsr4j.azuread.AzureAdAdapterProvider())
            .adapter(new IntuneAdapterProvider())
            .resource(GraphConnection.class, graph)
            .build()) {
      return dsr.discover(
          GraphTenant.request(dsr.tenant(), "X", DataSubject.objectId(person.objectId())));
    }
  }

  static void withWrongSecret(SimulatedTenant simulated, SimulatedUser person) {
    try (GraphConnection graph = connect(simulated, simulated.application().clientSecret())) {
      discover(graph, person);
    }
    try (GraphConnection graph = connect(simulated, "a-wrong-secret")) {
      Assertions.assertThatExceptionOfType(DsrException.class)
          .isThrownBy(() -> discover(graph, person));
    }
  }
}
