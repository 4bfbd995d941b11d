package org.dsr4j.it.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.it.support.ErasureCase.ledger;
import static org.dsr4j.it.support.ErasureCase.state;
import static org.dsr4j.it.support.ErasureCase.stepMessage;
import static org.dsr4j.it.support.ErasureCase.stepReport;

import java.time.Duration;
import java.time.Instant;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepState;
import org.dsr4j.it.support.ErasureCase;
import org.dsr4j.it.support.LostResponses;
import org.dsr4j.it.support.SeededErasure;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.testkit.SimulatedTenant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An erasure waits for devices, permissions, replication and the end of protection. */
class ErasureWaitingTest {

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

  @Test
  void aPermissionRevokedDuringTheErasureIsNamedAndResumingFinishesAfterItIsGrantedAgain() {
    tenant.enforcePermissions();
    seeded.rig().withoutPermission("DeviceManagementManagedDevices.PrivilegedOperations.All");
    PlannedStep wipe = erasure.step("wipe-device");

    ChangeReport report = erasure.runUntilBlocked(wipe);

    assertThat(state(report, wipe)).isEqualTo(StepState.REFUSED);
    assertThat(state(report, erasure.step("block-sign-in"))).isEqualTo(StepState.DONE);
    assertThat(state(report, erasure.step("delete-account"))).isEqualTo(StepState.BLOCKED);
    assertThat(stepMessage(report, wipe))
        .contains("DeviceManagementManagedDevices.PrivilegedOperations.All", "grant");
    assertThat(ledger(report, wipe).status()).isEqualTo(LedgerStatus.NOT_READABLE);
    seeded.rig().withoutPermission("");
    seeded.assertSameEnd(erasure);
    assertThat(erasure.effectCount(wipe)).isEqualTo(1);
  }

  @Test
  void aFailedWipeIsReportedAndSentAgainOnlyForANewApproval() {
    PlannedStep wipe = erasure.step("wipe-device");
    seeded.devices().computer().failNextAction();
    erasure.runUntilBlocked(wipe);

    ChangeReport report = erasure.runUntil(each -> state(each, wipe) != StepState.PENDING);

    assertThat(state(report, wipe)).isEqualTo(StepState.REFUSED);
    assertThat(ledger(report, wipe).status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(stepMessage(report, wipe)).contains("did not carry out", "portal", "new plan");
    erasure.advanceTimeAndUseDevices(report);
    report = erasure.run();
    assertThat(state(report, wipe)).isEqualTo(StepState.REFUSED);
    assertThat(state(report, erasure.step("delete-account"))).isEqualTo(StepState.BLOCKED);
    assertThat(erasure.effectCount(wipe)).isEqualTo(1);
    assertThat(seeded.devices().computer().wasFactoryReset()).isFalse();
  }

  @Test
  void aDeviceThatNeverChecksInIsReportedAndNotDeletedInstead() {
    PlannedStep wipe = erasure.step("wipe-device");
    ChangeReport report = erasure.runUntilBlocked(wipe);
    assertThat(state(report, wipe)).isEqualTo(StepState.PENDING);
    assertThat(stepMessage(report, wipe)).contains("checks in", "resume");
    seeded.devices().phone().checkIn();
    Instant end = tenant.now().plus(Duration.ofDays(31));
    while (tenant.now().isBefore(end)) {
      assertThat(stepReport(report, wipe).nextAt()).isAfter(tenant.now());
      erasure.advanceTime(report);
      report = erasure.run();
    }

    assertThat(state(report, wipe)).isEqualTo(StepState.PENDING);
    assertThat(ledger(report, wipe).status()).isEqualTo(LedgerStatus.PENDING);
    assertThat(stepMessage(report, wipe)).contains("has not finished it for 31 days", "attest");
    assertThat(state(report, erasure.step("delete-account"))).isEqualTo(StepState.BLOCKED);
    assertThat(erasure.requestsOf(wipe)).hasSize(1);
    assertNothingDeletedInPlaceOfTheWipe();

    report = erasure.attest(wipe, "the computer was shredded, see the certificate");

    assertThat(state(report, wipe)).isEqualTo(StepState.ATTESTED);
    report = erasure.runToEnd();
    assertThat(state(report, erasure.step("purge-account"))).isEqualTo(StepState.DONE);
    assertThat(ledger(report, wipe).status()).isEqualTo(LedgerStatus.PENDING);
    report = erasure.verify();
    assertThat(ledger(report, wipe).status()).isEqualTo(LedgerStatus.ATTESTED);
    assertThat(ledger(report, wipe).gaps().get(0).detail()).contains("shredded", "help desk");
    assertNothingDeletedInPlaceOfTheWipe();
  }

  private void assertNothingDeletedInPlaceOfTheWipe() {
    assertThat(seeded.rig().writes())
        .noneMatch(
            write ->
                write.contains("method=DELETE")
                    && write.contains(
                        "managedDevices/" + seeded.devices().computer().managedDeviceId()));
  }

  @Test
  void aDeletionThatIsNotYetVisibleIsWaitedForAndNotRepeated() {
    tenant.replicationLag(3);
    PlannedStep purge = erasure.step("purge-account");

    ChangeReport report = erasure.runUntilBlocked(purge);

    assertThat(state(report, purge)).isEqualTo(StepState.RETRY_LATER);
    assertThat(stepMessage(report, purge)).contains("resume");
    assertThat(stepReport(report, purge).nextAt())
        .isEqualTo(tenant.now().plus(Duration.ofMinutes(1)));
    assertThat(erasure.requestsOf(purge)).isEmpty();
    seeded.assertSameEnd(erasure);
    assertThat(erasure.requestsOf(erasure.step("delete-account"))).hasSize(1);
    assertThat(erasure.requestsOf(purge)).hasSize(1);
  }

  @Test
  void repeatingADeletionWithALostAnswerDoesNoHarm() {
    tenant.replicationLag(3);
    PlannedStep delete = erasure.step("delete-account");
    LostResponses lost = LostResponses.after(delete);
    tenant.watch(lost);
    erasure.runUntil(any -> lost.disconnectCount() > 0);
    tenant.unwatch();

    seeded.assertSameEnd(erasure);
    assertThat(erasure.effectCount(delete)).isEqualTo(1);
  }

  @Test
  void aProtectedAccountIsPurgedAfterSevenDays() {
    seeded.devices().person().hardDeleteProtected();
    erasure =
        ErasureCase.planned(
            tenant,
            seeded.rig(),
            seeded.devices().person(),
            seeded.devices().order().purgeAfter(Duration.ZERO));
    PlannedStep purge = erasure.step("purge-account");

    ChangeReport report = erasure.runUntilBlocked(purge);

    Instant end = tenant.now().plus(Duration.ofDays(7));
    assertThat(state(report, purge)).isEqualTo(StepState.RETRY_LATER);
    assertThat(stepReport(report, purge).nextAt()).isEqualTo(end);
    assertThat(report.resumeAt()).contains(end);
    assertThat(stepMessage(report, purge)).contains("protects it until " + end, "resume then");
    assertThat(ledger(report, purge).status()).isEqualTo(LedgerStatus.PENDING);
    erasure.run();
    assertThat(erasure.requestsOf(purge)).as("not before its time").hasSize(1);
    seeded.assertSameEnd(erasure);
    assertThat(erasure.effectCount(purge)).isEqualTo(1);
  }
}
