package org.dsr4j.testkit.internal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.testkit.GraphClient.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.dsr4j.testkit.GraphClient;
import org.dsr4j.testkit.Savepoint;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserLifecycleTest {

  private SimulatedTenant tenant;
  private GraphClient graph;
  private SimulatedUser person;
  private String user;
  private String deleted;

  @BeforeEach
  void start() {
    tenant = SimulatedTenant.start();
    graph = new GraphClient(tenant);
    person = tenant.user("person").device(SimulatedDevice::windows).group("Budget");
    user = "/v1.0/users/" + person.objectId();
    deleted = "/v1.0/directory/deletedItems/" + person.objectId();
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  @Test
  void aDeletedUserKeepsAllProperties() {
    String before = graph.get(user + "?$select=jobTitle,assignedLicenses,mail").text();
    graph.send("DELETE", user);

    String after = graph.get(deleted + "/graph.user?$select=jobTitle,assignedLicenses,mail").text();

    assertThat(after.substring(after.indexOf(',')))
        .isEqualTo(before.substring(before.indexOf(',')));
  }

  @Test
  void aDeletedUserIsFoundInIntuneOnly() {
    SimulatedUser manager = tenant.user("manager");
    person.manager(manager);
    String entra = "/v1.0/devices/" + person.devices().get(0).objectId();
    graph.send("DELETE", user);

    assertThat(graph.get(user + "/memberOf").status()).isEqualTo(404);
    assertThat(graph.get(user + "/authentication/methods").status()).isEqualTo(404);
    assertThat(graph.get("/v1.0/users/" + manager.objectId() + "/directReports").ids()).isEmpty();
    assertThat(graph.get(entra + "/registeredOwners").ids()).isEmpty();
    assertThat(graph.get("/v1.0/deviceManagement/managedDevices").values("userId"))
        .containsExactly(person.objectId());
  }

  @Test
  void restoreReturnsADeletedUserUnchanged() {
    SimulatedUser manager = tenant.user("manager");
    person.manager(manager);
    String before = graph.get(user).text();
    graph.send("DELETE", user);

    GraphClient.Answer restored = graph.send("POST", deleted + "/restore");

    assertThat(restored.status()).isEqualTo(200);
    assertThat(restored.json().get("@odata.context").asText())
        .endsWith("$metadata#directoryObjects/$entity");
    assertThat(restored.json().get("userPrincipalName").asText()).isEqualTo("person@contoso.com");
    assertThat(graph.get(user).text()).isEqualTo(before);
    assertThat(graph.get(user + "/memberOf").ids()).hasSize(1);
    assertThat(graph.get("/v1.0/users/" + manager.objectId() + "/directReports").ids())
        .containsExactly(person.objectId());
    assertThat(graph.get(deleted).status()).isEqualTo(404);
    assertThat(graph.send("POST", deleted + "/restore").status()).isEqualTo(404);
  }

  @Test
  void restoreIsRefusedIfTheNameIsInUse() {
    graph.send("DELETE", user);
    tenant.user("other").userPrincipalName("person@contoso.com");

    assertThat(graph.send("POST", deleted + "/restore").status()).isEqualTo(400);
    GraphClient.Answer renamed =
        graph.send(
            "POST", deleted + "/restore", json("{'newUserPrincipalName':'again@contoso.com'}"));

    assertThat(renamed.status()).isEqualTo(200);
    assertThat(graph.get("/v1.0/users/again@contoso.com").status()).isEqualTo(200);
  }

  @Test
  void changesAreInTheAuditLogWithTheirInitiator() {
    String client = "5f0c3a52-6ec8-4be5-9a3c-0f6d1e4b7a21";
    graph.send("PATCH", user, json("{'accountEnabled':false}"), "client-request-id", client);
    graph.send("PATCH", user, json("{'accountEnabled':true,'city':'Gent'}"));
    graph.send("POST", user + "/revokeSignInSessions");
    graph.send("DELETE", user);
    graph.send("POST", deleted + "/restore");
    graph.send("DELETE", user);
    graph.send("DELETE", deleted);

    assertThat(audits())
        .extracting(audit -> audit.get("activityDisplayName").asText())
        .containsExactlyInAnyOrder(
            "Disable account",
            "Enable account",
            "Update user",
            "Update StsRefreshTokenValidFrom Timestamp",
            "Delete user",
            "Restore user",
            "Delete user",
            "Hard Delete user");
    assertThat(audits())
        .allSatisfy(
            audit -> {
              assertThat(audit.at("/initiatedBy/app/appId").asText())
                  .isEqualTo(tenant.application().clientId());
              assertThat(audit.at("/targetResources/0/id").asText()).isEqualTo(person.objectId());
              assertThat(audit.get("correlationId").asText()).isNotEmpty();
            });
    assertThat(audits())
        .filteredOn(audit -> audit.get("correlationId").asText().equals(client))
        .extracting(audit -> audit.get("activityDisplayName").asText())
        .containsExactly("Disable account");
    assertThat(
            graph
                .get(
                    "/v1.0/auditLogs/directoryAudits?$filter=correlationId%20eq%20'" + client + "'")
                .ids())
        .hasSize(1);
  }

  @Test
  void licencesCanBeAssignedAndRemoved() {
    String sku =
        graph
            .get(user + "?$select=assignedLicenses")
            .json()
            .at("/assignedLicenses/0/skuId")
            .asText();
    GraphClient.Answer removed =
        assignLicense("{'addLicenses':[],'removeLicenses':['" + sku + "']}");

    assertThat(removed.status()).isEqualTo(200);
    assertThat(removed.json().get("@odata.context").asText()).endsWith("$metadata#users/$entity");
    assertThat(graph.get(user + "?$select=assignedLicenses").json().get("assignedLicenses"))
        .isEmpty();
    assertThat(audits())
        .extracting(audit -> audit.get("activityDisplayName").asText())
        .containsExactly("Change user license");

    assignLicense(
        "{'addLicenses':[{'skuId':'" + sku + "','disabledPlans':['x']}],'removeLicenses':[]}");
    assertThat(graph.get(user + "?$select=assignedLicenses").text())
        .contains("[\"x\"]")
        .contains(sku);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'addLicenses':[]}",
        "{'removeLicenses':[]}",
        "{'addLicenses':[{}],'removeLicenses':[]}",
        "{'addLicenses':[],'removeLicenses':['11111111-2222-4333-8444-555555555555']}"
      })
  void invalidLicenceChangesAreRefused(String body) {
    assertThat(assignLicense(body).status()).isEqualTo(400);
  }

  @Test
  void aLicenceInheritedFromAGroupCannotBeRemoved() {
    person.property(
        "licenseAssignmentStates",
        "[{\"skuId\":\"a\",\"assignedByGroup\":\"g\",\"state\":\"Active\"}]");

    GraphClient.Answer answer = assignLicense("{'addLicenses':[],'removeLicenses':['a']}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).contains("inherited from a group membership");
  }

  @Test
  void aProtectedUserCannotBeDeletedPermanentlyForSevenDays() {
    person.hardDeleteProtected();
    graph.send("DELETE", user);

    assertThat(graph.send("DELETE", deleted).status()).isEqualTo(403);
    tenant.advance(Duration.ofDays(7).minusSeconds(1));
    assertThat(graph.send("DELETE", deleted).status()).isEqualTo(403);
    tenant.advance(Duration.ofSeconds(1));
    assertThat(graph.send("DELETE", deleted).status()).isEqualTo(204);
  }

  @Test
  void aSynchronisedUserIsNotProtected() {
    person.hardDeleteProtected().removedOnPremises();
    tenant.sync();

    assertThat(graph.send("DELETE", deleted).status()).isEqualTo(204);
  }

  @Test
  void aSynchronisationRestoresAUserThatWasDeletedInTheCloudOnly() {
    person.syncRestores();
    assertThat(graph.send("DELETE", user).status()).isEqualTo(204);
    assertThat(graph.get(user).status()).isEqualTo(404);

    tenant.sync();

    assertThat(graph.get(user).status()).isEqualTo(200);
    assertThat(person.userPrincipalName()).isEqualTo("person@contoso.com");
  }

  @Test
  void aSynchronisationDeletesAUserThatWasRemovedOnPremises() {
    person.syncRestores().removedOnPremises();
    assertThat(graph.get(user).status()).isEqualTo(200);

    tenant.sync();
    tenant.sync();

    assertThat(graph.get(user).status()).isEqualTo(404);
    assertThat(graph.get(deleted).status()).isEqualTo(200);
  }

  @Test
  void aRollbackCancelsPendingSynchronisations() {
    Savepoint savepoint = tenant.savepoint();
    person.removedOnPremises();
    tenant.rollback(savepoint).sync();

    assertThat(graph.get(user).status()).isEqualTo(200);
  }

  @Test
  void readsCanLagBehindADeletion() {
    tenant.replicationLag(2);
    graph.send("DELETE", user);

    assertThat(graph.get(user).json().get("userPrincipalName").asText())
        .isEqualTo("person@contoso.com");
    assertThat(graph.get(deleted).status()).isEqualTo(404);
    assertThat(graph.get(user).status()).isEqualTo(200);
    assertThat(graph.get(deleted + "/graph.user").status()).isEqualTo(404);
    assertThat(graph.get(user).status()).isEqualTo(404);
    assertThat(graph.get(deleted).status()).isEqualTo(200);
  }

  @Test
  void aResetEndsTheLag() {
    tenant.replicationLag(2).reset();
    SimulatedUser again = tenant.user("person");
    graph.send("DELETE", "/v1.0/users/" + again.objectId());

    assertThat(graph.get(user).status()).isEqualTo(404);
    assertThat(graph.get(deleted).status()).isEqualTo(200);
  }

  private GraphClient.Answer assignLicense(String body) {
    return graph.send("POST", user + "/assignLicense", json(body));
  }

  private List<JsonNode> audits() {
    JsonNode rows = graph.get("/v1.0/auditLogs/directoryAudits").json().get("value");
    return StreamSupport.stream(rows.spliterator(), false).toList();
  }
}
