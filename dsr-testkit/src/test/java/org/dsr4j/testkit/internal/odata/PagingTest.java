package org.dsr4j.testkit.internal.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.testkit.GraphClient.encoded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.dsr4j.testkit.GraphClient;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PagingTest {

  private static SimulatedTenant tenant;
  private static GraphClient graph;
  private static SimulatedUser person;

  @BeforeAll
  static void start() {
    tenant = SimulatedTenant.start();
    graph = new GraphClient(tenant);
    person = tenant.user("person").device(d -> d.windows().name("PC-1").apps(120)).signIns(2500);
    tenant.user("other").signIns(30);
  }

  @AfterAll
  static void stop() {
    tenant.close();
  }

  private static String signInsOf(SimulatedUser user, String more) {
    return "/v1.0/auditLogs/signIns?$filter="
        + encoded("userId eq '" + user.objectId() + "'")
        + more;
  }

  @Test
  void returnsEveryRowExactlyOnce() {
    List<GraphClient.Answer> pages = graph.pages(signInsOf(person, ""));

    assertThat(pages).extracting(page -> page.ids().size()).containsExactly(1000, 1000, 500);
    assertThat(pages.stream().flatMap(page -> page.ids().stream()))
        .hasSize(2500)
        .doesNotHaveDuplicates();
    assertThat(pages.stream().flatMap(page -> page.values("userId").stream()))
        .containsOnly(person.objectId());
  }

  @Test
  void ordersAuditListsNewestFirstAlsoAcrossPeople() {
    List<String> times = new ArrayList<>();
    graph
        .pages("/v1.0/auditLogs/signIns")
        .forEach(page -> times.addAll(page.values("createdDateTime")));

    assertThat(times).hasSize(2530).isSortedAccordingTo(Collections.reverseOrder());
  }

  @Test
  void reversesTheOrderOfAuditListsOnRequest() {
    String path = signInsOf(person, "&$top=400&$orderby=createdDateTime");
    List<String> oldestFirst = graph.allIds(path + "%20asc");

    assertThat(graph.allIds(path)).isEqualTo(oldestFirst);
    Collections.reverse(oldestFirst = new ArrayList<>(oldestFirst));
    assertThat(graph.allIds(path + "%20desc")).isEqualTo(oldestFirst);
    assertThat(graph.get("/v1.0/auditLogs/signIns?$orderby=appId").status()).isEqualTo(400);
    assertThat(graph.get("/v1.0/users?$orderby=displayName").status()).isEqualTo(400);
  }

  @Test
  void linksToTheNextPageWithTheSameQueryOnTheSameServer() {
    String link = graph.get(signInsOf(person, "&$select=id&$top=10")).nextLink();

    assertThat(link).startsWith(tenant.endpoint() + "/v1.0/auditLogs/signIns?$filter=userId%20eq");
    assertThat(link).contains("&$select=id&$top=10&$skiptoken=");
    GraphClient.Answer next = graph.get(link);
    assertThat(next.ids()).hasSize(10);
    assertThat(next.json().get("value").get(0).size()).isOne();
  }

  @Test
  void refusesPageTokensInOtherRequests() {
    String link = graph.get(signInsOf(person, "&$top=10")).nextLink();
    String token = link.substring(link.indexOf("$skiptoken="));

    assertThat(graph.get("/v1.0/auditLogs/signIns?" + token).status()).isEqualTo(400);
    assertThat(graph.get(signInsOf(tenant.user("other"), "&$top=10&" + token)).status())
        .isEqualTo(400);
    assertThat(graph.get(signInsOf(person, "&$top=20&" + token)).status()).isEqualTo(400);
    assertThat(graph.get(link.replace("/v1.0/", "/beta/")).status()).isEqualTo(400);
    assertThat(graph.get(link.substring(0, link.length() - 1)).status()).isEqualTo(400);
    assertThat(graph.get(link).status()).isEqualTo(200);
  }

  @Test
  void requiresTheConsistencyHeaderOnEveryPage() {
    for (int i = 0; i < 5; i++) {
      tenant.user("extra" + i);
    }
    String path =
        "/v1.0/users?$top=2&$count=true&$filter=" + encoded("endsWith(mail,'@contoso.com')");
    String link = graph.get(path, "ConsistencyLevel", "eventual").nextLink();

    assertThat(graph.get(link).code()).isEqualTo("Directory_ExpiredPageToken");
    GraphClient.Answer second = graph.get(link, "ConsistencyLevel", "eventual");
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.json().has("@odata.count")).isFalse();
  }

  @Test
  void servicesOtherThanTheDirectoryLimitThePageSizeWithoutAnError() {
    assertThat(graph.get(signInsOf(person, "&$top=5000")).ids()).hasSize(1000);
  }

  @Test
  void returnsAnEmptyListIfThereAreNoRows() {
    GraphClient.Answer answer = graph.get("/v1.0/deviceManagement/iosUpdateStatuses");

    assertThat(answer.text())
        .isEqualTo(
            "{\"@odata.context\":\""
                + tenant.endpoint()
                + "/v1.0/$metadata#deviceManagement/iosUpdateStatuses\",\"value\":[]}");
  }

  @Test
  void generatesTheSameRowsInEveryRun() {
    JsonNode first = graph.get(signInsOf(person, "&$top=3")).json().get("value");
    try (SimulatedTenant again = SimulatedTenant.start()) {
      again.user("first");
      again.user("person").signIns(2000).signIns(500);

      JsonNode second =
          new GraphClient(again).get(signInsOf(person, "&$top=3")).json().get("value");
      assertThat(second).isEqualTo(first);
    }
  }

  @Test
  void generatesOtherRowsFromAnotherSeed() {
    try (SimulatedTenant other = SimulatedTenant.start(42)) {
      assertThat(other.id()).isNotEqualTo(tenant.id());
      assertThat(other.user("person").objectId()).isNotEqualTo(person.objectId());
    }
  }

  @Test
  void readsManyRowsQuickly() {
    SimulatedUser busy = tenant.user("busy").samples("auditEvent", 30_000);
    String path =
        "/v1.0/deviceManagement/auditEvents?$select=id&$filter="
            + encoded("actor/userId eq '" + busy.objectId() + "'");

    assertThat(graph.pages(path).stream().limit(1000).mapToInt(page -> page.ids().size()).sum())
        .isEqualTo(30_000);
  }

  @Test
  void returnsDetectedAppsInBetaOnlyAndExpandsThemOnASingleDevice() {
    String device = "/deviceManagement/managedDevices/" + person.devices().get(0).managedDeviceId();

    assertThat(graph.allIds("/beta" + device + "/detectedApps"))
        .hasSize(120)
        .doesNotHaveDuplicates();
    assertThat(graph.get("/v1.0" + device + "/detectedApps").status()).isEqualTo(400);
    assertThat(
            graph
                .get("/beta" + device + "?$select=id&$expand=detectedApps")
                .json()
                .get("detectedApps"))
        .hasSize(120);
  }
}
