package org.dsr4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dsr4j.testkit.GraphClient.json;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dsr4j.testkit.GraphClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResetTest {

  private static final String SIGN_INS = "/v1.0/auditLogs/signIns";

  private static SimulatedTenant tenant;

  private GraphClient graph;

  @BeforeAll
  static void start() {
    tenant = SimulatedTenant.start();
  }

  @AfterAll
  static void stop() {
    tenant.close();
  }

  @BeforeEach
  void reset() {
    tenant.reset();
    graph = new GraphClient(tenant);
  }

  /** The state of the tenant as a client reads it. */
  private static List<String> everything(SimulatedTenant seen) {
    GraphClient client = new GraphClient(seen);
    List<String> texts = new ArrayList<>();
    for (String path :
        List.of(
            "/v1.0/organization",
            "/v1.0/users",
            "/v1.0/devices",
            "/v1.0/directory/deletedItems/graph.user",
            "/v1.0/deviceManagement/managedDevices",
            "/v1.0/domains",
            SIGN_INS,
            "/beta/auditLogs/signIns",
            "/v1.0/unknown")) {
      Answer answer = client.get(path);
      texts.add(answer.status() + answer.text());
    }
    return texts;
  }

  @Test
  void restoresTheInitialRows() {
    List<String> before = everything(tenant);

    tenant.user("person").inEverySource().signIns(30).device(SimulatedDevice::iphone);
    tenant.user("gone").softDeleted();
    tenant.device("kiosk");
    tenant.reportOrganization("11111111-2222-4333-8444-555555555555");
    tenant.rows("v1.0", "/users", "{\"id\":\"x\",\"userPrincipalName\":\"x@contoso.com\"}");
    assertThat(everything(tenant)).isNotEqualTo(before);
    tenant.reset();

    assertThat(everything(tenant)).isEqualTo(before);
    assertThat(graph.get("/v1.0/users/x@contoso.com").status()).isEqualTo(404);
  }

  @Test
  void generatesTheSameIdsAgainAtTheSameAddress() {
    URI endpoint = tenant.endpoint();
    String token = tenant.accessToken();
    SimulatedUser first = tenant.user("person").device(SimulatedDevice::windows).signIns(3);
    List<String> rows = everything(tenant);
    tenant.reset();
    SimulatedUser again = tenant.user("person").device(SimulatedDevice::windows).signIns(3);

    assertThat(again).isNotSameAs(first);
    assertThat(again.objectId()).isEqualTo(first.objectId());
    assertThat(again.devices().get(0).deviceId()).isEqualTo(first.devices().get(0).deviceId());
    assertThat(everything(tenant)).isEqualTo(rows);
    assertThat(tenant.endpoint()).isEqualTo(endpoint);
    assertThat(tenant.accessToken()).isEqualTo(token);
  }

  @Test
  void removesReplacedAnswersAndFilterSettings() {
    tenant.user("person").signIns(2);
    tenant.answers().serveItems("v1.0", "/users", List.of("{\"id\":\"served\"}"));
    tenant.answers().serveBody("v1.0", "/organization", new byte[] {'{', '}'});
    tenant.answers().ignoreFilters(true).refuseFilters("/devices");
    tenant.reset();
    tenant.user("person").signIns(2);

    assertThat(graph.get("/v1.0/users").ids()).doesNotContain("served");
    assertThat(graph.get("/v1.0/organization").ids()).containsExactly(tenant.id());
    assertThat(graph.filter(SIGN_INS, "userId eq '" + tenant.id() + "'").ids()).isEmpty();
    assertThat(graph.filter("/v1.0/devices", "deviceId eq 'x'").status()).isEqualTo(200);
  }

  @Test
  void removesFaultsLimitsAndLatencyAndResetsTheTime() {
    Instant now = tenant.now();
    tenant.faults().on("/organization").reply(503);
    tenant.limits(SimulatedLimits.documented()).latency(Duration.ofHours(1));
    tenant.now(Instant.parse("2031-01-01T00:00:00Z"));
    tenant.reset();

    assertThat(graph.get("/v1.0/organization").status()).isEqualTo(200);
    assertThat(tenant.throttling().buckets()).isEmpty();
    assertThat(tenant.now()).isEqualTo(now);
  }

  @Test
  void removesRevocationsAndPermissionChecks() {
    String narrow = tenant.accessToken("Device.Read.All");
    tenant.revokeTokens().enforcePermissions();
    assertThat(graph.get("/v1.0/users").status()).isEqualTo(401);
    tenant.reset();

    assertThat(graph.get("/v1.0/users").status()).isEqualTo(200);
    assertThat(new GraphClient(tenant, "Bearer " + narrow).get("/v1.0/users").status())
        .isEqualTo(200);
  }

  @Test
  void removesApprovals() {
    tenant.approvals().require(true);
    String code = askForApproval();
    tenant.reset();

    assertThatThrownBy(() -> tenant.approvals().approve(code))
        .isInstanceOf(IllegalArgumentException.class);
    tenant.approvals().require(true);
    assertThat(askForApproval()).isEqualTo(code);
  }

  private String askForApproval() {
    SimulatedUser person = tenant.user("person").device(SimulatedDevice::windows);
    String device = person.devices().get(0).managedDeviceId();
    return graph
        .send("DELETE", "/v1.0/deviceManagement/managedDevices/" + device)
        .header("x-msft-approval-code");
  }

  @Test
  void removesRunningExportsAndTheirSettings() {
    tenant.exportJobs().fail().finishAtPoll(2);
    String job = export();
    assertThat(graph.get(job).json().get("status").asText()).isEqualTo("inProgress");
    assertThat(graph.get(job).json().get("status").asText()).isEqualTo("failed");
    tenant.reset();

    assertThat(graph.get(job).status()).isEqualTo(404);
    assertThat(export()).isEqualTo(job);
    assertThat(graph.get(job).json().get("status").asText()).isEqualTo("completed");
  }

  private String export() {
    Answer started =
        graph.send(
            "POST",
            "/v1.0/deviceManagement/reports/exportJobs",
            json("{'reportName':'Devices','select':['DeviceId'],'format':'csv'}"));
    return "/v1.0/deviceManagement/reports/exportJobs/" + started.json().get("id").asText();
  }

  @Test
  void removesRecordedRequestsAndCountsFromOneAgain() {
    graph.get("/v1.0/users");
    String first = tenant.requests().get(0).clientRequestId();
    tenant.reset();
    assertThat(tenant.requests()).isEmpty();
    graph.get("/v1.0/users");

    assertThat(tenant.requests()).extracting(RecordedRequest::number).containsExactly(1L);
    assertThat(tenant.requests().get(0).clientRequestId()).isEqualTo(first);
  }

  @Test
  void resetsTheOtherTenantToo() {
    SimulatedTenant neighbour = tenant.neighbour();
    List<String> before = everything(neighbour);
    neighbour.user("other").signIns(5);
    neighbour.faults().on("/organization").reply(503);
    tenant.reset();

    assertThat(tenant.neighbour()).isSameAs(neighbour);
    assertThat(everything(neighbour)).isEqualTo(before);
  }

  @Test
  void aResetOfTheOtherTenantDoesNotChangeTheHomeTenant() {
    tenant.user("person");
    SimulatedTenant neighbour = tenant.neighbour();
    neighbour.user("other");
    neighbour.reset();

    assertThat(graph.get("/v1.0/users/person@contoso.com").status()).isEqualTo(200);
    assertThat(new GraphClient(neighbour).get("/v1.0/users/other@fabrikam.com").status())
        .isEqualTo(404);
  }

  @Test
  void theOtherTenantStartsWithTheCurrentTime() {
    Instant later = Instant.parse("2027-05-05T05:00:00Z");
    tenant.neighbour();
    tenant.reset();
    tenant.now(later);

    assertThat(tenant.neighbour().now()).isEqualTo(later);
  }

  @Test
  void rollsBackToASavepointRepeatedly() {
    SimulatedUser person = tenant.user("person").device(d -> d.windows().name("PC-1")).signIns(4);
    tenant.neighbour().user("other");
    tenant.limits(SimulatedLimits.documented());
    tenant.faults().onNth(2, "/organization").reply(503);
    Savepoint savepoint = tenant.savepoint();
    List<String> before = everything(tenant);
    for (int round = 0; round < 2; round++) {
      person.displayName("Somebody Else").signIns(3).softDeleted();
      person.devices().get(0).name("PC-2");
      person.device(SimulatedDevice::iphone);
      tenant.neighbour().user("another");
      graph.get("/v1.0/organization");
      tenant.rollback(savepoint);

      assertThat(tenant.user("person")).isSameAs(person);
      assertThat(person.devices()).extracting(SimulatedDevice::name).containsExactly("PC-1");
      assertThat(tenant.throttling().buckets())
          .isNotEmpty()
          .allSatisfy(bucket -> assertThat(bucket.accepted()).isZero());
      assertThat(everything(tenant)).isEqualTo(before);
      assertThat(graph.get("/v1.0/organization").status()).as("the second request").isEqualTo(503);
      assertThat(new GraphClient(tenant.neighbour()).get("/v1.0/users").values("userPrincipalName"))
          .containsExactly("other@fabrikam.com");
    }
  }

  @Test
  void refusesTheSavepointOfAnotherTenant() {
    Savepoint others = tenant.neighbour().savepoint();

    assertThatThrownBy(() -> tenant.rollback(others))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("this savepoint belongs to another tenant");
  }

  @Test
  void refusesARollbackAfterTheTenantIsClosed() {
    SimulatedTenant closed = SimulatedTenant.start();
    assertThat(closed.isOpen()).isTrue();
    closed.close();

    assertThat(closed.isOpen()).isFalse();
    assertThatThrownBy(closed::reset)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the simulated tenant is closed");
  }
}
