package org.dsr4j.it.contract;

import java.time.Instant;
import java.util.List;
import org.dsr4j.intune.IntuneAdapterProvider;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.dsr4j.testkit.contract.AdapterHarness;
import org.dsr4j.testkit.contract.Deviation;
import org.dsr4j.testkit.contract.Rule;
import org.dsr4j.testkit.contract.SeededPerson;
import org.dsr4j.testkit.junit.AdapterContract;

/** The Intune adapter keeps the contract, without the Azure AD adapter. */
class IntuneContractTest extends AdapterContract {

  @Override
  protected AdapterHarness harness() {
    return new Harness(false);
  }

  static final class Harness extends GraphAdapterHarness {

    Harness(boolean ignoreFilters) {
      super(new IntuneAdapterProvider(), ignoreFilters);
    }

    @Override
    String longList() {
      return "/deviceManagementTroubleshootingEvents";
    }

    @Override
    String longSource() {
      return "intune-troubleshooting-events";
    }

    @Override
    String exactSource() {
      return "intune-audit-events";
    }

    @Override
    String exactSample() {
      return "auditEvent";
    }

    @Override
    String[] sourcesAlwaysPresent() {
      return new String[] {"intune-managed-app-user-blocked"};
    }

    @Override
    List<String> readPaths(String source) {
      return source.equals("intune-autopilot-device-identities")
          ? List.of(
              "/deviceManagement/windowsAutopilotDeviceIdentities"
                  + "/{windowsAutopilotDeviceIdentity-id}")
          : List.of();
    }

    @Override
    List<Deviation> knownDeviations() {
      return List.of(
          Deviation.at(
              Rule.READ_08,
              "intune-device-action-results",
              "Graph selects properties of an object, not of the objects inside it: the passcode is"
                  + " part of the results, and the engine removes it"),
          Deviation.at(
              Rule.CHANGE_13,
              "intune-managed-app-registrations",
              "Graph does not show a pending app wipe: the registration is unchanged until the app"
                  + " is opened; two requests still wipe it once"),
          Deviation.at(
              Rule.CHANGE_19,
              "intune-managed-app-registrations",
              "Graph does not show a pending app wipe: after a failure nobody can see whether it"
                  + " was accepted, so the step stays unknown and is never sent again"),
          Deviation.from(
              Rule.CHANGE_26,
              "an app wipe whose response was lost is never sent again: a person looks in the"
                  + " portal and attests it; KillPointsTest shows the rest"));
    }

    @Override
    void addManyRows(SimulatedUser user, int count) {
      user.troubleshootingEvents(count);
    }

    @Override
    void seedAuditRows(SimulatedTenant tenant, SimulatedUser user, SeededPerson person) {
      for (int i = 0; i < 4; i++) {
        Instant at = day(i);
        String event =
            """
            {"id":"event %1$d of %2$s","displayName":"Zoë \\ud83d\\ude80 \uD83E\uDD84",
             "activityDateTime":"%3$s","activity":null,"componentName":"","version":12345678901234567890.10,
             "actor":{"userPrincipalName":"%4$s","userId":"%2$s"},"resources":[]}
            """
                .formatted(i, user.objectId(), at, user.userPrincipalName());
        addAuditRow(
            person, "intune-audit-events", at, "v1.0", "/deviceManagement/auditEvents", event);
        String action =
            """
            {"id":"action %1$d of %2$s","initiatedByUserPrincipalName":"%4$s",
             "requestDateTime":"%3$s",
             "deviceOwnerUserPrincipalName":"owner@elsewhere.example",
             "managedDeviceId":"66666666-0000-4000-8000-000000000006"}
            """
                .formatted(i, user.objectId(), at, user.userPrincipalName());
        addAuditRow(
            person,
            "intune-remote-action-audits",
            at,
            "beta",
            "/deviceManagement/remoteActionAudits",
            action);
        decisions(person, user.objectId(), i, at);
      }
      // Before the account was created, another person had its name.
      String before =
          """
          {"id":"before %1$s","initiatedByUserPrincipalName":"%2$s",
           "requestDateTime":"2015-03-01T00:00:00Z","deviceOwnerUserPrincipalName":"",
           "managedDeviceId":""}
          """
              .formatted(user.objectId(), user.userPrincipalName());
      tenant.rows("beta", "/deviceManagement/remoteActionAudits", before);
      person.withWeakRecords("intune-remote-action-audits", before);
    }

    private void decisions(SeededPerson person, String objectId, int number, Instant at) {
      addAuditRow(
          person,
          "intune-cloud-pc-audit-events",
          at,
          "v1.0",
          "/deviceManagement/virtualEndpoint/auditEvents",
          """
          {"id":"cloud PC event %1$d of %2$s","activityDateTime":"%3$s",
           "actor":{"userId":"%2$s","userPrincipalName":"somebody@elsewhere.example"},
           "resources":[]}
          """
              .formatted(number, objectId, at));
      addAuditRow(
          person,
          "intune-data-sharing-consents",
          at,
          "beta",
          "/deviceManagement/dataSharingConsents",
          """
          {"id":"consent %1$d of %2$s","grantDateTime":"%3$s","grantedByUserId":"%2$s",
           "grantedByUpn":"somebody@elsewhere.example"}
          """
              .formatted(number, objectId, at));
      addAuditRow(
          person,
          "intune-operation-approval-requests",
          at,
          "beta",
          "/deviceManagement/operationApprovalRequests",
          """
          {"id":"approval %1$d of %2$s","requestDateTime":"%3$s",
           "requestor":{"user":{"id":"%2$s"}},"approver":{"user":{"id":"%2$s"}}}
          """
              .formatted(number, objectId, at));
    }
  }
}
