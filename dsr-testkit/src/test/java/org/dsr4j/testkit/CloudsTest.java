package org.dsr4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudsTest {

  private SimulatedTenant tenant;
  private GraphClient graph;
  private SimulatedUser person;

  @BeforeEach
  void start() {
    tenant = SimulatedTenant.start();
    graph = new GraphClient(tenant);
    person = tenant.user("person").device(SimulatedDevice::windows);
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  @ParameterizedTest
  @CsvSource({
    "us-nat,/deviceManagement/managedDevices,managedDevices",
    "us-sec,/deviceManagement/auditEvents,auditEvents",
    "govsg,/auditLogs/signIns,signIns",
    "china-mooncake,/identityProtection/riskDetections,riskDetections",
    "us-gov-fairfax,/dataPolicyOperations,dataPolicyOperations"
  })
  void aCloudRefusesPathsThatItLacks(String cloud, String path, String segment) {
    tenant.cloud(cloud);
    GraphClient.Answer refused = graph.get("/v1.0" + path);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.message()).contains("'" + segment + "'");
    tenant.cloud("global");
    assertThat(graph.get("/v1.0" + path).status()).isEqualTo(200);
  }

  @Test
  void aCloudRefusesPropertiesThatItLacks() {
    String user = "/v1.0/users/" + person.objectId();
    assertThat(graph.get(user + "?$select=id,employeeType").json().has("employeeType")).isTrue();

    tenant.cloud("us-nat");

    assertThat(graph.get(user + "?$select=id,employeeType").status()).isEqualTo(400);
    assertThat(graph.get(user + "?$select=id,jobTitle").status()).isEqualTo(200);
    assertThat(graph.filter("/v1.0/users", "createdDateTime ge 2020-01-01").status())
        .isEqualTo(400);
  }

  @Test
  void aCloudDoesNotReturnPropertiesThatItLacks() {
    String registered = "/v1.0/devices/" + person.devices().get(0).objectId();
    assertThat(graph.get(registered).json().has("isRooted")).isTrue();

    tenant.cloud("us-nat");

    assertThat(graph.get(registered).json().has("isRooted")).isFalse();
    assertThat(graph.get(registered).json().has("trustType")).isTrue();
  }

  @Test
  void allCloudsAnswerBetaInTheSameWay() {
    tenant.cloud("us-nat");

    assertThat(graph.get("/beta/deviceManagement/managedDevices").status()).isEqualTo(200);
  }

  @Test
  void thereAreEightClouds() {
    assertThat(SimulatedTenant.clouds())
        .containsExactlyInAnyOrder(
            "global",
            "us-gov-fairfax",
            "china-mooncake",
            "france-bleu",
            "germany-delos",
            "us-nat",
            "us-sec",
            "govsg");
    assertThatThrownBy(() -> tenant.cloud("moon"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("us-nat");
  }

  @Test
  void aResetReturnsToTheGlobalCloud() {
    tenant.cloud("us-nat").reset();

    assertThat(graph.get("/v1.0/deviceManagement/managedDevices").status()).isEqualTo(200);
  }
}
