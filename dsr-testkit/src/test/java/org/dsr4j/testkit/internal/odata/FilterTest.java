package org.dsr4j.testkit.internal.odata;

import static org.assertj.core.api.Assertions.assertThat;

import org.dsr4j.testkit.GraphClient;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

  private static SimulatedTenant tenant;
  private static GraphClient graph;
  private static SimulatedUser person;
  private static SimulatedUser other;

  @BeforeAll
  static void start() {
    tenant = SimulatedTenant.start();
    graph = new GraphClient(tenant);
    person =
        tenant
            .user("person")
            .mail("p.o'neil@contoso.com")
            .proxyAddress("old+name@contoso.com")
            .otherMail("home@example.org")
            .device(d -> d.windows().name("PC-1"))
            .directoryAuditsAsActor(3)
            .directoryAuditsAsTarget(2)
            .intuneAudits(4)
            .signIns(100);
    other =
        tenant
            .user("other")
            .device(d -> d.iphone().name("Phone"))
            .directoryAuditsAsActor(5)
            .directoryAuditsAsTarget(6)
            .intuneAudits(7)
            .signIns(10);
  }

  @AfterAll
  static void stop() {
    tenant.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "userPrincipalName eq 'person@contoso.com'",
        "userPrincipalName eq 'PERSON@CONTOSO.COM'",
        "mail eq 'p.o''neil@contoso.com'",
        "otherMails/any(x:x eq 'home@example.org')",
        "proxyAddresses/any(p:p eq 'smtp:old+name@contoso.com')",
        "proxyAddresses/any(p:startswith(p,'smtp:old'))",
        "mail eq 'nobody' or proxyAddresses/any(p:p eq 'smtp:old+name@contoso.com')",
        "mail eq 'p.o''neil@contoso.com' and accountEnabled eq true",
        "(mail eq 'x' or userPrincipalName eq 'person@contoso.com') and userType eq 'Member'",
        "identities/any(c:c/issuerAssignedId eq 'person@contoso.com' and c/issuer eq"
            + " 'contoso.com')",
        "startswith(userPrincipalName,'pers')",
        "userPrincipalName in ('person@contoso.com','nobody@contoso.com')",
        "createdDateTime ge 2019-01-01T00:00:00Z and startsWith(displayName,'Person')"
      })
  void findsOnePersonByManyFilters(String filter) {
    assertThat(graph.filter("/v1.0/users", filter).ids()).containsExactly(person.objectId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "userPrincipalName eq 'nobody@contoso.com'",
        "mail eq null and userType eq 'Member'",
        "createdDateTime gt 2030-01-01T00:00:00Z",
        "otherMails/any(x:x eq 'HOME')"
      })
  void findsNoPersonIfNoneMatches(String filter) {
    assertThat(graph.filter("/v1.0/users", filter).ids()).isEmpty();
  }

  @Test
  void decodesPlusSignsInAQueryAsSpaces() {
    GraphClient.Answer answer =
        graph.get("/v1.0/users?$filter=proxyAddresses/any(p:p+eq+'smtp:old+name@contoso.com')");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.ids()).isEmpty();
  }

  @Test
  void distinguishesActorsFromTargets() {
    String path = "/v1.0/auditLogs/directoryAudits";

    assertThat(graph.filter(path, "initiatedBy/user/id eq '" + person.objectId() + "'").ids())
        .hasSize(3);
    assertThat(
            graph.filter(path, "targetResources/any(t:t/id eq '" + person.objectId() + "')").ids())
        .hasSize(2);
    assertThat(
            graph.filter(path, "targetResources/any(t: t/id eq '" + other.objectId() + "')").ids())
        .hasSize(6);
    assertThat(graph.get(path).ids()).hasSize(16);
  }

  @Test
  void filtersByTime() {
    String mine = "userId eq '" + person.objectId() + "'";
    String path = "/v1.0/auditLogs/signIns";
    GraphClient.Answer all = graph.filter(path, mine);
    String border = all.values("createdDateTime").get(9);

    assertThat(graph.filter(path, mine + " and createdDateTime ge " + border).ids()).hasSize(10);
    assertThat(graph.filter(path, mine + " and createdDateTime gt " + border).ids()).hasSize(9);
    assertThat(graph.filter(path, "createdDateTime lt " + border + " and " + mine).ids())
        .hasSize(90);
    assertThat(
            graph
                .filter(
                    path,
                    mine
                        + " and createdDateTime le "
                        + border.replace("Z", "%2B00:00").replace("%2B", "+"))
                .ids())
        .hasSize(91);
  }

  @Test
  void filtersIntuneListsByNestedAndByPlainProperties() {
    String audits = "/v1.0/deviceManagement/auditEvents";
    String devices = "/v1.0/deviceManagement/managedDevices";
    SimulatedDevice pc = person.devices().get(0);

    assertThat(graph.filter(audits, "actor/userPrincipalName eq 'person@contoso.com'").ids())
        .hasSize(4);
    assertThat(graph.filter(devices, "userId eq '" + person.objectId() + "'").ids())
        .containsExactly(pc.managedDeviceId());
    assertThat(graph.filter(devices, "userPrincipalName eq 'person@contoso.com'").ids())
        .containsExactly(pc.managedDeviceId());
    assertThat(graph.filter(devices, "azureADDeviceId eq '" + pc.deviceId() + "'").ids())
        .containsExactly(pc.managedDeviceId());
    assertThat(graph.filter(devices, "operatingSystem ne 'Windows'").values("deviceName"))
        .containsExactly("Phone");
    assertThat(graph.filter(devices, "not contains(deviceName,'PC')").values("deviceName"))
        .containsExactly("Phone");
  }

  @Test
  void betaReturnsNonInteractiveSignInsOnlyIfTheFilterNamesThem() {
    person.nonInteractiveSignIns(8);
    String mine = "userId eq '" + person.objectId() + "'";
    String kind = " and signInEventTypes/any(t:t eq 'nonInteractiveUser')";

    assertThat(graph.filter("/beta/auditLogs/signIns", mine).ids()).hasSize(100);
    assertThat(graph.filter("/beta/auditLogs/signIns", mine + kind).ids()).hasSize(8);
    assertThat(graph.filter("/v1.0/auditLogs/signIns", mine).ids()).hasSize(100);
  }

  @Test
  void isCaseSensitiveInReportsOnly() {
    String upper = person.objectId().toUpperCase(java.util.Locale.ROOT);

    assertThat(graph.filter("/v1.0/auditLogs/signIns", "userId eq '" + upper + "'").ids())
        .isEmpty();
    assertThat(graph.get("/v1.0/users/" + upper).status()).isEqualTo(200);
  }

  @Test
  void canIgnoreFiltersButStillChecksThem() {
    try (SimulatedTenant sloppy = SimulatedTenant.start()) {
      GraphClient client = new GraphClient(sloppy);
      sloppy.user("person").signIns(2);
      sloppy.user("other").signIns(3);
      sloppy.answers().ignoreFilters(true);

      String nobody = "userId eq '" + other.objectId() + "x'";
      assertThat(client.filter("/v1.0/auditLogs/signIns", nobody).ids()).hasSize(5);
      assertThat(client.filter("/v1.0/auditLogs/signIns", "unknown eq 'x'").status())
          .isEqualTo(400);
      sloppy.answers().ignoreFilters(false);
      assertThat(client.filter("/v1.0/auditLogs/signIns", nobody).ids()).isEmpty();
    }
  }

  @Test
  void canRefuseFiltersOnAPath() {
    try (SimulatedTenant narrow = SimulatedTenant.start()) {
      GraphClient client = new GraphClient(narrow);
      narrow.answers().refuseFilters("/deviceManagement/managedDevices");

      assertThat(client.filter("/v1.0/deviceManagement/managedDevices", "userId eq 'x'").status())
          .isEqualTo(400);
      assertThat(client.get("/v1.0/deviceManagement/managedDevices").status()).isEqualTo(200);
      assertThat(client.filter("/v1.0/users", "mail eq 'x'").status()).isEqualTo(200);
    }
  }
}
