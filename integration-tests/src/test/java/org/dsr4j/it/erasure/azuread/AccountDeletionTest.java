package org.dsr4j.it.erasure.azuread;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.dsr4j.change.ChangePhase;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.ManualStep;
import org.dsr4j.change.PlanRefusal;
import org.dsr4j.change.StepReport;
import org.dsr4j.change.StepState;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.RequestWatcher;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The deletion of an account, from the plan to its verification. */
class AccountDeletionTest {

  private static final List<String> ALL =
      List.of("revoke-sessions", "block-sign-in", "delete-account", "purge-account");

  private SimulatedTenant simulated;
  private SimulatedUser person;
  private AzureAdDeletionFixture deletion;
  private String user;
  private String purge;

  @BeforeEach
  void start() {
    simulated = SimulatedTenant.start().enforcePermissions();
    person = AzureAdDeletionFixture.person(simulated, "person");
    deletion = new AzureAdDeletionFixture(simulated);
    user = "/users/" + person.objectId();
    purge = "DELETE /directory/deletedItems/" + person.objectId();
  }

  @AfterEach
  void stop() {
    deletion.close();
    simulated.close();
  }

  @Test
  void planningChangesNothing() {
    ChangePlan plan = deletion.plan(person);

    assertThat(plan.parts().refusals()).isEmpty();
    assertThat(AzureAdDeletionFixture.kinds(plan)).containsExactlyElementsOf(ALL);
    assertThat(deletion.writes()).isEmpty();
  }

  @Test
  void aCloudAccountIsDeletedPermanentlyByExactlyThePlannedWrites() {
    ChangePlan plan = deletion.plan(person);

    ChangeReport report = deletion.execute(plan, person);

    assertThat(report.steps()).extracting(StepReport::state).containsOnly(StepState.DONE);
    assertThat(deletion.writes())
        .containsExactly(
            "POST " + user + "/revokeSignInSessions", "PATCH " + user, "DELETE " + user, purge);
    assertThat(deletion.verified("aad-user").gaps()).isEmpty();
    assertThat(deletion.verified("aad-user").done()).isEqualTo(4);
    assertThat(deletion.verified("aad-deleted-user").gaps()).isEmpty();
  }

  @Test
  void otherPeopleAreNotChanged() {
    SimulatedUser colleague = simulated.user("colleague").inEverySource();
    SimulatedUser namesake = simulated.neighbour().user("person").inEverySource();
    deletion.execute(deletion.plan(person), person);

    assertThat(deletion.writes())
        .isNotEmpty()
        .allSatisfy(write -> assertThat(write).contains(person.objectId()))
        .noneMatch(write -> write.contains(colleague.objectId()));
    assertThat(colleague.userPrincipalName()).isEqualTo("colleague@" + simulated.domain());
    assertThat(namesake.userPrincipalName()).doesNotStartWith(hex(namesake));
    assertThat(simulated.neighbour().requests()).isEmpty();
  }

  private static String hex(SimulatedUser someone) {
    return someone.objectId().replace("-", "");
  }

  @Test
  void thePlanOfAGuestNamesTheHomeTenantAndKeepsItsSessions() {
    SimulatedUser guest = AzureAdDeletionFixture.person(simulated, "ext").guest("ext@fabrikam.com");

    ChangePlan plan = deletion.plan(guest);

    assertThat(AzureAdDeletionFixture.kinds(plan))
        .containsExactly("block-sign-in", "delete-account", "purge-account");
    assertThat(plan.parts().notes()).anyMatch(note -> note.contains("home tenant"));
    ChangeReport report = deletion.execute(plan, guest);
    assertThat(report.steps()).extracting(StepReport::state).containsOnly(StepState.DONE);
    assertThat(deletion.writes()).noneMatch(write -> write.contains("#") || write.contains("EXT"));
  }

  @Test
  void aSynchronisedAccountWaitsForTheOnPremisesDirectory() {
    person.removedOnPremises();
    ChangePlan plan = deletion.plan(person);

    assertThat(AzureAdDeletionFixture.kinds(plan))
        .containsExactly("revoke-sessions", "purge-account");
    assertThat(plan.parts().manualSteps()).extracting(ManualStep::where).contains("on-premises");
    assertThat(plan.parts().manualSteps())
        .filteredOn(step -> step.where().equals("on-premises"))
        .extracting(ManualStep::before)
        .contains(ChangePhase.PURGE);
    ChangeReport waiting = deletion.execute(plan, person);
    assertThat(state(waiting, 1).ended()).isFalse();
    assertThat(deletion.writes()).doesNotContain(purge);

    deletion.attestOnPremises(plan);
    simulated.sync().advance(Duration.ofMinutes(30));

    assertThat(state(deletion.resume(), 1)).isEqualTo(StepState.DONE);
    assertThat(deletion.writes()).contains(purge);
  }

  private static StepState state(ChangeReport report, int step) {
    return report.steps().get(step).state();
  }

  @Test
  void theDeletionOfAProtectedAccountIsFinishedAfterSevenDays() {
    person.hardDeleteProtected();

    ChangeReport report = deletion.execute(deletion.plan(person), person);

    assertThat(state(report, 3)).isEqualTo(StepState.RETRY_LATER);
    assertThat(report.steps().get(3).nextAt()).isEqualTo(simulated.now().plus(Duration.ofDays(7)));
    simulated.advance(Duration.ofDays(3));
    assertThat(state(deletion.resume(), 3)).isEqualTo(StepState.RETRY_LATER);
    simulated.advance(Duration.ofDays(4));
    assertThat(state(deletion.resume(), 3)).isEqualTo(StepState.DONE);
    assertThat(deletion.writes()).filteredOn(purge::equals).hasSize(2);
  }

  @Test
  void aRefusalStopsTheLaterStepsAndIsRetried() {
    ChangePlan plan = deletion.plan(person);
    simulated.faults().on("/users/{user-id}").onMethod("DELETE").times(1).reply(403);

    ChangeReport report = deletion.execute(plan, person);

    assertThat(report.steps())
        .extracting(StepReport::state)
        .containsExactly(StepState.DONE, StepState.DONE, StepState.REFUSED, StepState.BLOCKED);
    assertThat(deletion.writes()).doesNotContain(purge);
    assertThat(deletion.resume().steps())
        .extracting(StepReport::state)
        .containsOnly(StepState.DONE);
    assertThat(deletion.writes()).filteredOn(purge::equals).hasSize(1);
  }

  @Test
  void throttlingIsWaitedFor() {
    ChangePlan plan = deletion.plan(person);
    simulated.faults().on("/users/{user-id}").onMethod("PATCH").times(1).throttle("1");

    ChangeReport report = deletion.execute(plan, person);

    assertThat(report.steps()).extracting(StepReport::state).containsOnly(StepState.DONE);
  }

  @Test
  void aLostAnswerIsVerifiedAndNothingIsDoneTwice() {
    ChangePlan plan = deletion.plan(person);
    simulated.watch(new ConnectionCutter("DELETE", user));

    deletion.execute(plan, person);
    simulated.unwatch();
    simulated.advance(Duration.ofHours(1));
    ChangeReport report = deletion.resume();

    assertThat(report.steps()).extracting(StepReport::state).containsOnly(StepState.DONE);
    assertThat(deletion.writes()).filteredOn(("DELETE " + user)::equals).hasSize(1);
    assertThat(deletion.writes()).filteredOn(purge::equals).hasSize(1);
  }

  /** Makes the change and loses the answer. */
  private record ConnectionCutter(String method, String path) implements RequestWatcher {

    @Override
    public Verdict beforeEffect(RecordedRequest request) {
      return Verdict.PROCEED;
    }

    @Override
    public Verdict afterEffect(RecordedRequest request) {
      return request.method().equals(method) && request.path().equals(path)
          ? Verdict.DISCONNECT
          : Verdict.PROCEED;
    }
  }

  @Test
  void anAccountThatBecameSynchronisedIsNotChanged() {
    ChangePlan plan = deletion.plan(person);
    person.property("onPremisesSyncEnabled", "true");
    person.property("accountEnabled", "false");

    ChangeReport report = deletion.execute(plan, person);

    assertThat(report.steps()).extracting(StepReport::state).contains(StepState.DRIFTED);
    assertThat(deletion.writes()).noneMatch(write -> write.startsWith("DELETE"));
  }

  @Test
  void thePlanOfAnAccountThatWasDeletedBeforeOnlyPurgesIt() {
    person.softDeleted();

    ChangePlan plan = deletion.plan(person);

    assertThat(AzureAdDeletionFixture.kinds(plan)).containsExactly("purge-account");
    assertThat(plan.parts().notes())
        .anyMatch(note -> note.contains("refuse to wipe or retire its devices"));
    // Its devices cannot be listed, and the engine approves no plan with an incomplete person.
    assertThat(plan.parts().refusals())
        .extracting(PlanRefusal::code)
        .containsExactly("graph.account-deleted");
    assertThat(deletion.writes()).isEmpty();
  }
}
