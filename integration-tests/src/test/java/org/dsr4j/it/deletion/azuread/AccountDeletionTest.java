package org.dsr4j.it.deletion.azuread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.StepState;
import org.dsr4j.model.Completion;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of an account, from the plan to its verification. */
class AccountDeletionTest {

  private SimulatedTenant simulated;
  private SimulatedUser person;
  private Deletion deletion;

  @BeforeEach
  void start() {
    simulated = SimulatedTenant.start();
    person = Deletion.person(simulated, "person");
    deletion = new Deletion(simulated);
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
    assertThat(Deletion.kinds(plan))
        .containsExactly("revoke-sessions", "block-sign-in", "delete-account", "purge-account");
    assertThat(deletion.writes()).isEmpty();
  }

  @Test
  void aCloudAccountIsDeletedForGoodByExactlyThePlannedWrites() {
    SimulatedUser colleague = simulated.user("colleague").signIns(1);
    SimulatedUser namesake = simulated.neighbour().user("person");
    ChangePlan plan = deletion.plan(person);

    ChangeReport report = deletion.execute(plan, person);

    assertThat(report.steps()).extracting(step -> step.state()).containsOnly(StepState.DONE);
    String user = "/users/" + person.objectId();
    assertThat(deletion.writes())
        .containsExactly(
            "POST " + user + "/revokeSignInSessions",
            "PATCH " + user,
            "DELETE " + user,
            "DELETE /directory/deletedItems/" + person.objectId());
    assertThat(simulated.neighbour().requests()).isEmpty();
    assertThat(List.of(colleague.userPrincipalName(), namesake.userPrincipalName()))
        .allMatch(name -> !name.isEmpty());
    ChangeReport verified = deletion.dsr().verify(Deletion.caseId());
    assertThat(verified.ledger().entries())
        .filteredOn(entry -> entry.source().source().equals("aad-user"))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry.status().completion())
                    .as("%s", entry)
                    .isEqualTo(Completion.COMPLETE));
  }
}
