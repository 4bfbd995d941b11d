package org.dsr4j.it.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dsr4j.azuread.AzureAdAdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.dsr4j.testkit.contract.AdapterHarness;
import org.dsr4j.testkit.contract.Deviation;
import org.dsr4j.testkit.contract.Rule;
import org.dsr4j.testkit.contract.SeededPerson;
import org.dsr4j.testkit.junit.AdapterContract;

/** The Azure AD adapter keeps the contract. */
class AzureAdContractTest extends AdapterContract {

  @Override
  protected AdapterHarness harness() {
    return new Harness(false);
  }

  static final class Harness extends GraphAdapterHarness {

    private static final String SEARCH = "5ea6c4ed-0000-4000-8000-000000000001";

    Harness(boolean ignoreFilters) {
      super(new AzureAdAdapterProvider(), ignoreFilters);
    }

    @Override
    void prepareTenant(SimulatedTenant tenant) {
      tenant.rows(
          "v1.0",
          "/security/auditLog/queries",
          "{\"id\":\"" + SEARCH + "\",\"status\":\"succeeded\"}");
    }

    /** Searches are enabled; the tenant has one search, below which the test adds the trails. */
    @Override
    public Configuration configuration() {
      return Configuration.of(Map.of("purviewAuditSearch", "true"));
    }

    @Override
    String longList() {
      return "/auditLogs/signIns";
    }

    @Override
    String longSource() {
      return "aad-sign-in-logs";
    }

    @Override
    String exactSource() {
      return "aad-sign-in-logs";
    }

    @Override
    String exactSample() {
      return "signIn";
    }

    @Override
    String[] sourcesAlwaysPresent() {
      return new String[] {"aad-user", "aad-user-identities"};
    }

    @Override
    List<String> readPaths(String source) {
      return switch (source) {
        case "aad-user" -> List.of("/directory/deletedItems/{directoryObject-id}");
        case "aad-user-owned-objects" -> List.of("/groups/{group-id}/owners");
        case "aad-device" -> List.of("/devices/{device-id}");
        default -> List.of();
      };
    }

    @Override
    List<Deviation> knownDeviations() {
      return List.of(
          withoutAccount(Rule.READ_01),
          withoutAccount(Rule.FAULT_01),
          withoutAccount(Rule.FAULT_02),
          withoutAccount(Rule.FAULT_03),
          Deviation.at(
              Rule.READ_01,
              "aad-deleted-user",
              "no account is active and deleted at the same time; ResolutionTest reads a deleted"
                  + " one"),
          Deviation.at(
              Rule.FAULT_03,
              "aad-deleted-user",
              "for an active account the answer is 404, which is a complete answer even if its body"
                  + " is cut"),
          Deviation.at(
              Rule.CHANGE_18,
              "aad-user",
              "tenants may protect an account for seven days after its deletion, and Graph may not"
                  + " report this: a purge that is refused in this time is retried later"));
    }

    private static Deviation withoutAccount(Rule rule) {
      return Deviation.at(
          rule,
          "aad-inbound-shared-user-profiles",
          "only about people without an account, who are found by the id in their home tenant; it"
              + " is not read for other people. ResolutionTest reads one");
    }

    @Override
    void addManyRows(SimulatedUser user, int count) {
      user.signIns(count);
    }

    @Override
    void seedAuditRows(SimulatedTenant tenant, SimulatedUser user, SeededPerson person) {
      for (int i = 0; i < 4; i++) {
        Instant at = day(i);
        String signIn =
            """
            {"id":"sign-in %1$d of %2$s","createdDateTime":"%3$s","userId":"%2$s",
             "userDisplayName":"Zoë \\ud83d\\ude80 \uD83E\uDD84","ipAddress":"","appId":null,
             "location":{"geoCoordinates":{"latitude":52.0900,"longitude":12345678901234567890.10}}}
            """
                .formatted(i, user.objectId(), at);
        addAuditRow(person, "aad-sign-in-logs", at, "v1.0", "/auditLogs/signIns", signIn);
        String audit =
            """
            {"id":"audit %1$d of %2$s","activityDateTime":"%3$s",
             "initiatedBy":{"user":{"id":"%2$s"}},
             "targetResources":[{"id":"66666666-0000-4000-8000-000000000006"}]}
            """
                .formatted(i, user.objectId(), at);
        addAuditRow(
            person, "aad-directory-audits", at, "v1.0", "/auditLogs/directoryAudits", audit);
        furtherTrails(person, user.objectId(), i, at);
        searched(person, user.objectId(), i, at);
      }
      // Before the account was created, another person had its name.
      String before =
          """
          {"id":"before %1$s","activityDateTime":"2015-03-01T00:00:00Z",
           "initiatedBy":{"user":{"id":null,"userPrincipalName":"%2$s"}},"targetResources":[]}
          """
              .formatted(user.objectId(), user.userPrincipalName());
      tenant.rows("v1.0", "/auditLogs/directoryAudits", before);
      person.withWeakRecords("aad-directory-audits", before);
    }

    private void searched(SeededPerson person, String objectId, int number, Instant at) {
      addAuditRow(
          person,
          "aad-purview-audit-search",
          at,
          "v1.0",
          "/security/auditLog/queries/" + SEARCH + "/records",
          """
          {"id":"searched %1$d of %2$s","createdDateTime":"%3$s","userId":"%2$s",
           "userPrincipalName":"somebody@elsewhere.example"}
          """
              .formatted(number, objectId, at));
    }

    private void furtherTrails(SeededPerson person, String objectId, int number, Instant at) {
      addAuditRow(
          person,
          "aad-non-interactive-sign-ins",
          at,
          "beta",
          "/auditLogs/signIns",
          """
          {"id":"silent sign-in %1$d of %2$s","createdDateTime":"%3$s","userId":"%2$s",
           "signInEventTypes":["nonInteractiveUser"]}
          """
              .formatted(number, objectId, at));
      addAuditRow(
          person,
          "aad-sign-ups",
          at,
          "beta",
          "/auditLogs/signUps",
          """
          {"id":"sign-up %1$d of %2$s","createdDateTime":"%3$s","userId":"%2$s",
           "signUpIdentity":{"signUpIdentifier":"somebody@elsewhere.example"}}
          """
              .formatted(number, objectId, at));
      addAuditRow(
          person,
          "aad-custom-security-attribute-audits",
          at,
          "beta",
          "/auditLogs/customSecurityAttributeAudits",
          """
          {"id":"attribute audit %1$d of %2$s","activityDateTime":"%3$s",
           "initiatedBy":{"user":{"id":"66666666-0000-4000-8000-000000000006"}},"targetResources":[{"id":"%2$s"}]}
          """
              .formatted(number, objectId, at));
      addAuditRow(
          person,
          "aad-provisioning-logs",
          at,
          "v1.0",
          "/auditLogs/provisioning",
          """
          {"id":"provisioning %1$d of %2$s","activityDateTime":"%3$s",
           "sourceIdentity":{"id":"%2$s"},
           "targetIdentity":{"id":"66666666-0000-4000-8000-000000000006"},
           "initiatedBy":{"id":"66666666-0000-4000-8000-000000000006"}}
          """
              .formatted(number, objectId, at));
    }
  }
}
