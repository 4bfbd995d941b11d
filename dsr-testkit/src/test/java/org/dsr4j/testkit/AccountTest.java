package org.dsr4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dsr4j.testkit.GraphClient.encoded;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountTest {

  private SimulatedTenant tenant;
  private GraphClient graph;

  @BeforeEach
  void start() {
    tenant = SimulatedTenant.start();
    graph = new GraphClient(tenant);
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  @Test
  void findsPeopleByIdAndByName() {
    SimulatedUser person = tenant.user("person");

    for (String key : List.of(person.objectId(), "person@contoso.com", "PERSON%40contoso.com")) {
      assertThat(graph.get("/v1.0/users/" + key).json().get("id").asText())
          .isEqualTo(person.objectId());
      assertThat(graph.get("/v1.0/users/" + key + "/licenseDetails").status()).isEqualTo(200);
    }
    assertThat(tenant.user("person")).isSameAs(person);
  }

  @Test
  void findsPeopleThatWereAddedAsRows() {
    tenant.rows(
        "beta", "/users", "{\"id\":\"U-1\",\"userPrincipalName\":\"Raw@contoso.com\",\"n\":1.0}");

    assertThat(graph.get("/beta/users/raw@contoso.com").text()).contains("\"n\":1.0}");
    assertThat(graph.get("/beta/users/u-1/memberOf").status()).isEqualTo(200);
    assertThat(graph.filter("/beta/users", "userPrincipalName eq 'raw@contoso.com'").ids())
        .containsExactly("U-1");
  }

  @Test
  void findsARenamedPersonByTheNewName() {
    SimulatedUser person =
        tenant.user("person").property("userPrincipalName", "\"new@contoso.com\"");

    assertThat(graph.get("/v1.0/users/new@contoso.com").json().get("id").asText())
        .isEqualTo(person.objectId());
    assertThat(graph.get("/v1.0/users/person@contoso.com").status()).isEqualTo(404);
    assertThatThrownBy(() -> person.property("id", "\"x\""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void guestsGetAUserPrincipalNameLikeInTheDirectory() {
    SimulatedUser guest = tenant.user("ext").guest("ext.person@fabrikam.com");

    assertThat(guest.userPrincipalName()).isEqualTo("ext.person_fabrikam.com#EXT#@contoso.com");
    assertThat(
            graph
                .get("/v1.0/users/" + encoded(guest.userPrincipalName()) + "?$select=userType")
                .json()
                .get("userType")
                .asText())
        .isEqualTo("Guest");
    assertThat(graph.filter("/v1.0/users", "mail eq 'ext.person@fabrikam.com'").ids())
        .containsExactly(guest.objectId());
    assertThat(graph.get("/v1.0/users/ext@contoso.com").status()).isEqualTo(404);
  }

  @Test
  void softlyDeletedPeopleAreInTheDeletedItems() {
    SimulatedUser person =
        tenant.user("person").signIns(1).device(SimulatedDevice::windows).softDeleted();
    String prefixed = person.objectId().replace("-", "") + "person@contoso.com";

    assertThat(person.userPrincipalName()).isEqualTo(prefixed);
    assertThat(graph.get("/v1.0/users/" + person.objectId()).code())
        .isEqualTo("Request_ResourceNotFound");
    assertThat(graph.get("/v1.0/users/person@contoso.com").status()).isEqualTo(404);
    assertThat(graph.get("/v1.0/users/" + person.objectId() + "/managedDevices").status())
        .isEqualTo(404);
    assertThat(graph.get("/v1.0/users").ids()).isEmpty();
    assertThat(graph.get("/v1.0/directory/deletedItems/graph.user").ids())
        .containsExactly(person.objectId());
    assertThat(graph.get("/v1.0/directory/deletedItems/microsoft.graph.user").ids())
        .containsExactly(person.objectId());
    assertThat(
            graph
                .get(
                    "/beta/directory/deletedItems/"
                        + person.objectId()
                        + "?$select=id,userPrincipalName")
                .json()
                .get("userPrincipalName")
                .asText())
        .isEqualTo(prefixed);
    assertThat(graph.get("/v1.0/directory/deletedItems").status()).isEqualTo(400);
    assertThat(graph.get("/v1.0/auditLogs/signIns").values("userPrincipalName"))
        .containsExactly("person@contoso.com");
    assertThat(graph.get("/v1.0/deviceManagement/managedDevices").ids()).hasSize(1);
  }

  @Test
  void findsDeletedPeopleByTheEndOfTheirUserPrincipalName() {
    SimulatedUser person = tenant.user("person").softDeleted();
    String path =
        "/v1.0/directory/deletedItems/microsoft.graph.user?$count=true&$filter="
            + encoded("endsWith(userPrincipalName,'person@contoso.com')");

    assertThat(graph.get(path).code()).isEqualTo("Request_UnsupportedQuery");
    assertThat(graph.get(path, "ConsistencyLevel", "eventual").ids())
        .containsExactly(person.objectId());
    assertThat(tenant.requests().get(0).path())
        .isEqualTo("/directory/deletedItems/microsoft.graph.user");
  }

  @Test
  void returnsManagersAndDirectReports() {
    SimulatedUser boss = tenant.user("boss");
    SimulatedUser person = tenant.user("person").manager(boss);

    assertThat(graph.get("/v1.0/users/" + person.objectId() + "/manager").json().get("id").asText())
        .isEqualTo(boss.objectId());
    assertThat(graph.get("/v1.0/users/" + boss.objectId() + "/directReports").ids())
        .containsExactly(person.objectId());
    assertThat(graph.get("/v1.0/users/" + boss.objectId() + "/manager").status()).isEqualTo(404);
  }

  @Test
  void theTokenAloneSelectsTheTenant() {
    SimulatedTenant neighbour = tenant.neighbour();
    SimulatedUser here = tenant.user("person").signIns(3);
    SimulatedUser there = neighbour.user("person").signIns(5);
    GraphClient other = new GraphClient(neighbour);

    assertThat(neighbour.endpoint()).isEqualTo(tenant.endpoint());
    assertThat(neighbour.id()).isNotEqualTo(tenant.id());
    assertThat(graph.get("/v1.0/organization").ids()).containsExactly(tenant.id());
    assertThat(other.get("/v1.0/organization").ids()).containsExactly(neighbour.id());
    assertThat(other.get("/v1.0/users").ids()).containsExactly(there.objectId());
    assertThat(other.get("/v1.0/users/" + here.objectId()).status()).isEqualTo(404);
    assertThat(other.get("/v1.0/auditLogs/signIns").ids()).hasSize(5);
    assertThat(tenant.requests()).hasSize(1);
    assertThat(neighbour.requests()).hasSize(4);
    assertThat(tenant.neighbour()).isSameAs(neighbour);
  }

  @Test
  void refusesPageTokensOfTheOtherTenant() {
    tenant.user("person").signIns(5);
    tenant.neighbour().user("person").signIns(5);
    String link = graph.get("/v1.0/auditLogs/signIns?$top=2").nextLink();

    assertThat(new GraphClient(tenant.neighbour()).get(link).status()).isEqualTo(400);
  }

  @Test
  void reportsAnotherOrganizationIfATestSetsIt() {
    tenant.reportOrganization("11111111-2222-4333-8444-555555555555");

    assertThat(graph.get("/v1.0/organization").ids())
        .containsExactly("11111111-2222-4333-8444-555555555555");
  }

  @Test
  void recordsTheRequests() {
    graph.get("/v1.0/users/person%40contoso.com?$select=id", "client-request-id", "trace-1");
    new GraphClient(tenant, "").get("/beta/users");

    assertThat(tenant.requests())
        .containsExactly(
            new RecordedRequest(
                "v1.0",
                "GET",
                "/users/person%40contoso.com",
                "$select=id",
                404,
                tenant.endpoint().getAuthority(),
                true,
                1,
                "trace-1",
                "",
                ""),
            new RecordedRequest(
                "beta",
                "GET",
                "/users",
                "",
                401,
                tenant.endpoint().getAuthority(),
                false,
                2,
                "",
                "",
                ""));
    assertThat(tenant.requests().get(0).versionedPath())
        .isEqualTo("/v1.0/users/person%40contoso.com");
    assertThat(tenant.clearRequests().requests()).isEmpty();
  }
}
