package org.dsr4j.testkit.internal.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dsr4j.testkit.GraphClient.json;

import java.time.Duration;
import org.dsr4j.testkit.GraphClient;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WritesTest {

  private SimulatedTenant tenant;
  private GraphClient graph;
  private SimulatedUser person;
  private String user;
  private String device;

  @BeforeEach
  void start() {
    tenant = SimulatedTenant.start();
    graph = new GraphClient(tenant);
    person = tenant.user("person").device(SimulatedDevice::windows);
    user = "/v1.0/users/" + person.objectId();
    device = "/v1.0/deviceManagement/managedDevices/" + person.devices().get(0).managedDeviceId();
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  @Test
  void changesPropertiesOfAUser() {
    GraphClient.Answer patched =
        graph.send("PATCH", user, json("{'accountEnabled':false,'city':'Gent'}"));
    GraphClient.Answer read = graph.get(user + "?$select=accountEnabled,city,displayName");

    assertThat(patched.status()).isEqualTo(204);
    assertThat(patched.text()).isEmpty();
    assertThat(read.json().get("accountEnabled").asBoolean()).isFalse();
    assertThat(read.json().get("city").asText()).isEqualTo("Gent");
    assertThat(read.json().get("displayName").asText()).isEqualTo(person.displayName());
  }

  @Test
  void findsARenamedUserUnderTheNewNameOnly() {
    graph.send("PATCH", user, json("{'userPrincipalName':'new@contoso.com'}"));

    assertThat(graph.get("/v1.0/users/new@contoso.com").status()).isEqualTo(200);
    assertThat(graph.get("/v1.0/users/person@contoso.com").status()).isEqualTo(404);
  }

  @Test
  void changesUsersThatWereAddedAsText() {
    tenant.rows("v1.0", "/users", "{\"id\":\"42\",\"userPrincipalName\":\"raw@contoso.com\"}");

    assertThat(graph.send("PATCH", "/v1.0/users/42", json("{'city':'Gent'}")).status())
        .isEqualTo(204);
    assertThat(graph.get("/v1.0/users/raw@contoso.com?$select=city").text()).contains("Gent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'unknown':1}", "[]", "no json", ""})
  void refusesInvalidChanges(String body) {
    GraphClient.Answer answer = graph.send("PATCH", user, json(body));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("Request_BadRequest");
  }

  @Test
  void refusesToChangeAUserOfTheOnPremisesDirectory() {
    person.property("onPremisesSyncEnabled", "true");

    GraphClient.Answer answer = graph.send("PATCH", user, json("{'city':'Gent'}"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).contains("on-premises mastered");
  }

  @Test
  void deletesAUserSoftlyAndThenPermanently() {
    String deleted = "/v1.0/directory/deletedItems/" + person.objectId();

    assertThat(graph.send("DELETE", user).status()).isEqualTo(204);
    assertThat(graph.get(user).status()).isEqualTo(404);
    assertThat(graph.send("DELETE", user).status()).isEqualTo(404);
    assertThat(graph.get(deleted + "/graph.user").json().get("userPrincipalName").asText())
        .isEqualTo(person.objectId().replace("-", "") + "person@contoso.com");

    assertThat(graph.send("DELETE", deleted).status()).isEqualTo(204);
    assertThat(graph.get(deleted).status()).isEqualTo(404);
    assertThat(graph.get("/v1.0/directory/deletedItems/graph.user").ids()).isEmpty();
    assertThat(graph.send("DELETE", deleted).status()).isEqualTo(404);
  }

  @Test
  void revokesSessions() {
    GraphClient.Answer answer = graph.send("POST", user + "/revokeSignInSessions");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("value").asBoolean()).isTrue();
    assertThat(answer.json().get("@odata.context").asText()).endsWith("$metadata#Edm.Boolean");
    assertThat(graph.get(user + "?$select=signInSessionsValidFromDateTime").text())
        .contains(tenant.now().toString());
  }

  @Test
  void exportsPersonalData() {
    GraphClient.Answer started =
        graph.send("POST", user + "/exportPersonalData", json("{'storageLocation':'https://x'}"));
    String location = started.header("Location");

    assertThat(started.status()).isEqualTo(202);
    assertThat(started.header("Retry-After")).isEqualTo("60");
    assertThat(location).startsWith(tenant.endpoint() + "/v1.0/dataPolicyOperations/");
    assertThat(graph.get(location).json().get("status").asText()).isEqualTo("running");
    assertThat(graph.get(location).json().get("status").asText()).isEqualTo("complete");
    assertThat(graph.get(location).json().get("userId").asText()).isEqualTo(person.objectId());
    assertThat(graph.send("POST", user + "/exportPersonalData", json("{}")).status())
        .isEqualTo(400);
  }

  @Test
  void retiresWipesAndDeletesDevices() {
    assertThat(graph.send("POST", device + "/retire").status()).isEqualTo(204);
    assertThat(graph.send("POST", device + "/wipe", json("{}")).status()).isEqualTo(204);
    assertThat(graph.get(device).status()).isEqualTo(200);
    assertThat(graph.send("DELETE", device).status()).isEqualTo(204);
    assertThat(graph.get(device).status()).isEqualTo(404);
    assertThat(graph.get(user + "/managedDevices").ids()).isEmpty();
    assertThat(graph.send("POST", device + "/wipe", json("{}")).status()).isEqualTo(404);
  }

  @Test
  void supportsTheDeletionOfAuditRecordsSoThatTestsCanProveItsAbsence() {
    GraphClient.Answer answer = graph.send("DELETE", "/v1.0/auditLogs/signIns/1");

    assertThat(answer.status()).isEqualTo(204);
    assertThat(tenant.requests())
        .anyMatch(
            request ->
                request.method().equals("DELETE") && request.path().startsWith("/auditLogs"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST /v1.0/users", "PUT /v1.0/organization", "PUT /beta/devices/1"})
  void refusesEverythingElse(String line) {
    String[] words = line.split(" ");

    assertThat(graph.send(words[0], words[1]).status()).isEqualTo(405);
  }

  @Test
  void refusesToReadActions() {
    assertThat(graph.get(user + "/revokeSignInSessions").status()).isEqualTo(405);
  }

  @Test
  void requiresTheApprovalOfAnotherAdministratorIfConfigured() {
    tenant.approvals().require(true);
    GraphClient.Answer asked = graph.send("POST", device + "/wipe", json("{}"));
    String code = asked.header("x-msft-approval-code");

    assertThat(asked.status()).isEqualTo(403);
    assertThat(asked.code()).isEqualTo("ApprovalRequired");
    assertThat(code).isNotEmpty();
    assertThat(wipe(code)).as("before it is approved").isEqualTo(403);
    tenant.approvals().approve(code);
    assertThat(graph.send("POST", device + "/wipe", json("{}")).status()).isEqualTo(403);
    assertThat(graph.send("POST", device + "/retire", "x-msft-approval-code", code).status())
        .as("another call")
        .isEqualTo(403);
    assertThat(wipe(code)).isEqualTo(204);
    assertThat(wipe(code)).as("a second time").isEqualTo(403);
    assertThatThrownBy(() -> tenant.approvals().approve("unknown"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anApprovalExpires() {
    tenant.approvals().require(true);
    String code = graph.send("DELETE", device).header("x-msft-approval-code");
    tenant.approvals().approve(code);
    tenant.now(tenant.now().plus(Duration.ofDays(3)).plusSeconds(1));

    GraphClient.Answer late = graph.send("DELETE", device, "x-msft-approval-code", code);

    assertThat(late.status()).isEqualTo(403);
    assertThat(late.header("x-msft-approval-code")).isNotEqualTo(code);
  }

  private int wipe(String code) {
    return graph.send("POST", device + "/wipe", json("{}"), "x-msft-approval-code", code).status();
  }

  @Test
  void recordsWritesWithTheirBodies() {
    graph.send("PATCH", user, json("{'city':'Gent'}"), "client-request-id", "trace-7");

    RecordedRequest request = tenant.requests().get(0);
    assertThat(request.body()).isEqualTo("{\"city\":\"Gent\"}");
    assertThat(request.clientRequestId()).isEqualTo("trace-7");
    assertThat(request.number()).isEqualTo(1);
    assertThat(request.status()).isEqualTo(204);
  }
}
