package org.dsr4j.testkit.internal.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.dsr4j.testkit.GraphClient;
import org.dsr4j.testkit.SimulatedGroup;
import org.dsr4j.testkit.SimulatedResponse;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writes that the tenant refuses, and people whom others restore and delete again. */
class RefusedWritesTest {

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
  void answersAWriteWithTheCodeOfTheTest() {
    tenant.faults().on("/users/{user-id}").onMethod("DELETE").error(400, "Some_Code", "some text");

    GraphClient.Answer answer = graph.send("DELETE", user);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("Some_Code");
    assertThat(answer.message()).isEqualTo("some text");
    assertThat(graph.get(user).status()).isEqualTo(200);
  }

  @Test
  void answersAWriteWithTheBodyOfTheTest() {
    tenant
        .faults()
        .on("/users/{user-id}")
        .onMethod("DELETE")
        .respond(SimulatedResponse.json(423, "[1]"));

    GraphClient.Answer answer = graph.send("DELETE", user);

    assertThat(answer.status()).isEqualTo(423);
    assertThat(answer.text()).isEqualTo("[1]");
  }

  @Test
  void refusesOnlyRequestsThatSelectAProperty() {
    tenant.faults().on("/users/{user-id}").onSelect("aboutMe").error(400, "BadRequest", "no SPO");

    assertThat(graph.get(user + "?$select=id,aboutMe").status()).isEqualTo(400);
    assertThat(graph.get(user + "?$select=id,mail").status()).isEqualTo(200);
    assertThat(graph.get(user).status()).isEqualTo(200);
  }

  @Test
  void refusesAMethodUntilTheListsBeforeItsListAreEmpty() {
    person
        .samples("phoneMethod", 1)
        .samples("authenticatorMethod", 1)
        .signInMethodsInOrder("microsoftAuthenticatorMethods", "phoneMethods");
    String methods = user + "/authentication/";
    String phone = methods + "phoneMethods/" + graph.get(methods + "phoneMethods").ids().get(0);
    String apps = methods + "microsoftAuthenticatorMethods";

    assertThat(graph.send("DELETE", phone).message()).contains("default method");
    assertThat(graph.send("DELETE", apps + "/" + graph.get(apps).ids().get(0)).status())
        .isEqualTo(204);
    assertThat(graph.send("DELETE", phone).status()).isEqualTo(204);
  }

  @Test
  void refusesOwnersOfGroupsThatGraphCannotWrite() {
    SimulatedUser colleague = tenant.user("colleague");
    SimulatedGroup mail = tenant.group("Mail").owner(person).owner(colleague).distributionList();
    SimulatedGroup synced = tenant.group("Synced").owner(person).owner(colleague).synced();

    assertThat(removal(mail).message()).contains("mail-enabled");
    assertThat(removal(synced).message()).contains("on-premises");
    assertThat(removal(tenant.group("Cloud").owner(person).owner(colleague)).status())
        .isEqualTo(204);
  }

  private GraphClient.Answer removal(SimulatedGroup group) {
    return graph.send(
        "DELETE", "/v1.0/groups/" + group.objectId() + "/owners/" + person.objectId() + "/$ref");
  }

  @Test
  void listsApplicationsAmongTheOwners() {
    SimulatedGroup group = tenant.group("Budget").owner(person).applicationOwner("robot");

    assertThat(
            graph
                .get("/v1.0/groups/" + group.objectId() + "/owners?$select=id")
                .values("@odata.type"))
        .containsExactlyInAnyOrder("#microsoft.graph.user", "#microsoft.graph.servicePrincipal");
  }

  @Test
  void aPersonWhoIsDeletedAgainHasTheTimeOfTheLastDeletion() {
    person.softDeleted().restored();
    assertThat(graph.get(user).status()).isEqualTo(200);
    Instant again = tenant.advance(Duration.ofDays(3)).now();
    person.softDeleted();

    assertThat(
            graph
                .get(
                    "/v1.0/directory/deletedItems/"
                        + person.objectId()
                        + "?$select=id,deletedDateTime")
                .json()
                .get("deletedDateTime")
                .asText())
        .isEqualTo(again.toString());
    person.purged();
    assertThat(graph.get("/v1.0/directory/deletedItems/" + person.objectId()).status())
        .isEqualTo(404);
  }

  @Test
  void aResetForgetsGroupsAndOrders() {
    SimulatedGroup group = tenant.group("Budget").owner(person).distributionList();
    tenant.reset();

    SimulatedUser anew = tenant.user("person").ownsGroup("Budget");

    assertThat(tenant.group("Budget").objectId()).isEqualTo(group.objectId());
    assertThat(graph.get("/v1.0/users/" + anew.objectId() + "/ownedObjects").text())
        .contains("\"Unified\"");
  }
}
