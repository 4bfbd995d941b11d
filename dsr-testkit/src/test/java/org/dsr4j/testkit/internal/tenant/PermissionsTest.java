package org.dsr4j.testkit.internal.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.dsr4j.testkit.GraphClient;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.internal.schema.ResponseKind;
import org.dsr4j.testkit.internal.schema.Route;
import org.dsr4j.testkit.internal.schema.RouteTable;
import org.dsr4j.testkit.internal.schema.TableResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionsTest {

  private static SimulatedTenant tenant;

  @BeforeAll
  static void start() {
    tenant = SimulatedTenant.start().enforcePermissions();
    tenant.user("person").device(SimulatedDevice::windows);
  }

  @AfterAll
  static void stop() {
    tenant.close();
  }

  private static GraphClient with(String... roles) {
    return new GraphClient(tenant, "Bearer " + tenant.accessToken(roles));
  }

  @ParameterizedTest
  @CsvSource({
    "/users,User.Read.All",
    "/users,User.ReadWrite.All",
    "/users,Directory.Read.All",
    "/users,Directory.ReadWrite.All",
    "/devices,Device.Read.All",
    "/auditLogs/signIns,AuditLog.Read.All",
    "/identityProtection/riskyUsers,IdentityRiskyUser.ReadWrite.All",
    "/deviceManagement/managedDevices,DeviceManagementManagedDevices.Read.All",
    "/users/person@contoso.com/authentication/phoneMethods,UserAuthMethod-Phone.Read.All",
    "/users/person@contoso.com/authentication/phoneMethods,UserAuthenticationMethod.Read.All",
    "/informationProtection/bitlocker/recoveryKeys,BitlockerKey.Read.All"
  })
  void aPathAcceptsItsLeastPrivilegedAndItsHigherPermissions(String path, String role) {
    assertThat(with(role).get("/v1.0" + path).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/users,AuditLog.Read.All,Authorization_RequestDenied",
    "/auditLogs/signIns,User.Read.All,Authentication_MSGraphPermissionMissing",
    "/identityProtection/riskyUsers,User.Read.All,Forbidden",
    "/deviceManagement/managedDevices,User.Read.All,Forbidden",
    "/users/person@contoso.com/agreementAcceptances,Directory.ReadWrite.All,"
        + "Authorization_RequestDenied"
  })
  void refusesOtherPermissionsWithTheMessageOfTheService(String path, String role, String code) {
    GraphClient.Answer answer = with(role).get("/v1.0" + path);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo(code);
  }

  @Test
  void intunesRefusalIsWrittenAsText() {
    GraphClient.Answer answer = with("User.Read.All").get("/v1.0/deviceManagement/auditEvents");

    assertThat(answer.message()).contains("\"_version\": 3").contains("not authorized");
  }

  @Test
  void enforcesPermissionsOnWritesToo() {
    String user = "/v1.0/users/" + tenant.user("other").objectId();

    assertThat(with("User.Read.All").send("DELETE", user).status()).isEqualTo(403);
    assertThat(with("User.Read.All").get(user).status()).isEqualTo(200);
    assertThat(with("User.DeleteRestore.All").send("DELETE", user).status()).isEqualTo(204);
  }

  @Test
  void theDefaultTokenCanReadEverythingThatAnApplicationCanRead() {
    GraphClient graph = new GraphClient(tenant);
    List<String> closed = lines().stream().filter(line -> line.endsWith("| none")).toList();

    for (Route route : RouteTable.get().routes()) {
      boolean plain = route.answers() == ResponseKind.LIST && !route.template().contains("{");
      if (plain && closed.stream().noneMatch(line -> line.contains(" " + route.template() + " "))) {
        String path = "/" + route.version().segment() + route.template();
        assertThat(graph.get(path).status()).as(path).isEqualTo(200);
      }
    }
  }

  @Test
  void everyPathWithAPermissionIsSupported() {
    List<String> routes =
        RouteTable.get().routes().stream()
            .map(route -> route.method() + " " + route.template())
            .toList();

    assertThat(lines()).allSatisfy(line -> assertThat(routes).contains(line.split(" \\| ")[0]));
  }

  private static List<String> lines() {
    return Objects.requireNonNull(TableResource.lines("permissions.txt"));
  }
}
