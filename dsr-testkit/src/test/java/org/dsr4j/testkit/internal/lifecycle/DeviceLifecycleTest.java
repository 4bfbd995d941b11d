package org.dsr4j.testkit.internal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.testkit.GraphClient.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;
import org.dsr4j.testkit.GraphClient;
import org.dsr4j.testkit.Savepoint;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceLifecycleTest {

  private static final String MANAGED = "/v1.0/deviceManagement/managedDevices";
  private static final String AUTOPILOT = "/v1.0/deviceManagement/windowsAutopilotDeviceIdentities";

  private SimulatedTenant tenant;
  private GraphClient graph;
  private SimulatedUser person;

  @BeforeEach
  void start() {
    tenant = SimulatedTenant.start();
    graph = new GraphClient(tenant);
    person = tenant.user("person");
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  private SimulatedDevice device(Consumer<SimulatedDevice> description) {
    person.device(description);
    return person.devices().get(person.devices().size() - 1);
  }

  private static String record(SimulatedDevice device) {
    return MANAGED + "/" + device.managedDeviceId();
  }

  private int entra(SimulatedDevice device) {
    return graph.get("/v1.0/devices/" + device.objectId()).status();
  }

  private int act(SimulatedDevice device, String action) {
    return graph.send("POST", record(device) + "/" + action, json("{}")).status();
  }

  private JsonNode lastAction(SimulatedDevice device) {
    JsonNode results = graph.get(record(device)).json().get("deviceActionResults");
    return results.get(results.size() - 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wipe", "retire"})
  void anActionWaitsForTheDevice(String action) {
    SimulatedDevice device = device(SimulatedDevice::windows);

    assertThat(act(device, action)).isEqualTo(204);

    assertThat(graph.get(record(device)).json().get("managementState").asText())
        .isEqualTo(action + "Pending");
    assertThat(lastAction(device).get("actionName").asText()).isEqualTo(action);
    assertThat(lastAction(device).get("actionState").asText()).isEqualTo("pending");
    assertThat(lastAction(device).get("startDateTime").asText()).isEqualTo(tenant.now().toString());
    assertThat(device.wasFactoryReset()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"wipe,true", "retire,false"})
  void anActionIsCarriedOutWhenTheDeviceChecksIn(String action, boolean reset) {
    SimulatedDevice device = device(d -> d.windows().apps(2));
    act(device, action);

    device.checkIn();

    assertThat(graph.get(record(device)).status()).isEqualTo(404);
    assertThat(graph.get("/beta" + record(device).substring(5) + "/detectedApps").status())
        .isEqualTo(404);
    assertThat(graph.get("/v1.0/users/" + person.objectId() + "/managedDevices").ids()).isEmpty();
    assertThat(device.wasFactoryReset()).isEqualTo(reset);
    assertThat(entra(device)).isEqualTo(404);
  }

  @Test
  void phonesMacsAndAutopilotDevicesStayInTheDirectory() {
    SimulatedDevice phone = device(SimulatedDevice::iphone);
    SimulatedDevice mac = device(SimulatedDevice::mac);
    SimulatedDevice autopilot = device(d -> d.windows().autopilot());
    person.devices().forEach(device -> act(device, "retire"));

    tenant.devicesCheckIn();

    assertThat(graph.get(MANAGED).ids()).isEmpty();
    assertThat(person.devices()).extracting(this::entra).containsOnly(200);
    assertThat(graph.get("/v1.0/users/" + person.objectId() + "/ownedDevices").values("isManaged"))
        .containsOnly("false");
    assertThat(phone.wasFactoryReset() || mac.wasFactoryReset() || autopilot.wasFactoryReset())
        .isFalse();
  }

  @Test
  void onlyBetaShowsASilentActionUntilItEnds() {
    SimulatedDevice device = device(d -> d.windows().silentActions());

    assertThat(act(device, "wipe")).isEqualTo(204);

    JsonNode published = graph.get(record(device)).json();
    assertThat(published.get("managementState").asText()).isEqualTo("managed");
    assertThat(published.get("deviceActionResults").toString()).doesNotContain("wipe");
    assertThat(
            graph.get("/beta" + record(device).substring(5)).json().get("managementState").asText())
        .isEqualTo("wipePending");
    device.checkIn();
    assertThat(graph.get(record(device)).status()).isEqualTo(404);
    assertThat(graph.get("/beta" + record(device).substring(5)).status()).isEqualTo(404);
  }

  @Test
  void listRecordAndUsersCanDisagree() {
    SimulatedUser helpdesk = tenant.user("helpdesk");
    SimulatedUser second = tenant.user("second");
    SimulatedDevice device = device(d -> d.windows().recordNames(helpdesk).usedBy(second));

    assertThat(graph.get("/v1.0/users/" + person.objectId() + "/managedDevices").values("userId"))
        .containsExactly(person.objectId());
    assertThat(graph.get(record(device)).json().get("userId").asText())
        .isEqualTo(helpdesk.objectId());
    assertThat(graph.get(record(device) + "/users").ids()).containsExactly(second.objectId());

    device.notListed();

    assertThat(graph.get("/v1.0/users/" + person.objectId() + "/managedDevices").ids()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"failed,wipeFailed", "canceled,wipeCanceled", "notSupported,managed"})
  void anActionEndsAsATestSetsIt(String end, String state) {
    SimulatedDevice device = device(d -> d.windows().endNextAction(end));
    act(device, "wipe");

    device.checkIn();

    assertThat(graph.get(record(device)).json().get("managementState").asText()).isEqualTo(state);
    assertThat(lastAction(device).get("actionState").asText()).isEqualTo(end);
    assertThat(device.wasFactoryReset()).isFalse();
  }

  @Test
  void anActionFailsIfATestSetsIt() {
    SimulatedDevice device = device(d -> d.windows().failNextAction());
    act(device, "wipe");

    device.checkIn();

    assertThat(graph.get(record(device)).json().get("managementState").asText())
        .isEqualTo("wipeFailed");
    assertThat(lastAction(device).get("actionState").asText()).isEqualTo("failed");
    assertThat(device.wasFactoryReset()).isFalse();
    assertThat(act(device, "wipe")).as("a second try").isEqualTo(204);
    device.checkIn();
    assertThat(device.wasFactoryReset()).isTrue();
  }

  @Test
  void aWipeThatKeepsTheEnrolmentKeepsTheRecord() {
    SimulatedDevice device = device(SimulatedDevice::windows);
    graph.send("POST", record(device) + "/wipe", json("{'keepEnrollmentData':true}"));

    device.checkIn();

    assertThat(graph.get(record(device)).json().get("managementState").asText())
        .isEqualTo("managed");
    assertThat(lastAction(device).get("actionState").asText()).isEqualTo("done");
    assertThat(device.wasFactoryReset()).isTrue();
  }

  @Test
  void aSecondActionIsRefusedWhileOneIsPending() {
    SimulatedDevice device = device(SimulatedDevice::windows);
    act(device, "retire");

    assertThat(act(device, "retire")).isEqualTo(409);
    assertThat(act(device, "wipe")).as("a wipe goes further").isEqualTo(204);
    assertThat(act(device, "wipe")).isEqualTo(409);
    assertThat(act(device, "retire")).isEqualTo(409);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'unknown':true}", "[]", "no json"})
  void invalidBodiesAreRefused(String body) {
    SimulatedDevice device = device(SimulatedDevice::windows);

    assertThat(graph.send("POST", record(device) + "/wipe", json(body)).status()).isEqualTo(400);
  }

  @Test
  void aPendingWipeIsLostWhenTheRecordIsDeleted() {
    SimulatedDevice device = device(SimulatedDevice::windows);
    act(device, "wipe");
    assertThat(graph.send("DELETE", record(device)).status()).isEqualTo(204);

    device.checkIn();

    assertThat(graph.get(record(device)).status()).isEqualTo(404);
    assertThat(device.wasFactoryReset()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "androidEnterpriseFullyManaged,true",
    "androidEnterpriseDedicatedDevice,true",
    "androidEnterpriseCorporateWorkProfile,true",
    "androidAOSPUserOwnedDeviceEnrollment,true",
    "androidAOSPUserlessDeviceEnrollment,true",
    "userEnrollment,false"
  })
  void deletingTheRecordResetsACorporateAndroidDevice(String enrollment, boolean reset) {
    SimulatedDevice device =
        device(d -> d.android().managedProperty("deviceEnrollmentType", "\"" + enrollment + "\""));

    graph.send("DELETE", record(device));

    assertThat(device.wasFactoryReset()).isEqualTo(reset);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDeviceCannotBeReachedAfterItsUserIsDeleted(boolean permanently) {
    SimulatedDevice device = device(SimulatedDevice::windows);
    graph.send("DELETE", "/v1.0/users/" + person.objectId());
    if (permanently) {
      graph.send("DELETE", "/v1.0/directory/deletedItems/" + person.objectId());
    }

    assertThat(act(device, "wipe")).isEqualTo(400);
    assertThat(act(device, "retire")).isEqualTo(400);
    assertThat(graph.send("DELETE", record(device)).status()).isEqualTo(204);
  }

  @Test
  void actionsAreInIntunesAuditLog() {
    String client = "5f0c3a52-6ec8-4be5-9a3c-0f6d1e4b7a21";
    SimulatedDevice device = device(SimulatedDevice::windows);
    graph.send("POST", record(device) + "/retire", "client-request-id", client);
    act(device, "wipe");
    graph.send("DELETE", record(device), "client-request-id", "no GUID");

    GraphClient.Answer audits = graph.get("/v1.0/deviceManagement/auditEvents");

    assertThat(audits.values("activityType"))
        .containsExactlyInAnyOrder(
            "retire ManagedDevice", "wipe ManagedDevice", "Delete ManagedDevice");
    assertThat(audits.values("correlationId")).contains(client).doesNotContain("no GUID");
    assertThat(audits.json().get("value"))
        .allSatisfy(
            audit -> {
              assertThat(audit.at("/actor/applicationId").asText())
                  .isEqualTo(tenant.application().clientId());
              assertThat(audit.at("/resources/0/resourceId").asText())
                  .isEqualTo(device.managedDeviceId());
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"/users/$ref", "/users/{id}/$ref"})
  void thePrimaryUserCanBeRemoved(String path) {
    SimulatedDevice device = device(SimulatedDevice::windows);
    String reference = record(device) + path.replace("{id}", person.objectId());

    assertThat(graph.send("DELETE", reference).status()).isEqualTo(204);

    assertThat(graph.get(record(device)).json().get("userId").asText()).isEmpty();
    assertThat(graph.get(record(device)).json().get("userPrincipalName").asText()).isEmpty();
    assertThat(graph.get(record(device) + "/users").ids()).isEmpty();
    assertThat(graph.get("/v1.0/users/" + person.objectId() + "/managedDevices").ids()).isEmpty();
    assertThat(graph.send("DELETE", reference).status()).isEqualTo(404);
  }

  @Test
  void onlyThePrimaryUserCanBeRemoved() {
    SimulatedDevice device = device(SimulatedDevice::windows);
    String other = tenant.user("other").objectId();

    assertThat(graph.send("DELETE", record(device) + "/users/" + other + "/$ref").status())
        .isEqualTo(404);
  }

  @Test
  void autopilotIdentitiesCanBeUnassignedAndDeleted() {
    device(d -> d.windows().autopilot().autopilot());
    String identity = AUTOPILOT + "/" + graph.get(AUTOPILOT).ids().get(0);
    assertThat(graph.get(AUTOPILOT).values("userPrincipalName"))
        .containsExactly("person@contoso.com");

    assertThat(graph.send("POST", identity + "/unassignUserFromDevice").status()).isEqualTo(204);
    assertThat(graph.get(identity).json().get("userPrincipalName").asText()).isEmpty();
    assertThat(graph.send("DELETE", identity).status()).isEqualTo(204);
    assertThat(graph.get(identity).status()).isEqualTo(404);
    assertThat(graph.send("POST", identity + "/unassignUserFromDevice").status()).isEqualTo(404);
  }

  @Test
  void generatedAutopilotIdentitiesCanBeUnassigned() {
    device(d -> d.windows().samples("autopilotIdentity", 3));
    String identity = AUTOPILOT + "/" + graph.get(AUTOPILOT).ids().get(1);

    graph.send("POST", identity + "/unassignUserFromDevice");

    assertThat(graph.get(AUTOPILOT).values("userPrincipalName"))
        .containsExactlyInAnyOrder("person@contoso.com", "", "person@contoso.com");
    assertThat(graph.send("DELETE", identity).status()).isEqualTo(204);
    assertThat(graph.get(AUTOPILOT).ids()).hasSize(2);
  }

  @Test
  void deletingADirectoryDeviceDeletesItsRecoveryKeys() {
    SimulatedDevice device = device(d -> d.windows().samples("bitlockerKey", 2));
    SimulatedDevice other = device(d -> d.windows().samples("bitlockerKey", 1));
    String path = "/v1.0/devices/" + device.objectId();

    assertThat(graph.send("DELETE", path).status()).isEqualTo(204);

    assertThat(graph.get(path).status()).isEqualTo(404);
    assertThat(graph.get(path + "/registeredOwners").status()).isEqualTo(404);
    assertThat(graph.get("/v1.0/users/" + person.objectId() + "/ownedDevices").ids())
        .containsExactly(other.objectId());
    assertThat(graph.get("/v1.0/informationProtection/bitlocker/recoveryKeys").ids()).hasSize(1);
    assertThat(graph.get(record(device)).status()).as("not unmanaged").isEqualTo(200);
    assertThat(graph.send("DELETE", path).status()).isEqualTo(404);
  }

  @Test
  void devicesThatWereAddedAsTextCanBeChanged() {
    tenant.rows("v1.0", MANAGED.substring(5), "{\"id\":\"42\",\"deviceName\":\"raw\"}");

    assertThat(graph.send("POST", MANAGED + "/42/retire").status()).isEqualTo(204);
    assertThat(graph.get(MANAGED + "/42").json().get("managementState").asText())
        .isEqualTo("retirePending");
    tenant.devicesCheckIn();
    assertThat(graph.get(MANAGED + "/42").status()).isEqualTo(404);
  }

  @Test
  void aRollbackRestoresTheDevices() {
    SimulatedDevice device = device(d -> d.windows().autopilot());
    Savepoint savepoint = tenant.savepoint();
    act(device, "wipe");
    device.checkIn();
    assertThat(device.wasFactoryReset()).isTrue();

    tenant.rollback(savepoint);

    assertThat(device.wasFactoryReset()).isFalse();
    assertThat(graph.get(record(device)).json().get("managementState").asText())
        .isEqualTo("managed");
    device.checkIn();
    assertThat(graph.get(record(device)).status()).isEqualTo(200);
    assertThat(entra(device)).isEqualTo(200);
  }
}
