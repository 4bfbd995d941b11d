package org.dsr4j.it;

import java.time.Instant;
import java.util.List;
import org.dsr4j.azuread.AzureAdAdapterProvider;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.dsr4j.testkit.contract.AdapterContract;
import org.dsr4j.testkit.contract.AdapterHarness;
import org.dsr4j.testkit.contract.Deviation;
import org.dsr4j.testkit.contract.Rule;
import org.dsr4j.testkit.contract.SeededPerson;

/** The Azure AD adapter keeps the contract. */
class AzureAdContractTest extends AdapterContract {

  @Override
  protected AdapterHarness harness() {
    return new Harness(false);
  }

  static final class Harness extends GraphHarness {

    Harness(boolean ignoreFilters) {
      super(new AzureAdAdapterProvider(), ignoreFilters);
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
    String[] alwaysThere() {
      return new String[] {"aad-user"};
    }

    @Override
    List<String> looks(String source) {
      return switch (source) {
        case "aad-user" -> List.of("/directory/deletedItems/{directoryObject-id}");
        case "aad-user-owned-objects" -> List.of("/groups/{group-id}/owners");
        case "aad-device" -> List.of("/devices/{device-id}");
        default -> List.of();
      };
    }

    @Override
    List<Deviation> known() {
      return List.of(
          Deviation.at(
              Rule.READ_01,
              "aad-deleted-user",
              "no account is living and deleted at once; ResolutionTest reads a deleted one"),
          Deviation.at(
              Rule.FAULT_03,
              "aad-deleted-user",
              "of a living account the answer is 404, which says it all however its body ends"),
          Deviation.at(
              Rule.CHANGE_18,
              "aad-user",
              "tenants may protect an account for seven days after its deletion, and Graph need not"
                  + " tell: a purge that is refused then is tried again when they are over"));
    }

    @Override
    void many(SimulatedUser user, int count) {
      user.signIns(count);
    }

    @Override
    void trails(SimulatedTenant tenant, SimulatedUser user, SeededPerson person) {
      for (int i = 0; i < 4; i++) {
        Instant at = day(i);
        String signIn =
            """
            {"id":"sign-in %1$d of %2$s","createdDateTime":"%3$s","userId":"%2$s",
             "userDisplayName":"Zoë \\ud83d\\ude80 \uD83E\uDD84","ipAddress":"","appId":null,
             "location":{"geoCoordinates":{"latitude":52.0900,"longitude":12345678901234567890.10}}}
            """
                .formatted(i, user.objectId(), at);
        tenant.rows("v1.0", "/auditLogs/signIns", signIn);
        person.holdsAt("aad-sign-in-logs", at, signIn);
        String audit =
            """
            {"id":"audit %1$d of %2$s","activityDateTime":"%3$s",
             "initiatedBy":{"user":{"id":"%2$s"}},"targetResources":[]}
            """
                .formatted(i, user.objectId(), at);
        tenant.rows("v1.0", "/auditLogs/directoryAudits", audit);
        person.holdsAt("aad-directory-audits", at, audit);
      }
      // Before the account was made, its name was somebody else's.
      String before =
          """
          {"id":"before %1$s","activityDateTime":"2015-03-01T00:00:00Z",
           "initiatedBy":{"user":{"id":null,"userPrincipalName":"%2$s"}},"targetResources":[]}
          """
              .formatted(user.objectId(), user.userPrincipalName());
      tenant.rows("v1.0", "/auditLogs/directoryAudits", before);
      person.holdsWeakly("aad-directory-audits", before);
    }
  }
}
