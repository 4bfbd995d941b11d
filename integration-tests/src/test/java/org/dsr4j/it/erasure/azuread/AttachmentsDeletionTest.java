package org.dsr4j.it.erasure.azuread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.ManualStep;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepReport;
import org.dsr4j.change.StepState;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Objects that depend on an account: sign-in methods, ownerships, assignments, contents in other
 * services.
 */
class AttachmentsDeletionTest {

  private SimulatedTenant simulated;
  private SimulatedUser person;
  private AzureAdDeletionFixture deletion;

  @BeforeEach
  void start() {
    simulated = SimulatedTenant.start().enforcePermissions();
    person = AzureAdDeletionFixture.person(simulated, "person");
    deletion = new AzureAdDeletionFixture(simulated);
  }

  @AfterEach
  void stop() {
    deletion.close();
    simulated.close();
  }

  @Test
  void theStepsAreDoneInTheOrderOfThePlan() {
    person
        .samples("phoneMethod", 1)
        .samples("authenticatorMethod", 2)
        .samples("appRoleAssignment", 2)
        .samples("oauth2PermissionGrant", 1)
        .ownsGroup("Budget");
    simulated.user("colleague").ownsGroup("Budget").samples("oauth2PermissionGrant", 1);
    ChangePlan plan = deletion.plan(person);

    ChangeReport report = deletion.execute(plan, person);

    assertThat(report.steps()).extracting(StepReport::state).containsOnly(StepState.DONE);
    assertThat(deletion.writes())
        .containsExactlyElementsOf(plan.steps().stream().map(this::write).toList())
        .hasSize(11);
    for (String source :
        List.of(
            "aad-auth-phone",
            "aad-auth-authenticator",
            "aad-app-role-assignments",
            "aad-oauth2-permission-grants",
            "aad-user-owned-objects",
            "aad-user")) {
      assertThat(deletion.verified(source).gaps()).as(source).isEmpty();
    }
  }

  private String write(PlannedStep step) {
    String user = "/users/" + person.objectId();
    String methods = user + "/authentication/";
    String[] target = step.target().split("/", -1);
    return switch (step.kind()) {
      case "revoke-sessions" -> "POST " + user + "/revokeSignInSessions";
      case "block-sign-in" -> "PATCH " + user;
      case "delete-account" -> "DELETE " + user;
      case "purge-account" -> "DELETE /directory/deletedItems/" + person.objectId();
      case "delete-phone-method" -> "DELETE " + methods + "phoneMethods/" + target[1];
      case "delete-authenticator-method" ->
          "DELETE " + methods + "microsoftAuthenticatorMethods/" + target[1];
      case "delete-app-role-assignment" -> "DELETE " + user + "/appRoleAssignments/" + target[1];
      case "delete-consent" -> "DELETE /oauth2PermissionGrants/" + target[1];
      case "remove-group-ownership" ->
          "DELETE /groups/" + target[0] + "/owners/" + person.objectId() + "/$ref";
      default -> throw new AssertionError(step.kind());
    };
  }

  @Test
  void theLastOwnerIsAManualStep() {
    person.ownsGroup("Budget");

    ChangePlan plan = deletion.plan(person);

    assertThat(AzureAdDeletionFixture.kinds(plan)).noneMatch(kind -> kind.contains("ownership"));
    assertThat(plan.parts().manualSteps())
        .extracting(ManualStep::instruction)
        .anyMatch(text -> text.contains("name another owner first"));
  }

  @Test
  void assignmentsInheritedFromAGroupAreKept() {
    person.rows(
        "appRoleAssignments",
        "{\"id\":\"by-group\",\"principalId\":\"11111111-2222-4333-8444-555555555555\","
            + "\"principalType\":\"Group\"}");

    ChangePlan plan = deletion.plan(person);

    assertThat(AzureAdDeletionFixture.kinds(plan)).doesNotContain("delete-app-role-assignment");
  }

  @Test
  void contentsOfOtherServicesAreInThePlan() {
    person.rows(
        "licenseDetails",
        "{\"id\":\"l1\",\"servicePlans\":[{\"servicePlanName\":\"EXCHANGE_S_ENTERPRISE\"},"
            + "{\"servicePlanName\":\"SHAREPOINTENTERPRISE\"},{\"servicePlanName\":\"TEAMS1\"},"
            + "{\"servicePlanName\":\"FLOW_O365_P3\"}]}");

    assertThat(deletion.plan(person).parts().sideEffects())
        .hasSize(4)
        .anyMatch(text -> text.contains("mailbox"));
  }

  @Test
  void anUnreadableListPreventsThePlan() {
    simulated.faults().on("/users/{user-id}/authentication/phoneMethods").reply(403);

    ChangePlan plan = deletion.plan(person);

    assertThat(plan.approvable()).isFalse();
    assertThat(plan.parts().refusals()).anyMatch(each -> each.code().equals("graph.forbidden"));
  }
}
