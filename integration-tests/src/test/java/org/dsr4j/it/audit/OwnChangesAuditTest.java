package org.dsr4j.it.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepState;
import org.dsr4j.it.support.ErasureCase;
import org.dsr4j.it.support.ErasureFixture;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.it.support.SeededErasure;
import org.dsr4j.it.support.TwoDeviceErasure;
import org.dsr4j.model.Completion;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.PersonalDataRecord;
import org.dsr4j.model.Window;
import org.dsr4j.spi.operator.Journal;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The library's own changes in an audit of the person for whom they were made. */
class OwnChangesAuditTest {

  private static final String INTUNE = "intune-audit-events";
  private static final String DIRECTORY = "aad-directory-audits";
  private static final String CASES = "dsr-own-cases";

  private static SeededErasure seeded;
  private static SimulatedTenant tenant;

  private ErasureCase erasure;

  @BeforeAll
  static void seed() {
    seeded = new SeededErasure();
    tenant = seeded.tenant();
  }

  @AfterAll
  static void stop() {
    seeded.close();
  }

  @BeforeEach
  void anew() {
    erasure = seeded.restart();
  }

  private static SimulatedUser person() {
    return seeded.devices().person();
  }

  private static AuditResult audit(SimulatedUser of) {
    return audit(of, Window.all());
  }

  private static AuditResult audit(SimulatedUser of, Window window) {
    try (ErasureFixture.Open open = seeded.rig().open()) {
      return AuditResult.of(open.dsr(), GraphTenant.request(open.dsr(), of), window);
    }
  }

  /** Does the same audit without the journal. */
  private static AuditResult auditOfOutsiders() {
    try (GraphTenant graph = new GraphTenant(tenant)) {
      return AuditResult.of(graph.dsr(), graph.request(person()), Window.all());
    }
  }

  /** Both devices are deleted; the account is deleted but not purged yet. */
  private void untilDeleted() {
    PlannedStep delete = erasure.step("delete-account");
    person().hardDeleteProtected();
    erasure.runUntil(report -> ErasureCase.state(report, delete) == StepState.DONE);
  }

  private static List<String> requestIds() {
    return tenant.requests().stream()
        .filter(request -> !request.method().equals("GET"))
        .map(RecordedRequest::clientRequestId)
        .toList();
  }

  @Test
  void changesOfTheAccountAndOfItsFormerDevicesAreMarkedAsOwnChanges() {
    untilDeleted();

    AuditResult audited = audit(person());

    assertThat(audited.ownChanges(DIRECTORY, "activityDisplayName"))
        .contains("Disable account", "Delete user");
    assertThat(audited.ownChanges(INTUNE, "activityType"))
        .contains("wipe ManagedDevice", "retire ManagedDevice");
    assertThat(audited.report().identity().identifiers(IdentifierKind.CORRELATION_ID))
        .isNotEmpty()
        .extracting(KnownIdentifier::provenance)
        .containsOnly("dsr/" + CASES);
    assertThat(audited.report().identity().identifiers(IdentifierKind.CORRELATION_ID))
        .extracting(known -> known.identifier().value())
        .isSubsetOf(requestIds());
    assertThat(audited.of(CASES)).hasSize(1);
  }

  @Test
  void withoutTheJournalRowsOfDeletedDevicesCannotBeMatched() {
    untilDeleted();

    AuditResult audited = auditOfOutsiders();

    assertThat(audited.of(INTUNE)).isEmpty();
    assertThat(audited.ids(DIRECTORY)).isNotEmpty();
    assertThat(audited.ownChanges(DIRECTORY, "activityDisplayName")).isEmpty();
  }

  @Test
  void anOwnChangeIsDeliveredAsTheServiceWroteIt() {
    untilDeleted();

    PersonalDataRecord record = audit(person()).of(INTUNE).get(0);

    assertThat(record.match().where()).isEqualTo("correlationId");
    assertThat(record.content().text("actor/auditActorType")).contains("Application");
  }

  @Test
  void anOwnChangeOfAnObjectThatDoesNotNameThePersonIsFoundInTheDirectoryToo() {
    untilDeleted();
    String request = requestIds().get(0);
    directoryRow("group", request);
    directoryRow("somebody's", "99999999-0000-4000-8000-000000000009");

    assertThat(audit(person()).ids(DIRECTORY)).contains("group").doesNotContain("somebody's");
  }

  private static void directoryRow(String id, String correlation) {
    tenant.rows(
        "v1.0",
        "/auditLogs/directoryAudits",
        """
        {"id":"%s","activityDateTime":"%s","correlationId":"%s",
         "initiatedBy":{"app":{"appId":"%s"}},
         "targetResources":[{"id":"88888888-0000-4000-8000-000000000008","type":"Group"}]}
        """
            .formatted(id, tenant.now(), correlation, tenant.application().clientId()));
  }

  @Test
  void changesOfTheSameApplicationForAnotherPersonAreExcluded() {
    untilDeleted();

    AuditResult audited = audit(seeded.devices().other());

    assertThat(audited.of(INTUNE)).isEmpty();
    assertThat(audited.of(DIRECTORY)).isEmpty();
    assertThat(audited.of(CASES)).isEmpty();
    assertThat(audited.entry(INTUNE).status()).isEqualTo(LedgerStatus.NONE);
  }

  @Test
  void ownChangesRespectTheWindow() {
    Instant before = tenant.now();
    untilDeleted();

    assertThat(audit(person(), Window.between(before.minusSeconds(9), before)).of(INTUNE))
        .isEmpty();
    assertThat(audit(person(), Window.since(before)).of(INTUNE)).isNotEmpty();
  }

  @Test
  void afterThePurgeTheTrailsAreFoundAndUnreadableSourcesAreReported() {
    erasure.runToEnd();

    AuditResult audited = audit(person());

    assertThat(audited.ownChanges(DIRECTORY, "activityDisplayName"))
        .contains("Delete user", "Hard Delete user");
    assertThat(audited.ownChanges(INTUNE, "activityType")).contains("wipe ManagedDevice");
    assertThat(audited.of(CASES)).hasSize(1);
    assertThat(audited.entry(DIRECTORY).gaps())
        .anySatisfy(part -> assertThat(part.detail()).contains("only a case of this library"));
    assertThat(audited.entry("intune-remote-action-audits").status())
        .isEqualTo(LedgerStatus.FAILED);
    assertThat(audited.report().completion()).isEqualTo(Completion.PARTIAL);
  }

  @Test
  void rowsThatNameAnErasedPersonAreFoundWithoutAccountAndCase() {
    erasure.runToEnd();

    AuditResult audited = auditOfOutsiders();

    assertThat(audited.report().interruption()).isNull();
    assertThat(audited.report().notes()).anyMatch(note -> note.contains("No account was found"));
    assertThat(audited.records()).isNotEmpty();
    assertThat(audited.ownChanges(DIRECTORY, "activityDisplayName")).isEmpty();
  }

  @Test
  void theTrailsAreNotNoneWhileTheCaseIsLocked() {
    untilDeleted();

    try (Journal held = seeded.rig().store().open(TwoDeviceErasure.CASE)) {
      assertThat(held).isNotNull();
      assertThat(audit(person()).entry(INTUNE).status()).isEqualTo(LedgerStatus.FAILED);
      assertThat(audit(person()).entry(DIRECTORY).status()).isEqualTo(LedgerStatus.FAILED);
    }
  }

  @Test
  void ownChangesCannotBeMatchedAfterTheKeyIsDestroyed() {
    erasure.runToEnd();
    try (ErasureFixture.Open open = seeded.rig().open()) {
      open.dsr().endRetention(TwoDeviceErasure.CASE, "privacy officer", "limitation has passed");
    }

    AuditResult audited = audit(person());

    assertThat(audited.of(CASES)).isEmpty();
    assertThat(audited.ownChanges(DIRECTORY, "activityDisplayName")).isEmpty();
  }
}
