package org.dsr4j.it.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dsr4j.Evidence;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepState;
import org.dsr4j.evidence.EvidenceReport;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.it.support.ErasureCase;
import org.dsr4j.it.support.ErasureFixture;
import org.dsr4j.it.support.SeededErasure;
import org.dsr4j.it.support.TwoDeviceErasure;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.testkit.SimulatedTenant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verification of an erasure: early, late, and after it was reversed. */
class ErasureVerifyTest {

  private static final String ACCOUNT = "aad-user";
  private static final String FAILED_ENROLMENTS = "intune-troubleshooting-events";

  private static final String UPDATES = "intune-ios-update-statuses";

  private static SeededErasure seeded;
  private static SimulatedTenant tenant;

  @TempDir Path folder;

  private ErasureCase erasure;

  @BeforeAll
  static void seed() {
    seeded = new SeededErasure(ErasureVerifyTest::leaveMoreTraces);
    tenant = seeded.tenant();
  }

  private static void leaveMoreTraces(TwoDeviceErasure people) {
    people.person().manager(people.other()).troubleshootingEvents(2);
    people.phone().samples("iosUpdateStatus", 1);
  }

  @AfterAll
  static void stop() {
    seeded.close();
  }

  @BeforeEach
  void anew() {
    erasure = seeded.restart();
  }

  private static LedgerEntry entry(ChangeReport report, String source) {
    return report.ledger().entries().stream()
        .filter(each -> each.source().source().equals(source))
        .findFirst()
        .orElseThrow();
  }

  private static LedgerStatus status(ChangeReport report, String source) {
    return entry(report, source).status();
  }

  private static List<String> unverified(ChangeReport report) {
    return report.ledger().entries().stream()
        .filter(each -> each.status() == LedgerStatus.UNVERIFIED)
        // This version cannot verify sources that it cannot read.
        .filter(each -> !each.gaps().get(0).detail().contains("not read by this version"))
        .filter(each -> !each.gaps().get(0).detail().contains("only people can read it"))
        .map(each -> each.source().source() + ": " + each.gaps())
        .toList();
  }

  @Test
  void immediatelyAfterwardsDelayedDeletionsHaveADueDate() {
    erasure.runToEnd();
    Instant purged = tenant.now();

    ChangeReport seen = erasure.verify();

    assertThat(status(seen, ACCOUNT)).isEqualTo(LedgerStatus.DONE);
    assertThat(status(seen, "intune-managed-device")).isEqualTo(LedgerStatus.DONE);
    assertThat(status(seen, "intune-autopilot-device-identities")).isEqualTo(LedgerStatus.DONE);
    assertThat(status(seen, FAILED_ENROLMENTS)).isEqualTo(LedgerStatus.FOLLOWS);
    assertThat(entry(seen, FAILED_ENROLMENTS).gaps().get(0).detail())
        .contains(
            "Is deleted with aad-user",
            purged.plus(Duration.ofDays(31)).toString().substring(0, 10),
            "verify again then");
    assertThat(unverified(seen)).isEmpty();
    assertThat(seen.completion()).isGreaterThanOrEqualTo(Completion.PENDING);
  }

  @Test
  void aMonthLaterDelayedDeletionsAreVerified() {
    erasure.runToEnd();
    tenant.advance(Duration.ofDays(32));

    ChangeReport seen = erasure.verify();

    assertThat(status(seen, FAILED_ENROLMENTS)).isEqualTo(LedgerStatus.DONE);
    assertThat(status(seen, UPDATES)).isEqualTo(LedgerStatus.DONE);
    assertThat(unverified(seen)).isEmpty();
  }

  @Test
  void aDelayedDeletionThatIsOverdueIsReportedAsRemaining() {
    erasure.runToEnd();
    tenant.advance(Duration.ofDays(30).plusHours(1));
    seeded.devices().phone().samples("iosUpdateStatus", 1);

    assertThat(status(erasure.verify(), UPDATES)).isEqualTo(LedgerStatus.FOLLOWS);
    tenant.advance(Duration.ofDays(2));
    seeded.devices().phone().samples("iosUpdateStatus", 1);
    ChangeReport seen = erasure.verify();

    assertThat(status(seen, UPDATES)).isEqualTo(LedgerStatus.UNVERIFIED);
    assertThat(entry(seen, UPDATES).gaps().get(0).code()).isEqualTo(DsrError.NOT_GONE);
    assertThat(seen.completion()).isEqualTo(Completion.PARTIAL);
  }

  @Test
  void aDeletionThatIsNotYetVisibleIsNotReportedAsVerified() {
    tenant.replicationLag(20);
    PlannedStep delete = erasure.step("delete-account");
    erasure.runUntil(report -> ErasureCase.state(report, delete) == StepState.DONE);

    ChangeReport seen = erasure.verify();

    assertThat(entry(seen, ACCOUNT).gaps())
        .anySatisfy(part -> assertThat(part.detail()).contains("still exist or exist again"));
    assertThat(seen.completion()).isEqualTo(Completion.PARTIAL);
    erasure.runToEnd();
    assertThat(status(erasure.verify(), ACCOUNT)).isEqualTo(LedgerStatus.DONE);
  }

  @Test
  void beforeThePurgeNoDelayedDeletionIsReportedAsStarted() {
    PlannedStep purge = erasure.step("purge-account");
    erasure.runUntilBlocked(purge);

    ChangeReport seen = erasure.verify();

    assertThat(status(seen, ACCOUNT)).isEqualTo(LedgerStatus.PENDING);
    assertThat(entry(seen, ACCOUNT).gaps().get(0).detail()).contains("can be restored until");
    assertThat(status(seen, FAILED_ENROLMENTS)).isEqualTo(LedgerStatus.FOLLOWS);
    assertThat(entry(seen, FAILED_ENROLMENTS).gaps().get(0).detail()).doesNotContain("seen to by");
  }

  @Test
  void anAccountThatTheSynchronisationRestoresIsDetected() {
    untilDeletedOnly();
    seeded.devices().person().syncRestores();
    tenant.sync();

    assertComeBack();
  }

  @Test
  void anAccountThatAnAdministratorRestoresIsDetected() throws IOException, InterruptedException {
    untilDeletedOnly();
    HttpRequest restore =
        HttpRequest.newBuilder(
                tenant
                    .endpoint()
                    .resolve(
                        "/v1.0/directory/deletedItems/"
                            + seeded.devices().person().objectId()
                            + "/restore"))
            .header(
                "Authorization", "Bearer " + tenant.accessToken(ErasureFixture.CHANGE_PERMISSIONS))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    assertThat(
            HttpClient.newHttpClient()
                .send(restore, HttpResponse.BodyHandlers.discarding())
                .statusCode())
        .isEqualTo(200);

    assertComeBack();
  }

  private void untilDeletedOnly() {
    erasure.runUntilBlocked(erasure.step("purge-account"));
  }

  private void assertComeBack() {
    ChangeReport seen = erasure.verify();
    assertThat(status(seen, ACCOUNT)).isEqualTo(LedgerStatus.UNVERIFIED);
    assertThat(entry(seen, ACCOUNT).gaps())
        .anySatisfy(
            part -> {
              assertThat(part.code()).isEqualTo(DsrError.NOT_GONE);
              assertThat(part.detail()).contains("delete-account", "still exist or exist again");
            });
    assertThat(seen.completion()).isEqualTo(Completion.PARTIAL);
    tenant.advance(Duration.ofDays(8));
    PlannedStep purge = erasure.step("purge-account");
    ChangeReport report = erasure.run();
    assertThat(ErasureCase.state(report, purge).ended()).isFalse();
    assertThat(ErasureCase.stepMessage(report, purge)).contains("active again", "new plan");
  }

  @Test
  void aNewAccountWithTheSameNameIsAnotherAccount() {
    erasure.runToEnd();
    tenant.advance(Duration.ofDays(32));
    String name = seeded.devices().person().userPrincipalName();
    tenant.user("successor").userPrincipalName(name.substring(name.indexOf("adele")));

    ChangeReport seen = erasure.verify();

    assertThat(status(seen, ACCOUNT)).isEqualTo(LedgerStatus.DONE);
    assertThat(unverified(seen)).isEmpty();
  }

  @Test
  void everyVerificationIsInTheJournalAndTheEvidenceIsValid() {
    erasure.runToEnd();
    erasure.verify();
    tenant.advance(Duration.ofDays(32));
    ChangeReport last = erasure.verify();

    Path file = folder.resolve("evidence.jsonl");
    Evidence.export(seeded.rig().store(), seeded.rig().signer(), TwoDeviceErasure.CASE, file);
    EvidenceReport evidence = Evidence.verify(file);
    assertThat(evidence.problems()).isEmpty();
    assertThat(evidence.valid()).isTrue();
    assertThat(evidence.entries())
        .filteredOn(each -> each.kind() == JournalEntryKind.VERIFIED)
        .hasSize(2)
        .last()
        .satisfies(
            each ->
                assertThat(each.facts())
                    .containsEntry("completion", last.completion().name())
                    .containsEntry("seen:azuread/aad-user", LedgerStatus.DONE.name()));
  }
}
