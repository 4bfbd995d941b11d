package org.dsr4j.it.erasure.azuread;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.dsr4j.change.ChangePhase;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.ManualStep;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepReport;
import org.dsr4j.change.StepState;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.RequestWatcher;
import org.dsr4j.testkit.SimulatedGroup;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deletions that Graph refuses, and objects that it cannot change. */
class RefusedAttachmentsTest {

  private static final String OWNERS = "/groups/{group-id}/owners/{directoryObject-id}/$ref";
  private static final String MAIL_ENABLED =
      "Cannot Update a mail-enabled security groups and or distribution list.";

  private static SimulatedTenant simulated;

  private SimulatedUser person;
  private AzureAdDeletionFixture deletion;

  @BeforeAll
  static void startServer() {
    simulated = SimulatedTenant.start();
  }

  @AfterAll
  static void stopServer() {
    simulated.close();
  }

  @BeforeEach
  void start() {
    simulated.reset();
    person = AzureAdDeletionFixture.person(simulated, "person");
    deletion = new AzureAdDeletionFixture(simulated);
  }

  @AfterEach
  void stop() {
    deletion.close();
  }

  private SimulatedGroup ownedByTwo() {
    return simulated.group("Budget").owner(person).owner(simulated.user("colleague"));
  }

  private List<String> instructions() {
    return deletion.plan(person).parts().manualSteps().stream()
        .map(ManualStep::instruction)
        .toList();
  }

  private static StepState state(ChangePlan plan, ChangeReport report, String kind) {
    PlannedStep step =
        plan.steps().stream().filter(each -> each.kind().equals(kind)).findFirst().orElseThrow();
    return report.step(step.id()).orElseThrow().state();
  }

  @Test
  void aRefusedOwnershipIsReportedWithTheCodeOfTheService() {
    ownedByTwo();
    ChangePlan plan =
        deletion.plan(person, AzureAdDeletionFixture.order().purgeAfter(Duration.ofDays(7)));
    simulated.faults().on(OWNERS).onMethod("DELETE").error(400, "Request_BadRequest", MAIL_ENABLED);

    ChangeReport report = deletion.execute(plan, person);

    assertThat(state(plan, report, "remove-group-ownership")).isEqualTo(StepState.REFUSED);
    assertThat(report.steps())
        .filteredOn(step -> step.state() == StepState.REFUSED)
        .extracting(step -> step.next().orElseThrow())
        .allMatch(text -> text.contains("Request_BadRequest") && !text.contains("mail-enabled"));
  }

  /** Resumes until nothing has a next time. */
  private ChangeReport finished(ChangePlan plan) {
    ChangeReport report = deletion.execute(plan, person);
    for (int run = 0; run < 30 && report.resumeAt().isPresent(); run++) {
      simulated.now(report.resumeAt().get());
      report = deletion.resume();
    }
    return report;
  }

  @Test
  void anOwnershipThatIsAlwaysRefusedStopsNeitherTheDeletionNorThePurge() {
    ownedByTwo();
    ChangePlan plan = deletion.plan(person);
    simulated.faults().on(OWNERS).onMethod("DELETE").error(400, "Request_BadRequest", MAIL_ENABLED);

    ChangeReport report = finished(plan);

    assertThat(state(plan, report, "delete-account")).isEqualTo(StepState.DONE);
    assertThat(state(plan, report, "purge-account")).isEqualTo(StepState.DONE);
    assertThat(deletion.writes()).filteredOn(write -> write.contains("deletedItems")).hasSize(1);
  }

  @Test
  void aMethodThatIsAlwaysRefusedStopsNeitherTheDeletionNorThePurge() {
    person.samples("phoneMethod", 1);
    ChangePlan plan = deletion.plan(person);
    simulated
        .faults()
        .on("/users/{user-id}/authentication/phoneMethods/{phoneAuthenticationMethod-id}")
        .onMethod("DELETE")
        .error(400, "badRequest", "Cannot delete default method with other methods configured.");

    ChangeReport report = finished(plan);

    assertThat(state(plan, report, "purge-account")).isEqualTo(StepState.DONE);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 405, 410, 422})
  void afterAnyRefusalTheObjectDecides(int status) {
    ownedByTwo();
    ChangePlan plan = deletion.plan(person);
    simulated.watch(new RemovedByOthers(simulated, person));
    simulated.faults().on(OWNERS).onMethod("DELETE").error(status, "Request_BadRequest", "no");

    ChangeReport report = deletion.execute(plan, person);

    simulated.unwatch();
    assertThat(state(plan, report, "remove-group-ownership")).isEqualTo(StepState.ALREADY_DONE);
    assertThat(deletion.writes()).filteredOn(write -> write.contains("/owners/")).hasSize(1);
  }

  /** Somebody else removes the owner between the inspection and the call. */
  private record RemovedByOthers(SimulatedTenant tenant, SimulatedUser person)
      implements RequestWatcher {

    @Override
    public Verdict beforeEffect(RecordedRequest request) {
      if (request.method().equals("DELETE") && request.path().contains("/owners/")) {
        tenant
            .answers()
            .serveItems(
                "v1.0",
                "/groups/{group-id}/owners",
                List.of("{\"id\":\"" + tenant.user("colleague").objectId() + "\"}"));
      }
      return Verdict.PROCEED;
    }

    @Override
    public Verdict afterEffect(RecordedRequest request) {
      return Verdict.PROCEED;
    }
  }

  @Test
  void aMailEnabledGroupIsAManualStepWithItsId() {
    SimulatedGroup group = ownedByTwo().mailEnabledSecurity();

    assertThat(instructions()).anyMatch(text -> text.contains(group.objectId()));
    assertThat(AzureAdDeletionFixture.kinds(deletion.plan(person)))
        .doesNotContain("remove-group-ownership");
  }

  @Test
  void aDistributionListIsAManualStep() {
    SimulatedGroup group = ownedByTwo().distributionList();

    assertThat(instructions())
        .anyMatch(text -> text.contains(group.objectId()) && text.contains("Exchange"));
  }

  @Test
  void aSynchronisedGroupIsAManualStep() {
    SimulatedGroup group = ownedByTwo().synced();

    assertThat(instructions())
        .anyMatch(text -> text.contains(group.objectId()) && text.contains("on-premises"));
  }

  @Test
  void aGroupWithDynamicMembershipIsChangedByGraph() {
    ownedByTwo()
        .property("groupTypes", "[\"Unified\",\"DynamicMembership\"]")
        .property("membershipRule", "\"user.department -eq 1\"");

    assertThat(AzureAdDeletionFixture.kinds(deletion.plan(person)))
        .contains("remove-group-ownership");
  }

  @Test
  void anApplicationDoesNotCountAsAnotherOwner() {
    SimulatedGroup group = simulated.group("Budget").owner(person).applicationOwner("provisioning");

    assertThat(instructions())
        .anyMatch(text -> text.contains(group.objectId()) && text.contains("only owner"));
    assertThat(AzureAdDeletionFixture.kinds(deletion.plan(person)))
        .doesNotContain("remove-group-ownership");
  }

  @Test
  void aManualStepForAnOwnershipStopsNothing() {
    ownedByTwo().synced();

    ChangeReport report = deletion.execute(deletion.plan(person), person);

    assertThat(report.steps()).extracting(StepReport::state).containsOnly(StepState.DONE);
  }

  @Test
  void thePurgeSettlesWhatBelongsToTheAccountAndNothingElse() {
    person
        .samples("phoneMethod", 1)
        .samples("authenticatorMethod", 1)
        .samples("appRoleAssignment", 1)
        .samples("oauth2PermissionGrant", 1);
    ownedByTwo();

    List<PlannedStep> steps = deletion.plan(person).steps();

    assertThat(steps)
        .filteredOn(step -> step.settledBy() == ChangePhase.PURGE)
        .extracting(PlannedStep::kind)
        .containsExactlyInAnyOrder(
            "delete-phone-method",
            "delete-authenticator-method",
            "delete-app-role-assignment",
            "remove-group-ownership");
    assertThat(steps)
        .filteredOn(step -> step.settledBy() == null)
        .extracting(PlannedStep::kind)
        .contains("delete-consent", "delete-account", "purge-account");
  }

  @Test
  void theDefaultMethodIsDeletedAfterTheOthers() {
    person
        .samples("phoneMethod", 1)
        .samples("authenticatorMethod", 2)
        .signInMethodsInOrder("microsoftAuthenticatorMethods", "phoneMethods");

    ChangeReport report = deletion.execute(deletion.plan(person), person);

    assertThat(report.steps()).extracting(StepReport::state).containsOnly(StepState.DONE);
  }

  @Test
  void theMethodsOfADeletedAccountAreNotReportedAsDeletedBeforeThePurge() {
    person.samples("phoneMethod", 1);
    ChangePlan plan = deletion.plan(person);
    person.softDeleted();

    ChangeReport report = deletion.execute(plan, person);

    assertThat(state(plan, report, "delete-phone-method")).isEqualTo(StepState.RETRY_LATER);
  }
}
