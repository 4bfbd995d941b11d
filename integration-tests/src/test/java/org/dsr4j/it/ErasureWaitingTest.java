package org.dsr4j.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.it.ErasureCase.ledger;
import static org.dsr4j.it.ErasureCase.of;
import static org.dsr4j.it.ErasureCase.state;
import static org.dsr4j.it.ErasureCase.text;

import java.time.Duration;
import java.time.Instant;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepState;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.testkit.SimulatedTenant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an erasure waits for: devices, permissions, replication, protection. */
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
    erasure = seeded.anew();
  }

  @Test
  void aPermissionTakenAwayHalfWayIsNamedAndWhenItIsBackResumingFinishes() {
    tenant.enforcePermissions();
    seeded.rig().withoutPermission("DeviceManagementManagedDevices.PrivilegedOperations.All");
    PlannedStep wipe = erasure.step("wipe-device");

    ChangeReport report = erasure.untilStuck(wipe);

    assertThat(state(report, wipe)).isEqualTo(StepState.REFUSED);
    assertThat(state(report, erasure.step("block-sign-in"))).isEqualTo(StepState.DONE);
    assertThat(state(report, erasure.step("delete-account"))).isEqualTo(StepState.BLOCKED);
    assertThat(text(report, wipe))
        .contains("DeviceManagementManagedDevices.PrivilegedOperations.All", "grant");
    assertThat(ledger(report, wipe).status()).isEqualTo(LedgerStatus.NOT_READABLE);
    seeded.rig().withoutPermission("");
    seeded.endsAsEver(erasure);
    assertThat(erasure.taken(wipe)).isEqualTo(1);
  }

  @Test
  void aWipeThatTheDeviceFailedAtIsToldAndTriedAgain() {
    PlannedStep wipe = erasure.step("wipe-device");
    seeded.people().computer().failsNextAction();
    erasure.untilStuck(wipe);

    ChangeReport report = erasure.until(each -> state(each, wipe) != StepState.PENDING);

    assertThat(state(report, wipe)).isEqualTo(StepState.REFUSED);
    assertThat(ledger(report, wipe).status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(text(report, wipe)).contains("did not carry it out", "portal", "resume");
    assertThat(seeded.people().computer().wasFactoryReset()).isFalse();
    seeded.endsAsEver(erasure);
    assertThat(erasure.taken(wipe)).isEqualTo(2);
  }

  @Test
  void aDeviceThatNeverChecksInIsAskedAboutAndNeverDeletedInstead() {
    PlannedStep wipe = erasure.step("wipe-device");
    ChangeReport report = erasure.untilStuck(wipe);
    assertThat(state(report, wipe)).isEqualTo(StepState.PENDING);
    assertThat(text(report, wipe)).contains("checks in", "resume");
    seeded.people().phone().checksIn();
    Instant end = tenant.now().plus(Duration.ofDays(31));
    while (tenant.now().isBefore(end)) {
      assertThat(of(report, wipe).nextAt()).isAfter(tenant.now());
      erasure.timePasses(report);
      report = erasure.run();
    }

    assertThat(state(report, wipe)).isEqualTo(StepState.PENDING);
    assertThat(ledger(report, wipe).status()).isEqualTo(LedgerStatus.PENDING);
    assertThat(text(report, wipe)).contains("Nothing was heard for 31 days", "attest");
    assertThat(state(report, erasure.step("delete-account"))).isEqualTo(StepState.BLOCKED);
    assertThat(erasure.sent(wipe)).hasSize(1);
    assertNothingDeletedInPlaceOfTheWipe();

    report = erasure.attest(wipe, "the computer was shredded, see the certificate");

    assertThat(state(report, wipe)).isEqualTo(StepState.ATTESTED);
    report = erasure.toTheEnd();
    assertThat(state(report, erasure.step("purge-account"))).isEqualTo(StepState.DONE);
    assertThat(ledger(report, wipe).status()).isEqualTo(LedgerStatus.ATTESTED);
    assertThat(ledger(report, wipe).parts().get(0).detail()).contains("shredded", "help desk");
    assertNothingDeletedInPlaceOfTheWipe();
  }

  private void assertNothingDeletedInPlaceOfTheWipe() {
    assertThat(seeded.rig().writes())
        .noneMatch(
            write ->
                write.contains("method=DELETE")
                    && write.contains(
                        "managedDevices/" + seeded.people().computer().managedDeviceId()));
  }

  @Test
  void aDeletionThatShowsLateIsWaitedForAndNotRepeated() {
    tenant.replicationLag(3);
    PlannedStep purge = erasure.step("purge-account");

    ChangeReport report = erasure.untilStuck(purge);

    assertThat(state(report, purge)).isEqualTo(StepState.LATER);
    assertThat(text(report, purge)).contains("resume");
    assertThat(of(report, purge).nextAt()).isEqualTo(tenant.now().plus(Duration.ofMinutes(1)));
    assertThat(erasure.sent(purge)).isEmpty();
    seeded.endsAsEver(erasure);
    assertThat(erasure.sent(erasure.step("delete-account"))).hasSize(1);
    assertThat(erasure.sent(purge)).hasSize(1);
  }

  @Test
  void aLostDeletionThatShowsLateIsRepeatedAtMostWithoutHarm() {
    tenant.replicationLag(3);
    PlannedStep delete = erasure.step("delete-account");
    LostAnswers lost = LostAnswers.after(delete);
    tenant.watch(lost);
    erasure.until(any -> lost.cut() > 0);
    tenant.unwatch();

    seeded.endsAsEver(erasure);
    assertThat(erasure.taken(delete)).isEqualTo(1);
  }

  @Test
  void aProtectedAccountIsPurgedOnceItsSevenDaysAreOver() {
    seeded.people().person().hardDeleteProtected();
    PlannedStep purge = erasure.step("purge-account");

    ChangeReport report = erasure.untilStuck(purge);

    Instant end = tenant.now().plus(Duration.ofDays(7));
    assertThat(state(report, purge)).isEqualTo(StepState.LATER);
    assertThat(of(report, purge).nextAt()).isEqualTo(end);
    assertThat(report.resumeAt()).contains(end);
    assertThat(text(report, purge)).contains("protects it until " + end, "resume then");
    assertThat(ledger(report, purge).status()).isEqualTo(LedgerStatus.PENDING);
    erasure.run();
    assertThat(erasure.sent(purge)).as("not before its time").hasSize(1);
    seeded.endsAsEver(erasure);
    assertThat(erasure.taken(purge)).isEqualTo(1);
  }
}
