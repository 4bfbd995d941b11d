package org.dsr4j.testkit.internal.odata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.dsr4j.testkit.GraphClient;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SelectionTest {

  private static final String[] SELECT_ONLY = {
    "activationLockBypassCode",
    "ethernetMacAddress",
    "iccid",
    "notes",
    "physicalMemoryInBytes",
    "remoteAssistanceSessionUrl",
    "udid"
  };

  private static SimulatedTenant tenant;
  private static GraphClient graph;
  private static SimulatedUser person;

  @BeforeAll
  static void start() {
    tenant = SimulatedTenant.start();
    graph = new GraphClient(tenant);
    person = tenant.user("person").device(SimulatedDevice::windows);
  }

  @AfterAll
  static void stop() {
    tenant.close();
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void returnsElevenUserPropertiesByDefault() {
    JsonNode user = graph.get("/v1.0/users/" + person.objectId()).json();

    assertThat(names(user))
        .containsExactlyInAnyOrder(
            "@odata.context",
            "id",
            "businessPhones",
            "displayName",
            "givenName",
            "jobTitle",
            "mail",
            "mobilePhone",
            "officeLocation",
            "preferredLanguage",
            "surname",
            "userPrincipalName");
    assertThat(names(graph.get("/v1.0/users").json().get("value").get(0))).hasSize(11);
  }

  @Test
  void returnsSelectedPropertiesOnly() {
    JsonNode user =
        graph.get("/v1.0/users/person@contoso.com?$select=id,proxyAddresses,signInActivity").json();

    assertThat(names(user))
        .containsExactlyInAnyOrder("@odata.context", "id", "proxyAddresses", "signInActivity");
    assertThat(user.get("@odata.context").asText())
        .endsWith("/v1.0/$metadata#users(id,proxyAddresses,signInActivity)/$entity");
  }

  @Test
  void returnsMoreDefaultPropertiesInBeta() {
    JsonNode user = graph.get("/beta/users/person@contoso.com").json();

    assertThat(names(user))
        .contains("proxyAddresses", "createdDateTime")
        .doesNotContain("signInActivity", "aboutMe");
  }

  @Test
  void returnsSevenDevicePropertiesOnlyForASingleDevice() {
    SimulatedDevice device = person.devices().get(0);
    String select = "?$select=" + String.join(",", SELECT_ONLY);
    JsonNode selected =
        graph
            .get("/v1.0/deviceManagement/managedDevices/" + device.managedDeviceId() + select)
            .json();
    JsonNode whole =
        graph.get("/v1.0/deviceManagement/managedDevices/" + device.managedDeviceId()).json();
    JsonNode listed =
        graph
            .get("/v1.0/users/" + person.objectId() + "/managedDevices" + select)
            .json()
            .at("/value/0");

    for (String name : SELECT_ONLY) {
      assertThat(selected.get(name).isNull()).as(name).isFalse();
      assertThat(whole.get(name).isNull()).as(name).isTrue();
      assertThat(listed.get(name).isNull()).as(name).isTrue();
    }
  }

  @Test
  void keepsBetaPropertiesOutOfVersionOne() {
    SimulatedDevice device = person.devices().get(0);
    String path = "/deviceManagement/managedDevices/" + device.managedDeviceId();

    assertThat(names(graph.get("/v1.0" + path).json()))
        .doesNotContain("usersLoggedOn", "hardwareInformation");
    assertThat(
            graph
                .get("/beta" + path + "?$select=hardwareInformation,usersLoggedOn")
                .json()
                .at("/hardwareInformation/serialNumber")
                .asText())
        .isEqualTo(device.serialNumber());
  }

  @Test
  void returnsActionResultsWithLocationAndPasscode() {
    JsonNode actions =
        graph
            .get(
                "/v1.0/deviceManagement/managedDevices/"
                    + person.devices().get(0).managedDeviceId()
                    + "?$select=id,deviceActionResults")
            .json()
            .get("deviceActionResults");

    assertThat(actions.at("/0/deviceLocation/latitude").isNumber()).isTrue();
    assertThat(actions.at("/1/passcode").asText()).isNotEmpty();
  }

  @Test
  void returnsTheTypesOfDirectoryObjects() {
    person.group("Sales").samples("directoryRole", 1);
    JsonNode list =
        graph.get("/v1.0/users/" + person.objectId() + "/memberOf?$select=id,displayName").json();

    assertThat(list.at("/value/0/@odata.type").asText()).isEqualTo("#microsoft.graph.group");
    assertThat(list.at("/value/0/displayName").asText()).isEqualTo("Sales");
    assertThat(list.at("/value/1/@odata.type").asText())
        .isEqualTo("#microsoft.graph.directoryRole");
    assertThat(names(list.at("/value/0"))).containsExactly("@odata.type", "id", "displayName");
  }

  @Test
  void findsDevicesByTheirDeviceId() {
    SimulatedDevice device = person.devices().get(0);

    assertThat(
            graph
                .get("/v1.0/devices(deviceId='" + device.deviceId() + "')")
                .json()
                .get("id")
                .asText())
        .isEqualTo(device.objectId());
    assertThat(graph.get("/v1.0/devices/" + device.objectId()).json().get("deviceId").asText())
        .isEqualTo(device.deviceId());
    assertThat(graph.get("/v1.0/devices/" + device.deviceId()).status()).isEqualTo(404);
  }

  @Test
  void aTestCanSetAnyProperty() {
    tenant
        .user("odd")
        .property("employeeId", "null")
        .property("extension_abc_badge", "\"7\"")
        .displayName("Zoë 🐝");
    JsonNode user = graph.get("/v1.0/users/odd@contoso.com?$select=employeeId,displayName").json();

    assertThat(user.get("employeeId").isNull()).isTrue();
    assertThat(user.get("displayName").asText()).isEqualTo("Zoë 🐝");
  }
}
