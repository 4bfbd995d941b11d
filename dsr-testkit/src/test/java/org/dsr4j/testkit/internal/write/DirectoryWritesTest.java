package org.dsr4j.testkit.internal.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.testkit.GraphClient.json;

import java.time.Duration;
import java.util.List;
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

class DirectoryWritesTest {

  private SimulatedTenant tenant;
  private GraphClient graph;
  private SimulatedUser person;
  private String user;

  @BeforeEach
  void start() {
    tenant = SimulatedTenant.start();
    graph = new GraphClient(tenant);
    person = tenant.user("person");
    user = "/v1.0/users/" + person.objectId();
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  @Test
  void anApplicationDisablesOnlyWindowsDevices() {
    person.device(SimulatedDevice::windows).device(SimulatedDevice::android);
    String computer = "/v1.0/devices/" + person.devices().get(0).objectId();
    String phone = "/v1.0/devices/" + person.devices().get(1).objectId();

    assertThat(graph.send("PATCH", computer, json("{'accountEnabled':false}")).status())
        .isEqualTo(204);
    assertThat(graph.send("PATCH", phone, json("{'accountEnabled':false}")).status())
        .isEqualTo(400);

    assertThat(graph.get(computer).json().get("accountEnabled").asBoolean()).isFalse();
    assertThat(graph.get(phone).json().get("accountEnabled").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "emailMethod,emailMethods",
    "externalMethod,externalAuthenticationMethods",
    "fido2Method,fido2Methods",
    "authenticatorMethod,microsoftAuthenticatorMethods",
    "phoneMethod,phoneMethods",
    "platformCredentialMethod,platformCredentialMethods",
    "softwareOathMethod,softwareOathMethods",
    "temporaryAccessPassMethod,temporaryAccessPassMethods",
    "windowsHelloMethod,windowsHelloForBusinessMethods"
  })
  void deletesSignInMethods(String samples, String list) {
    person.samples(samples, 1).samples("passwordMethod", 1);
    String path = user + "/authentication/" + list;
    List<String> ids = graph.get(path).ids();

    assertThat(graph.send("DELETE", path + "/" + ids.get(0)).status()).isEqualTo(204);

    assertThat(graph.get(path).ids()).isEmpty();
    assertThat(graph.get(user + "/authentication/methods").ids())
        .hasSize(1)
        .doesNotContain(ids.get(0));
    assertThat(graph.send("DELETE", path + "/" + ids.get(0)).status()).isEqualTo(404);
  }

  @Test
  void passwordsCannotBeDeleted() {
    person.samples("passwordMethod", 1);
    String list = user + "/authentication/passwordMethods";

    assertThat(graph.send("DELETE", list + "/" + graph.get(list).ids().get(0)).status())
        .isEqualTo(400);
  }

  @Test
  void deletesAppRoleAssignmentsAndGrants() {
    person.samples("appRoleAssignment", 2).samples("oauth2PermissionGrant", 1);
    tenant.user("colleague").samples("oauth2PermissionGrant", 1);
    String assignment = graph.get(user + "/appRoleAssignments").ids().get(0);
    String grant = graph.get(user + "/oauth2PermissionGrants").ids().get(0);

    assertThat(graph.send("DELETE", user + "/appRoleAssignments/" + assignment).status())
        .isEqualTo(204);
    assertThat(graph.send("DELETE", "/v1.0/oauth2PermissionGrants/" + grant).status())
        .isEqualTo(204);

    assertThat(graph.get(user + "/appRoleAssignments").ids()).hasSize(1);
    assertThat(graph.get(user + "/oauth2PermissionGrants").ids()).isEmpty();
    assertThat(graph.get("/v1.0/oauth2PermissionGrants").ids()).hasSize(1);
    assertThat(graph.send("DELETE", "/v1.0/oauth2PermissionGrants/" + grant).status())
        .isEqualTo(404);
  }

  @Test
  void removesAnOwnerOfAGroupButNotTheLastOne() {
    SimulatedUser colleague = tenant.user("colleague").ownsGroup("Budget");
    person.ownsGroup("Budget");
    String group = "/v1.0/groups/" + graph.get(user + "/ownedObjects").ids().get(0) + "/owners";
    assertThat(graph.get(group).ids())
        .containsExactlyInAnyOrder(person.objectId(), colleague.objectId());

    assertThat(graph.send("DELETE", group + "/" + person.objectId() + "/$ref").status())
        .isEqualTo(204);
    assertThat(graph.get(user + "/ownedObjects").ids()).isEmpty();
    assertThat(graph.get(group).ids()).containsExactly(colleague.objectId());
    assertThat(graph.send("DELETE", group + "/" + person.objectId() + "/$ref").status())
        .isEqualTo(404);
    GraphClient.Answer last = graph.send("DELETE", group + "/" + colleague.objectId() + "/$ref");

    assertThat(last.status()).isEqualTo(400);
    assertThat(last.message()).contains("at least one owner");
  }

  @ParameterizedTest
  @ValueSource(strings = {"applications", "servicePrincipals"})
  void removesEvenTheLastOwnerOfAnApplication(String collection) {
    person.samples("ownedObject", 2);
    String owned = graph.get(user + "/ownedObjects").ids().get(0);
    String owners = "/v1.0/" + collection + "/" + owned + "/owners/";

    assertThat(graph.send("DELETE", owners + person.objectId() + "/$ref").status()).isEqualTo(204);
    assertThat(graph.get(user + "/ownedObjects").ids()).hasSize(1).doesNotContain(owned);
  }

  @Test
  void listsTheOwnersOfAnApplication() {
    person.samples("ownedObject", 1);
    String owned = graph.get(user + "/ownedObjects").ids().get(0);

    assertThat(graph.get("/v1.0/applications/" + owned + "/owners").ids())
        .containsExactly(person.objectId());
    assertThat(graph.get("/v1.0/applications/unknown/owners").status()).isEqualTo(404);
  }

  @Test
  void removesSharedProfilesWithinThirtyDays() {
    String list = "/beta/directory/inboundSharedUserProfiles";
    tenant.rows(
        "beta",
        "/directory/inboundSharedUserProfiles",
        "{\"userId\":\"11\",\"displayName\":\"A\"}",
        "{\"userId\":\"22\",\"displayName\":\"B\"}");

    assertThat(graph.send("POST", list + "/11/removePersonalData").status()).isEqualTo(204);
    assertThat(graph.get(list + "/11").json().get("displayName").asText()).isEqualTo("A");
    tenant.advance(Duration.ofDays(30));

    assertThat(graph.get(list + "/11").status()).isEqualTo(404);
    assertThat(graph.get(list).values("userId")).containsExactly("22");
    assertThat(graph.send("POST", list + "/11/removePersonalData").status()).isEqualTo(404);
  }

  @Test
  void movesExternalProfilesToTheDeletedItems() {
    String list = "/directory/externalUserProfiles";
    tenant.rows("beta", list, "{\"id\":\"42\",\"displayName\":\"A\"}");
    String deleted = "/beta/directory/deletedItems/42";

    assertThat(graph.send("DELETE", "/beta" + list + "/42").status()).isEqualTo(204);
    assertThat(graph.get("/beta" + list).ids()).isEmpty();
    assertThat(graph.get(deleted).status()).isEqualTo(200);
    assertThat(graph.send("DELETE", deleted).status()).isEqualTo(204);
    assertThat(graph.get(deleted).status()).isEqualTo(404);
  }

  @Test
  void dismissesRisks() {
    person.samples("riskyUser", 1);
    tenant.user("colleague").samples("riskyUser", 1);
    String list = "/v1.0/identityProtection/riskyUsers";

    assertThat(dismiss("{'userIds':['" + person.objectId() + "']}")).isEqualTo(204);

    assertThat(graph.get(list + "/" + person.objectId()).json().get("riskState").asText())
        .isEqualTo("dismissed");
    assertThat(graph.get(list).values("riskState"))
        .containsExactlyInAnyOrder("dismissed", "atRisk");
    assertThat(dismiss("{'userIds':['unknown']}")).isEqualTo(404);
    assertThat(dismiss("{'userIds':[]}")).isEqualTo(400);
  }

  private int dismiss(String body) {
    return graph.send("POST", "/v1.0/identityProtection/riskyUsers/dismiss", json(body)).status();
  }

  @Test
  void deletesCertificates() {
    String list = "/deviceManagement/userPfxCertificates";
    tenant.rows("beta", list, "{\"id\":\"42\"}", "{\"id\":\"43\"}");

    assertThat(graph.send("DELETE", "/beta" + list + "/42").status()).isEqualTo(204);
    assertThat(graph.get("/beta" + list).ids()).containsExactly("43");
    assertThat(graph.send("DELETE", "/v1.0" + list + "/43").status()).isEqualTo(400);
  }

  @Test
  void protectedAppsAreWipedWhenTheyAreOpened() {
    person.samples("managedAppRegistration", 2);
    tenant.user("colleague").samples("managedAppRegistration", 1);
    String list = user + "/managedAppRegistrations";
    String tag = graph.get(list).values("deviceTag").get(0);
    String wipe = user + "/wipeManagedAppRegistrationsByDeviceTag";

    assertThat(graph.send("POST", wipe, json("{'deviceTag':'" + tag + "'}")).status())
        .isEqualTo(204);
    assertThat(graph.get(list).ids()).as("before they are opened").hasSize(2);
    Savepoint savepoint = tenant.savepoint();
    person.openManagedApps();
    assertThat(graph.get(list).values("deviceTag")).hasSize(1).doesNotContain(tag);
    assertThat(graph.get("/v1.0/deviceAppManagement/managedAppRegistrations").ids()).hasSize(2);

    tenant.rollback(savepoint);
    assertThat(graph.get(list).ids()).hasSize(2);
    person.openManagedApps();
    assertThat(graph.get(list).ids()).hasSize(1);
    assertThat(graph.send("POST", wipe, json("{}")).status()).isEqualTo(400);
  }

  @Test
  void appsWithoutAWipeRequestAreNotWiped() {
    person.samples("managedAppRegistration", 2).openManagedApps();

    assertThat(graph.get(user + "/managedAppRegistrations").ids()).hasSize(2);
  }
}
