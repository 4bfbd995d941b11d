package org.dsr4j.it.erasure.azuread;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepReport;
import org.dsr4j.change.StepState;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A purge acts on the deletion that its plan made or saw, and on no other one. */
class PurgeOfOwnDeletionTest {

  private static SimulatedTenant simulated;

  private SimulatedUser person;
  private AzureAdDeletionFixture deletion;
  private String purge;

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
    purge = "DELETE /directory/deletedItems/" + person.objectId();
  }

  @AfterEach
  void stop() {
    deletion.close();
  }

  private static ErasureOrder keeping(Duration time) {
    return AzureAdDeletionFixture.order().purgeAfter(time);
  }

  private ChangeReport executed() {
    return deletion.execute(deletion.plan(person, keeping(Duration.ofDays(7))), person);
  }

  private static StepReport purge(ChangeReport report) {
    return report.steps().get(report.steps().size() - 1);
  }

  private void assertDrifted(ChangeReport report) {
    assertThat(purge(report).state()).isEqualTo(StepState.DRIFTED);
    assertThat(deletion.writes()).doesNotContain(purge);
  }

  @Test
  void withoutAnOrderTheAccountStaysRestorableForSevenDays() {
    ErasureOrder order =
        ErasureOrder.of(AzureAdDeletionFixture.order().ground())
            .withoutCopy(AzureAdDeletionFixture.order().waiver().orElseThrow());
    ChangePlan plan = deletion.plan(person, order);
    assertThat(plan.parts().notes()).anyMatch(note -> note.contains("168 hours"));

    ChangeReport report = deletion.execute(plan, person);

    Instant end = simulated.now().plus(Duration.ofDays(7));
    assertThat(purge(report).state()).isEqualTo(StepState.RETRY_LATER);
    assertThat(report.resumeAt()).contains(end);
    simulated.now(end.minusSeconds(1));
    deletion.resume();
    assertThat(deletion.writes()).doesNotContain(purge);
    simulated.now(end);
    assertThat(purge(deletion.resume()).state()).isEqualTo(StepState.DONE);
  }

  @Test
  void theTimeStartsWithTheDeletionAndNotWithThePlan() {
    ChangePlan plan = deletion.plan(person, keeping(Duration.ofDays(2)));
    simulated.advance(Duration.ofDays(1));

    ChangeReport report = deletion.execute(plan, person);

    assertThat(report.resumeAt()).contains(simulated.now().plus(Duration.ofDays(2)));
  }

  @Test
  void anAccountThatWasRestoredAndDeletedAgainMonthsLaterIsNotPurged() {
    executed();
    person.restored();
    for (int i = 0; i < 10; i++) {
      simulated.advance(Duration.ofDays(8));
      deletion.resume();
    }
    person.softDeleted();
    simulated.advance(Duration.ofDays(8));

    assertDrifted(deletion.resume());
  }

  @Test
  void anAccountThatWasRestoredAndDeletedAgainBetweenTwoResumesIsNotPurged() {
    executed();
    person.restored();
    simulated.advance(Duration.ofHours(1));
    person.softDeleted();
    simulated.advance(Duration.ofDays(8));

    assertDrifted(deletion.resume());
  }

  @Test
  void anAccountThatIsActiveAfterTheSettlingTimeIsADrift() {
    executed();
    person.restored();
    simulated.advance(Duration.ofDays(8));

    ChangeReport report = deletion.resume();

    assertDrifted(report);
    assertThat(report.resumeAt()).isEmpty();
  }

  @Test
  void anAccountThatIsStillShownRightAfterItsDeletionIsWaitedFor() {
    simulated.replicationLag(2);
    ChangeReport report = deletion.execute(deletion.plan(person, keeping(Duration.ZERO)), person);
    assertThat(purge(report).state()).isEqualTo(StepState.RETRY_LATER);

    while (report.resumeAt().isPresent()) {
      simulated.now(report.resumeAt().get());
      report = deletion.resume();
    }

    assertThat(purge(report).state()).isEqualTo(StepState.DONE);
  }

  @Test
  void aDeletionWithoutATimeIsNotPurged() {
    executed();
    person.property("deletedDateTime", "null");
    simulated.advance(Duration.ofDays(8));

    assertDrifted(deletion.resume());
  }

  @Test
  void aDeletionWithAnUnreadableTimeIsNotPurged() {
    executed();
    person.property("deletedDateTime", "\"yesterday\"");
    simulated.advance(Duration.ofDays(8));

    assertDrifted(deletion.resume());
  }

  @Test
  void theDeletionByOthersBeforeTheStepIsTheOneOfThePlan() {
    ChangePlan plan = deletion.plan(person, keeping(Duration.ofDays(7)));
    person.softDeleted();
    Instant deleted = simulated.now();
    simulated.advance(Duration.ofHours(3));

    ChangeReport report = deletion.execute(plan, person);

    assertThat(report.resumeAt()).contains(deleted.plus(Duration.ofDays(7)));
    simulated.now(deleted.plus(Duration.ofDays(7)));
    assertThat(purge(deletion.resume()).state()).isEqualTo(StepState.DONE);
  }

  @Test
  void aDeletionByOthersAfterTheStepSawAnotherOneIsNotPurged() {
    ChangePlan plan = deletion.plan(person, keeping(Duration.ofDays(7)));
    person.softDeleted();
    deletion.execute(plan, person);
    person.restored();
    simulated.advance(Duration.ofDays(1));
    person.softDeleted();
    simulated.advance(Duration.ofDays(8));

    assertDrifted(deletion.resume());
  }

  @Test
  void anAccountThatTheSynchronisationRestoredIsNotPurged() {
    executed();
    person.syncRestores();
    simulated.sync().advance(Duration.ofDays(8));

    assertDrifted(deletion.resume());
  }

  @Test
  void anAccountThatTheServiceDeletedItselfAfterThirtyDaysNeedsNoPurge() {
    executed();
    simulated.advance(Duration.ofDays(31));

    assertThat(purge(deletion.resume()).state()).isEqualTo(StepState.ALREADY_DONE);
    assertThat(deletion.writes()).doesNotContain(purge);
  }

  @Test
  void thePurgeOfADeletedAccountNamesItsDeletion() {
    simulated.advance(Duration.ofSeconds(1));
    person.softDeleted();

    PlannedStep step = deletion.plan(person).steps().get(0);

    assertThat(step.preconditions()).containsEntry("deletedDateTime", simulated.now().toString());
  }

  @Test
  void aDeletedAccountWithoutAReadableTimeIsNotPlanned() {
    person.softDeleted().property("deletedDateTime", "null");

    ChangePlan plan = deletion.plan(person);

    assertThat(plan.steps()).isEmpty();
    assertThat(plan.approvable()).isFalse();
  }

  @Test
  void aSynchronisedAccountThatIsDeletedAfterTheTimeOfThePlanIsNotPurged() {
    person.removedOnPremises();
    ChangePlan plan = deletion.plan(person);
    deletion.execute(plan, person);
    deletion.attestOnPremises(plan);
    simulated.advance(Duration.ofDays(40)).sync();

    assertDrifted(deletion.resume());
  }

  @Test
  void anAccountThatIsVisibleAsActiveAndAsDeletedIsNotPurged() {
    executed();
    simulated
        .answers()
        .serveItems("v1.0", "/users/" + person.objectId(), List.of("{\"id\":\"shown\"}"));
    simulated.advance(Duration.ofDays(8));

    assertDrifted(deletion.resume());
  }
}
