package org.dsr4j.testkit.internal.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.testkit.GraphClient.json;

import java.util.List;
import org.dsr4j.testkit.GraphClient;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedResponse;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that differ from what the tenant holds. */
class DamagedAnswersTest {

  private static final String SIGN_INS = "/auditLogs/signIns";
  private static final String AUTOPILOT = "/deviceManagement/windowsAutopilotDeviceIdentities";

  private static SimulatedTenant tenant;

  private GraphClient graph;
  private SimulatedUser person;
  private String user;

  @BeforeAll
  static void startServer() {
    tenant = SimulatedTenant.start();
  }

  @AfterAll
  static void stopServer() {
    tenant.close();
  }

  @BeforeEach
  void start() {
    tenant.reset();
    graph = new GraphClient(tenant);
    person = tenant.user("person");
    user = "/v1.0/users/" + person.objectId();
  }

  @Test
  void aResponderLeavesOtherRequestsToTheTenant() {
    tenant
        .answers()
        .respond(
            "v1.0",
            "/users/{user-id}",
            request ->
                request.query().contains("aboutMe")
                    ? SimulatedResponse.json(400, "{\"error\":{\"code\":\"BadRequest\"}}")
                    : SimulatedResponse.asBefore());

    assertThat(graph.get(user + "?$select=id,aboutMe").code()).isEqualTo("BadRequest");
    assertThat(graph.get(user + "?$select=id").json().get("id").asText())
        .isEqualTo(person.objectId());
    assertThat(graph.get(user + "?$select=shoeSize").status()).isEqualTo(400);
  }

  @Test
  void aResponderMayHavePageTokensOfItsOwn() {
    tenant
        .answers()
        .respond(
            "v1.0",
            SIGN_INS,
            request ->
                request.query().contains("skiptoken=mine")
                    ? SimulatedResponse.json("{\"value\":[{\"id\":\"second\"}]}")
                    : SimulatedResponse.asBefore());
    tenant
        .faults()
        .on("/users/{user-id}/memberOf")
        .foreignNextLink(tenant.endpoint() + "/v1.0" + SIGN_INS + "?$skiptoken=mine");

    GraphClient.Answer first = graph.get(user + "/memberOf");

    assertThat(graph.get(first.nextLink()).ids()).containsExactly("second");
    assertThat(graph.get("/v1.0" + SIGN_INS + "?$skiptoken=other").status()).isEqualTo(400);
  }

  @Test
  void aWriteIsRefusedOnlyIfItsBodySaysSo() {
    tenant
        .faults()
        .on("/users/{user-id}")
        .onMethod("PATCH")
        .respond(
            request ->
                request.body().contains("Gent")
                    ? SimulatedResponse.json(400, "{}")
                    : SimulatedResponse.asBefore());

    assertThat(graph.send("PATCH", user, json("{'city':'Gent'}")).status()).isEqualTo(400);
    assertThat(graph.send("PATCH", user, json("{'city':'Brugge'}")).status()).isEqualTo(204);
    assertThat(graph.get(user + "?$select=city").json().get("city").asText()).isEqualTo("Brugge");
  }

  @Test
  void refusesAsIntuneDoesWithoutAChallenge() {
    tenant.faults().on("/deviceManagement/managedDevices").unauthorizedByIntune();
    tenant.faults().on("/users").expiredToken();

    GraphClient.Answer refused = graph.get("/v1.0/deviceManagement/managedDevices");

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.code()).isEqualTo("UnknownError");
    assertThat(refused.message()).contains("\"ErrorCode\":\"Forbidden\"");
    assertThat(refused.http().headers().map()).doesNotContainKey("www-authenticate");
    assertThat(graph.get("/v1.0/users").header("WWW-Authenticate")).startsWith("Bearer realm");
  }

  @Test
  void listsHideWhatTheSingleObjectShows() {
    person.device(SimulatedDevice::autopilot);
    tenant
        .answers()
        .rows(AUTOPILOT)
        .inLists()
        .without("addressableUserName")
        .with("userPrincipalName", "null");

    GraphClient.Answer list = graph.get("/v1.0" + AUTOPILOT);

    assertThat(list.json().at("/value/0").has("addressableUserName")).isFalse();
    assertThat(list.json().at("/value/0/userPrincipalName").isNull()).isTrue();
    assertThat(
            graph
                .get("/v1.0" + AUTOPILOT + "/" + list.ids().get(0))
                .json()
                .get("userPrincipalName")
                .asText())
        .isEqualTo(person.userPrincipalName());
  }

  @Test
  void rowsLoseTheirMatchFieldsAndFiltersStillSeeThem() {
    person.signIns(2).directoryAuditsAsActor(1);
    tenant.user("colleague").signIns(3);
    tenant.answers().rows(SIGN_INS).renamed("userId", "userID");
    tenant.answers().rows("/auditLogs/directoryAudits").without("initiatedBy/user/id");

    GraphClient.Answer signIns =
        graph.filter("/v1.0" + SIGN_INS, "userId eq '" + person.objectId() + "'");
    GraphClient.Answer audits = graph.get("/v1.0/auditLogs/directoryAudits");

    assertThat(signIns.ids()).hasSize(2);
    assertThat(signIns.json().at("/value/0").has("userId")).isFalse();
    assertThat(signIns.values("userID")).containsOnly(person.objectId());
    assertThat(audits.json().at("/value/0/initiatedBy/user").has("id")).isFalse();
    assertThat(audits.json().at("/value/0/initiatedBy/user").has("userPrincipalName")).isTrue();
    tenant.reset();
    tenant.user("person").signIns(1);
    assertThat(graph.get("/v1.0" + SIGN_INS).values("userId")).hasSize(1);
  }

  @Test
  void aFunctionDamagesEveryAnswer() {
    person.signIns(1);
    tenant
        .answers()
        .rewrite(
            (request, response) ->
                request.status() == 200
                    ? response.body(response.text().replace("\"value\"", "\"Value\""))
                    : response);

    assertThat(graph.get("/v1.0" + SIGN_INS).json().has("Value")).isTrue();
    assertThat(graph.get("/v1.0/nothing").code()).isEqualTo("BadRequest");
  }

  @Test
  void theDefaultMethodIsTheLastOne() {
    person.samples("phoneMethod", 1).samples("fido2Method", 1).defaultMethod("phoneMethods");
    String methods = user + "/authentication/";
    String phone = methods + "phoneMethods/" + graph.get(methods + "phoneMethods").ids().get(0);
    String key = methods + "fido2Methods/" + graph.get(methods + "fido2Methods").ids().get(0);

    assertThat(graph.send("DELETE", phone).message()).contains("default method");
    assertThat(graph.send("DELETE", key).status()).isEqualTo(204);
    assertThat(graph.send("DELETE", phone).status()).isEqualTo(204);
  }

  @Test
  void anotherPersonBecomesThePrimaryUser() {
    SimulatedUser colleague = tenant.user("colleague");
    person.device(device -> device.primaryUser(colleague));
    String device = person.devices().get(0).managedDeviceId();
    String record = "/v1.0/deviceManagement/managedDevices/" + device;

    assertThat(graph.get(user + "/managedDevices").ids()).isEmpty();
    assertThat(graph.get("/v1.0/users/" + colleague.objectId() + "/managedDevices").ids())
        .containsExactly(device);
    assertThat(graph.get(record).json().get("userPrincipalName").asText())
        .isEqualTo(colleague.userPrincipalName());
    assertThat(graph.get(record + "/users").ids()).isEqualTo(List.of(colleague.objectId()));
    assertThat(graph.get(user + "/ownedDevices").ids()).hasSize(1);
  }
}
