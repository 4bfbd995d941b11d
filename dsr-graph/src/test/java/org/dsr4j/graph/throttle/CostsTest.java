package org.dsr4j.graph.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which limits count a call, by the paths that the adapters read. */
class CostsTest {

  private static final ThrottleLimits LIMITS = ThrottleLimits.documented();

  private static List<String> names(String method, String path) {
    return LIMITS.costs(method, path, Map.of()).stream().map(c -> c.limit().name()).toList();
  }

  private static String key(String method, String path, String limit) {
    return LIMITS.costs(method, path, Map.of()).stream()
        .filter(charge -> charge.limit().name().equals(limit))
        .map(Cost::key)
        .findFirst()
        .orElseThrow();
  }

  private static double units(String method, String path, String options) {
    Map<String, String> query =
        options == null
            ? Map.of()
            : Stream.of(options.split("&"))
                .map(option -> option.split("=", 2))
                .collect(Collectors.toMap(o -> o[0], o -> o[1]));
    return LIMITS.costs(method, path, query).stream()
        .filter(charge -> charge.limit().name().equals("directory"))
        .mapToDouble(Cost::amount)
        .sum();
  }

  @ParameterizedTest
  @CsvSource({
    "/users, directory",
    "/users/1, directory",
    "/users('ada'), directory",
    "/users/ada%40contoso.com/manager, directory",
    "/users/1/memberOf/microsoft.graph.group, directory",
    "/users/1/registeredDevices, directory",
    "/directory/deletedItems/graph.user, directory",
    "/directory/deletedItems/1/graph.user, directory",
    "/roleManagement/directory/roleAssignments, directory",
    "/devices(deviceId='1'), directory",
    "/organization, directory",
    "/servicePrincipals/1/appRoleAssignedTo, directory",
    "/users/1/authentication/phoneMethods, identity-reports",
    "/users('1')/authentication/methods, identity-reports",
    "/Users/1/Authentication/Methods, identity-reports",
    "/auditLogs/signIns, identity-reports",
    "/auditLogs/directoryAudits, identity-reports",
    "/identityProtection/riskyUsers/1/history, identity-protection",
    "/identityProtection/riskDetections, identity-protection",
    "/identity/conditionalAccess/namedLocations, identity-protection",
    "/users/1/managedDevices, intune-devices",
    "/users('1')/managedDevices('2'), intune-devices",
    "/users/1/exportDeviceAndAppManagementData(skip=0), intune-devices",
    "/deviceManagement/managedDevices/1/detectedApps, intune-devices",
    "/deviceManagement/remoteActionAudits, intune-devices",
    "/deviceManagement/userExperienceAnalyticsDeviceScores, intune-devices",
    "/deviceManagement/auditEvents, intune-auditing",
    "/users/1/managedAppRegistrations, intune-apps",
    "/deviceAppManagement/managedAppRegistrations/1/operations, intune-apps",
    "/deviceManagement/termsAndConditions/1/acceptanceStatuses, intune-terms",
    "/users/1/deviceManagementTroubleshootingEvents, intune-troubleshooting",
    "/deviceManagement/windowsAutopilotDeviceIdentities, intune-other",
    "/deviceManagement/deviceCompliancePolicies/1/userStatuses, intune-other",
    "/deviceManagement/reports/exportJobs('x_1'), export-jobs",
    "/reports/getOffice365ActiveUserDetail(period='D7'), usage-reports",
    "/security/cases/ediscoveryCases, ediscovery",
    "/dataPolicyOperations/1, data-policy",
    "/identity/b2xUserFlows, identity-providers",
    "/users/1/messages, outlook",
  })
  void everyPathIsCountedByItsService(String path, String limit) {
    assertThat(names("GET", path)).startsWith("global").contains(limit);
    assertThat(LIMITS.costs("GET", path, Map.of()))
        .extracting(charge -> charge.limit().family())
        .allMatch(family -> List.of("all", limit).contains(family));
  }

  @Test
  void theNarrowestLimitIsLast() {
    assertThat(names("GET", "/auditLogs/signIns"))
        .containsExactly("global", "identity-reports-application", "identity-reports");
    assertThat(names("GET", "/users")).endsWith("directory");
    assertThat(names("GET", "/users/1/messages")).endsWith("outlook-concurrent");
  }

  @Test
  void anUnknownPathIsCountedByTheGlobalLimitOnly() {
    assertThat(names("GET", "/unknownThings/42")).containsExactly("global");
  }

  @Test
  void writesAreCountedTwice() {
    assertThat(names("PATCH", "/users/1"))
        .contains("directory", "directory-writes", "directory-tenant-writes")
        .doesNotContain("device-writes");
    assertThat(names("DELETE", "/devices/1"))
        .contains("directory", "directory-writes", "device-writes")
        .doesNotContain("device-writes-user");
    assertThat(names("POST", "/deviceManagement/managedDevices/1/retire"))
        .contains("intune-devices", "intune-devices-writes");
    assertThat(names("POST", "/users/1/exportPersonalData"))
        .contains("data-policy-exports", "data-policy-exports-person");
    assertThat(names("GET", "/dataPolicyOperations/1")).doesNotContain("data-policy-exports");
  }

  @Test
  void signInActivityIsCountedWhereItIsReadAndNowhereElse() {
    Map<String, String> selected = Map.of("$select", "id,signInActivity");

    assertThat(LIMITS.costs("GET", "/users", selected))
        .extracting(charge -> charge.limit().name())
        .contains("sign-in-activity");
    assertThat(LIMITS.costs("GET", "/users", Map.of("$filter", "signInActivity/x le 1")))
        .extracting(charge -> charge.limit().name())
        .contains("sign-in-activity");
    assertThat(LIMITS.costs("GET", "/users/1/memberOf", selected))
        .extracting(charge -> charge.limit().name())
        .doesNotContain("sign-in-activity");
    assertThat(names("GET", "/users")).doesNotContain("sign-in-activity");
  }

  @Test
  void aPersonIsOneHoweverThePathSpellsIt() {
    String limit = "data-policy-exports-person";

    assertThat(key("POST", "/users/AB-1/exportPersonalData", limit))
        .isEqualTo("ab-1")
        .isEqualTo(key("POST", "/users/ab-1/exportPersonalData", limit))
        .isEqualTo(key("POST", "/users('ab-1')/exportPersonalData", limit))
        .isNotEqualTo(key("POST", "/users/ab-2/exportPersonalData", limit));
  }

  @Test
  void aReportWithAnyArgumentsIsTheSameReport() {
    assertThat(key("GET", "/reports/getX(period='D7')", "usage-reports"))
        .isEqualTo(key("GET", "/reports/getX(period='D30')", "usage-reports"))
        .isNotEqualTo(key("GET", "/reports/getY(period='D7')", "usage-reports"));
  }

  @Test
  void theTextOfACostShowsNoPerson() {
    assertThat(LIMITS.costs("POST", "/users/ada/exportPersonalData", Map.of()).toString())
        .doesNotContain("ada");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /users, , 2",
    "GET, /users, $select=id, 1",
    "GET, /users, $top=5, 1",
    "GET, /users, $top=20, 2",
    "GET, /users, $top=999, 2",
    "GET, /users, $expand=manager, 3",
    "GET, /users, $select=id&$expand=manager&$top=5, 1",
    "GET, /users/1, , 1",
    "GET, /users/1, $select=id, 1",
    "GET, /users/1, $expand=manager, 2",
    "GET, /users/1, $select=id&$expand=manager, 1",
    "GET, /users('1')/memberOf, , 2",
    "GET, /users/1/memberOf/microsoft.graph.group, , 2",
    "GET, /users/1/licenseDetails, $select=id, 1",
    "GET, /groups/1/members, , 3",
    "GET, /groups/1/transitiveMembers, , 5",
    "GET, /groups/1/transitiveMembers, $select=id&$top=1, 3",
    "GET, /oauth2PermissionGrants, , 2",
    "GET, /servicePrincipals/1/appRoleAssignments, , 2",
    "GET, /subscribedSkus, , 3",
    "GET, /applications, , 2",
    "POST, /directoryObjects/getByIds, , 5",
    "POST, /users/1/checkMemberGroups, , 4",
    "POST, /users/1/getMemberObjects, , 2",
    "PATCH, /users/1, , 1",
    "DELETE, /users/1, , 1",
  })
  void resourceUnitsAddUp(String method, String path, String options, double units) {
    assertThat(units(method, path, options)).isEqualTo(units);
  }
}
