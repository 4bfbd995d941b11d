package org.dsr4j.testkit.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dsr4j.testkit.GraphClient;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.dsr4j.testkit.internal.schema.ResponseKind;
import org.dsr4j.testkit.internal.schema.Route;
import org.dsr4j.testkit.internal.schema.RouteTable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleRowsTest {

  private static SimulatedTenant tenant;
  private static GraphClient graph;
  private static SimulatedUser person;

  @BeforeAll
  static void start() {
    tenant = SimulatedTenant.start();
    graph = new GraphClient(tenant);
    person = tenant.user("person").inEverySource();
  }

  @AfterAll
  static void stop() {
    tenant.close();
  }

  static Stream<Sample> samples() {
    return Stream.of("user", "device")
        .flatMap(about -> Sample.names(about).stream())
        .flatMap(name -> Sample.named(name).stream())
        .filter(sample -> !sample.type().equals("-"));
  }

  private static String concrete(Sample sample) {
    return sample
        .path()
        .replace("${user.id}", person.objectId())
        .replace("${user.userPrincipalName}", person.userPrincipalName())
        .replace("${managed.id}", person.devices().get(0).managedDeviceId());
  }

  private static JsonNode rowOf(String type, JsonNode rows) {
    for (JsonNode row : rows) {
      if (row.path("@odata.type").asText().equals("#microsoft.graph." + type)) {
        return row;
      }
    }
    return rows.get(0);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sampleRowsAreInTheirListsWithPublishedPropertiesOnly(Sample sample) {
    if (sample.path().contains("${shared:") || sample.path().contains("${owned:")) {
      return; // covered by the tests below, which know the ids
    }
    for (var version : sample.versions()) {
      GraphClient.Answer answer = graph.get("/" + version.segment() + concrete(sample));
      JsonNode json = answer.json();
      JsonNode row = json.has("value") ? rowOf(sample.type(), json.get("value")) : json;

      assertThat(answer.status()).isEqualTo(200);
      assertThat(row).isNotNull();
      var type = RouteTable.get().types().find(version, sample.type());
      List<String> names = new ArrayList<>();
      row.fieldNames().forEachRemaining(names::add);
      names.removeIf(name -> name.startsWith("@"));
      if (type != null) {
        assertThat(type.properties().keySet()).containsAll(names);
      }
    }
  }

  @Test
  void theParentsOfSampleRowsAreListed() {
    String terms = graph.get("/v1.0/deviceManagement/termsAndConditions").ids().get(0);
    String policy = graph.get("/v1.0/deviceManagement/deviceCompliancePolicies").ids().get(0);
    String registration =
        graph.get("/v1.0/users/" + person.objectId() + "/managedAppRegistrations").ids().get(0);

    assertThat(
            graph
                .get("/v1.0/deviceManagement/termsAndConditions/" + terms + "/acceptanceStatuses")
                .values("userPrincipalName"))
        .containsExactly(person.userPrincipalName());
    assertThat(
            graph
                .get("/v1.0/deviceManagement/deviceCompliancePolicies/" + policy + "/userStatuses")
                .ids())
        .hasSize(1);
    assertThat(
            graph
                .get(
                    "/v1.0/deviceManagement/deviceCompliancePolicies/" + policy + "/deviceStatuses")
                .ids())
        .hasSize(1);
    assertThat(
            graph
                .get("/v1.0/deviceManagement/deviceCompliancePolicies/unknown/deviceStatuses")
                .status())
        .isEqualTo(404);
    assertThat(
            graph
                .get(
                    "/v1.0/deviceAppManagement/managedAppRegistrations/"
                        + registration
                        + "/operations")
                .ids())
        .hasSize(1);
  }

  @Test
  void theObjectsOfARegistrationCanBeExpanded() {
    JsonNode json =
        graph
            .get(
                "/v1.0/users/"
                    + person.objectId()
                    + "/managedAppRegistrations?$expand=appliedPolicies,intendedPolicies,operations")
            .json();

    assertThat(json.at("/value/0/@odata.type").asText())
        .isEqualTo("#microsoft.graph.iosManagedAppRegistration");
    assertThat(json.at("/value/0/operations")).hasSize(1);
    assertThat(json.at("/value/0/appliedPolicies")).isEmpty();
  }

  @Test
  void selectedPropertiesOfTheDeviceOfAScriptRunCanBeExpanded() {
    String scripts = "/beta/deviceManagement/deviceManagementScripts";
    String states = scripts + "/" + graph.get(scripts).ids().get(0) + "/deviceRunStates?$expand=";

    JsonNode row = graph.get(states + "managedDevice($select=id,userId)").json().at("/value/0");

    assertThat(row.at("/managedDevice/userId").asText()).isEqualTo(person.objectId());
    assertThat(row.get("managedDevice")).hasSize(2);
    assertThat(graph.get(states + "managedDevice").json().at("/value/0/managedDevice"))
        .hasSizeGreaterThan(2);
    assertThat(graph.get(states + "managedDevice($select=unknown)").message())
        .contains("'unknown' on type 'microsoft.graph.managedDevice'");
    assertThat(graph.get(states + "managedDevice($levels=2)").status()).isEqualTo(400);
  }

  @Test
  void sampleRowsOmitPropertiesThatAVersionLacks() {
    String path = "/deviceManagement/virtualEndpoint/cloudPCs";

    assertThat(graph.get("/v1.0" + path).json().at("/value/0").has("status")).isFalse();
    assertThat(graph.get("/beta" + path).json().at("/value/0").has("status")).isTrue();
  }

  @Test
  void sampleRowsContainNoKeysOrPasswords() {
    assertThat(
            graph
                .get("/v1.0/informationProtection/bitlocker/recoveryKeys")
                .json()
                .at("/value/0")
                .has("key"))
        .isFalse();
    assertThat(
            graph
                .get("/v1.0/users/" + person.objectId() + "/authentication/passwordMethods")
                .json()
                .at("/value/0/password")
                .isNull())
        .isTrue();
  }

  @Test
  void everyListWithoutParentsIsAnswered() {
    for (Route route : RouteTable.get().routes()) {
      if (route.answers() == ResponseKind.LIST && !route.template().contains("{")) {
        String path = "/" + route.version().segment() + route.template();
        assertThat(graph.get(path).status()).as(path).isEqualTo(200);
      }
    }
  }

  @Test
  void everyListBelowAPersonIsAnswered() {
    for (Route route : RouteTable.get().routes()) {
      String path =
          "/"
              + route.version().segment()
              + route.template().replace("{user-id}", person.objectId());
      if (route.answers() == ResponseKind.LIST
          && route.template().contains("{user-id}")
          && !path.contains("{")) {
        assertThat(graph.get(path).status()).as(path).isEqualTo(200);
      }
    }
  }
}
