package org.dsr4j.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.RetryPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphCloudTest {

  @ParameterizedTest
  @CsvSource({
    "GLOBAL,global,graph.microsoft.com,login.microsoftonline.com",
    "US_GOVERNMENT,us-gov-fairfax,graph.microsoft.us,login.microsoftonline.us",
    "US_GOVERNMENT_DOD,us-gov-fairfax,dod-graph.microsoft.us,login.microsoftonline.us",
    "CHINA,china-mooncake,microsoftgraph.chinacloudapi.cn,login.chinacloudapi.cn",
    "FRANCE_BLEU,france-bleu,graph.svc.sovcloud.fr,login.sovcloud-identity.fr",
    "GERMANY_DELOS,germany-delos,graph.svc.sovcloud.de,login.sovcloud-identity.de",
    "SINGAPORE_GOVERNMENT,govsg,graph.svc.sovcloud.sg,login.sovcloud-identity.sg",
  })
  void eachCloudHasItsAddresses(String constant, String name, String graph, String login)
      throws ReflectiveOperationException {
    GraphCloud cloud = (GraphCloud) GraphCloud.class.getField(constant).get(null);

    assertThat(cloud.catalogueName()).isEqualTo(name);
    assertThat(cloud.graphEndpoint()).isEqualTo(URI.create("https://" + graph));
    assertThat(cloud.authorityHost()).isEqualTo(URI.create("https://" + login));
    assertThat(cloud.scope()).isEqualTo("https://" + graph + "/.default");
  }

  @Test
  void aConnectionHasTheseDefaults() {
    ConnectionSettings settings =
        new ConnectionSettings(ScriptedGraph.TENANT, RetryPolicy.defaults());

    assertThat(settings.cloud()).isSameAs(GraphCloud.GLOBAL);
    assertThat(settings.http(true).connectTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.http(true).readTimeout()).isEqualTo(Duration.ofSeconds(100));
    assertThat(GraphConnectionBuilder.DEFAULT_MAX_ROW_BYTES).isEqualTo(16 * 1024 * 1024);
  }

  @Test
  void aBuiltConnectionKeepsItsSettingsWhenItsBuilderIsUsedAgain() {
    GraphConnectionBuilder builder =
        GraphConnection.builder(ScriptedGraph.TENANT)
            .credential(ScriptedGraph.credential(ScriptedGraph.jwt(ScriptedGraph.TENANT)));

    try (GraphConnection global = builder.build();
        GraphConnection china = builder.cloud(GraphCloud.CHINA).build()) {
      assertThat(global.cloud()).isSameAs(GraphCloud.GLOBAL);
      assertThat(china.cloud()).isSameAs(GraphCloud.CHINA);
    }
  }
}
