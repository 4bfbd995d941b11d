package org.dsr4j.testkit.internal.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dsr4j.testkit.GraphClient;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseModesTest {

  private SimulatedTenant tenant;
  private GraphClient graph;
  private SimulatedUser person;

  @BeforeEach
  void start() {
    tenant = SimulatedTenant.start();
    graph = new GraphClient(tenant);
    person =
        tenant
            .user("person")
            .property("signInActivity", "{\"lastSignInDateTime\":\"2026-01-30T08:00:00Z\"}")
            .property("customSecurityAttributes", "{\"Desk\":{\"Floor\":\"3\"}}")
            .device(SimulatedDevice::windows);
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  private String user(String select) {
    return "/v1.0/users/" + person.objectId() + "?$select=" + select;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/v1.0/users", "/v1.0/auditLogs/signIns", "/v1.0/deviceManagement/auditEvents"})
  void filtersCanBeRefusedEverywhere(String path) {
    tenant.answers().refuseFilters(true);

    assertThat(graph.filter(path, "id eq 'x'").status()).isEqualTo(400);
    assertThat(graph.get(path).status()).isEqualTo(200);
    tenant.answers().refuseFilters(false);
    assertThat(graph.filter(path, "id eq 'x'").status()).isEqualTo(200);
  }

  @Test
  void propertiesWithoutPermissionAreOmittedWithoutAnError() {
    String token = "Bearer " + tenant.accessToken("User.Read.All");
    GraphClient poor = new GraphClient(tenant, token);
    String path = user("id,signInActivity,customSecurityAttributes");
    assertThat(poor.get(path).json().has("signInActivity")).isTrue();

    tenant.answers().nullWithoutPermission(true);

    assertThat(poor.get(path).status()).isEqualTo(200);
    assertThat(poor.get(path).json().has("signInActivity")).isFalse();
    assertThat(poor.get(path).json().has("customSecurityAttributes")).isFalse();
    assertThat(graph.get(path).json().has("signInActivity")).isTrue();
  }

  @Test
  void enforcedPermissionsCoverSuchPropertiesToo() {
    tenant.enforcePermissions();
    GraphClient poor = new GraphClient(tenant, "Bearer " + tenant.accessToken("User.Read.All"));

    assertThat(poor.get(user("id,customSecurityAttributes")).json().has("customSecurityAttributes"))
        .isFalse();
    assertThat(
            graph.get(user("id,customSecurityAttributes")).json().has("customSecurityAttributes"))
        .isTrue();
  }

  @Test
  void volatileDatesMoveAtEveryReadIfEnabled() {
    String path = "/v1.0/deviceManagement/managedDevices";
    String before = graph.get(path).text();
    assertThat(graph.get(path).text()).isEqualTo(before);

    tenant.answers().volatileFields(true);

    List<String> first = graph.get(path).values("lastSyncDateTime");
    assertThat(graph.get(path).values("lastSyncDateTime")).isNotEqualTo(first);
    assertThat(graph.get(path).values("enrolledDateTime"))
        .isEqualTo(graph.get(path).values("enrolledDateTime"));
  }

  @Test
  void filtersUnderstandTypes() {
    tenant.user("other").inEverySource();
    String configurations = "/beta/deviceManagement/deviceConfigurations";

    assertThat(graph.get(configurations).ids()).hasSizeGreaterThan(1);
    assertThat(
            graph
                .filter(configurations, "isof('microsoft.graph.windowsKioskConfiguration')")
                .values("@odata.type"))
        .isNotEmpty()
        .containsOnly("#microsoft.graph.windowsKioskConfiguration");
    assertThat(
            graph
                .filter(
                    "/v1.0/deviceAppManagement/managedEBooks",
                    "microsoft.graph.iosVppEBook/appleId eq 'other@contoso.com'")
                .ids())
        .hasSize(1);
    assertThat(
            graph
                .filter(
                    "/v1.0/deviceAppManagement/managedEBooks",
                    "microsoft.graph.iosVppEBook/shoeSize eq '44'")
                .status())
        .isEqualTo(400);
  }
}
