package org.dsr4j.it.erasure.azuread;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.PlanRefusal;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts whose deletion is refused. */
class RefusedDeletionTest {

  private static final String GLOBAL = "62e90394-69f5-4237-9190-012177145e10";
  private static final String ROLES = "/roleManagement/directory/roleAssignments";
  private static final String PROTECTED = "dsr.account-protected";
  private static final String IN_USE = "dsr.account-in-use";

  private SimulatedTenant simulated;
  private SimulatedUser person;

  @BeforeEach
  void start() {
    simulated = SimulatedTenant.start();
    person = AzureAdDeletionFixture.person(simulated, "person");
  }

  @AfterEach
  void stop() {
    simulated.close();
  }

  private List<String> refusals() {
    return refusals(Map.of());
  }

  private List<String> refusals(Map<String, String> configuration) {
    try (AzureAdDeletionFixture deletion =
        new AzureAdDeletionFixture(simulated, configuration, AzureAdDeletionFixture.CHANGING)) {
      return codes(deletion.plan(person));
    }
  }

  private static List<String> codes(ChangePlan plan) {
    return plan.parts().refusals().stream().map(PlanRefusal::code).toList();
  }

  private void makeAdministrator(SimulatedUser user) {
    simulated.rows(
        "v1.0",
        ROLES,
        "{\"id\":\"r-"
            + user.objectId()
            + "\",\"principalId\":\""
            + user.objectId()
            + "\",\"roleDefinitionId\":\""
            + GLOBAL
            + "\",\"directoryScopeId\":\"/\"}");
  }

  @Test
  void theLastGlobalAdministratorIsNotDeleted() {
    makeAdministrator(person);

    assertThat(refusals()).containsExactly(PROTECTED);
  }

  @Test
  void aBlockedAdministratorDoesNotCountAsAnotherAdministrator() {
    makeAdministrator(person);
    makeAdministrator(simulated.user("blocked").property("accountEnabled", "false"));

    assertThat(refusals()).containsExactly(PROTECTED);
  }

  @Test
  void oneAdministratorOfTwoIsDeletedWithANote() {
    makeAdministrator(person);
    makeAdministrator(simulated.user("other"));

    try (AzureAdDeletionFixture deletion = new AzureAdDeletionFixture(simulated)) {
      ChangePlan plan = deletion.plan(person);
      assertThat(plan.parts().refusals()).isEmpty();
      assertThat(plan.parts().notes()).anyMatch(note -> note.contains("higher directory role"));
    }
  }

  @Test
  void unreadableRolesAreTreatedAsTheLastAdministrator() {
    person.samples("directoryRole", 1);
    simulated.faults().on(ROLES).reply(403);

    assertThat(refusals()).containsExactly(PROTECTED);
  }

  @Test
  void anAccountWithoutRolesIsDeletedEvenIfAssignmentsCannotBeRead() {
    simulated.faults().on(ROLES).reply(403);

    try (AzureAdDeletionFixture deletion = new AzureAdDeletionFixture(simulated)) {
      ChangePlan plan = deletion.plan(person);
      assertThat(plan.parts().refusals()).isEmpty();
      assertThat(plan.parts().notes()).anyMatch(note -> note.contains("role assignments"));
    }
  }

  @Test
  void forUnreadableFactsTheWorstCaseIsAssumed() {
    simulated.faults().on(ROLES).reply(403);
    simulated.faults().on("/users/{user-id}/transitiveMemberOf").reply(403);

    assertThat(refusals()).containsExactly(PROTECTED);
  }

  @Test
  void emergencyAccountsAreNotDeleted() {
    String ids =
        "11111111-2222-4333-8444-555555555555, " + person.objectId().toUpperCase(Locale.ROOT);

    assertThat(refusals(Map.of("protectedAccounts", ids))).containsExactly(PROTECTED);
  }

  @Test
  void anAccountInUseMustBeConfirmed() {
    String yesterday = simulated.now().minus(Duration.ofDays(1)).toString();
    person.property("signInActivity", "{\"lastSignInDateTime\":\"" + yesterday + "\"}");

    assertThat(refusals()).containsExactly(IN_USE);
    try (AzureAdDeletionFixture deletion = new AzureAdDeletionFixture(simulated)) {
      assertThat(
              codes(
                  deletion.plan(
                      person,
                      AzureAdDeletionFixture.order()
                          .accountStillInUse(person.userPrincipalName()))))
          .isEmpty();
      assertThat(
              codes(
                  deletion.plan(
                      person, AzureAdDeletionFixture.order().accountStillInUse("x@contoso.com"))))
          .containsExactly(IN_USE);
    }
  }

  @Test
  void aMissingPermissionIsReportedBeforeAnyChange() {
    List<String> fewer =
        AzureAdDeletionFixture.CHANGING.stream()
            .filter(role -> !role.startsWith("User.Delete"))
            .toList();

    try (AzureAdDeletionFixture deletion = new AzureAdDeletionFixture(simulated, Map.of(), fewer)) {
      ChangePlan plan = deletion.plan(person);
      assertThat(codes(plan)).contains("dsr.permission-missing");
      assertThat(deletion.writes()).isEmpty();
    }
  }
}
