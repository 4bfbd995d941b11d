package org.dsr4j.it.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Data that remain when the account is gone are found by its object id. */
class NoAccountTest {

  private final SimulatedTenant simulated = SimulatedTenant.start();

  @AfterEach
  void stop() {
    simulated.close();
  }

  private Report discover(DataSubject subject) {
    try (GraphTenant tenant = new GraphTenant(simulated)) {
      return tenant.dsr().discover(tenant.request(subject));
    }
  }

  @Test
  void signInsOfAPurgedAccountAreFoundByObjectId() {
    SimulatedUser person = simulated.user("person").signIns(3);
    simulated.user("other").signIns(2);
    DataSubject subject = DataSubject.objectId(person.objectId());
    person.softDeleted().purged();

    Report report = discover(subject);

    assertThat(report.ledger().entry("aad-sign-in-logs").orElseThrow().found()).isEqualTo(3);
    assertThat(report.interruption()).isNull();
    assertThat(report.notes()).anyMatch(note -> note.contains("No account was found"));
    assertThat(report.ledger().entries())
        .filteredOn(entry -> entry.status() == LedgerStatus.FAILED)
        .isEmpty();
  }

  @Test
  void anObjectIdThatNothingNamesIsNotIdentified() {
    simulated.user("other").signIns(2);

    Report report = discover(DataSubject.objectId("cccccccc-0000-4000-8000-000000000003"));

    assertThat(report.completion())
        .as(
            "%s",
            report.ledger().entries().stream()
                .filter(entry -> entry.status().completion() != Completion.COMPLETE)
                .map(LedgerEntry::toString)
                .toList())
        .isEqualTo(Completion.NOT_IDENTIFIED);
  }
}
