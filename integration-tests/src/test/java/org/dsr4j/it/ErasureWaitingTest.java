package org.dsr4j.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.it.ErasureCase.ledger;
import static org.dsr4j.it.ErasureCase.of;
import static org.dsr4j.it.ErasureCase.state;
import static org.dsr4j.it.ErasureCase.text;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepState;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.testkit.Savepoint;
import org.dsr4j.testkit.SimulatedTenant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an erasure waits for: devices, administrators, permissions, replication, protection. */
class ErasureWaitingTest {

  private static SimulatedTenant tenant;
  private static TwoDevices people;
  private static ChangePlan plan;
  private static Savepoint before;
  private static Map<String, String> cleanEnd;

  private ErasureRig rig;
  private ErasureCase erasure;

  @BeforeAll
  static void seed() {
    tenant = SimulatedTenant.start();
    ErasureRig planning = new ErasureRig(tenant);
    people = new TwoDevices(tenant, planning);
    plan = ErasureCase.plan(planning, people.person(), people.order());
    before = tenant.savepoint();
    cleanEnd = people.end(fresh(planning).toTheEnd());
  }

  @AfterAll
  static void stop() {
    tenant.close();
  }

  @BeforeEach
  void rollBack() {
    tenant.rollback(before);
    rig = new ErasureRig(tenant);
    erasure = fresh(rig);
  }

  private static ErasureCase fresh(ErasureRig rig) {
    return ErasureCase.approved(tenant, rig, people.person(), plan);
  }

  private void endsAsEver() {
    assertThat(people.end(erasure.toTheEnd())).isEqualTo(cleanEnd);
  }

  @Test
  void aPermissionTakenAwayHalfWayIsNamedAndWhenItIsBackResumingFinishes() {
    tenant.enforcePermissions();
    rig.withoutPermission("DeviceManagementManagedDevices.PrivilegedOperations.All");
    PlannedStep wipe = erasure.step("wipe-device");

    ChangeReport report = erasure.untilStuck(wipe);

    assertThat(state(report, wipe)).isEqualTo(StepState.REFUSED);
    assertThat(state(report, erasure.step("block-sign-in"))).isEqualTo(StepState.DONE);
    assertThat(state(report, erasure.step("delete-account"))).isEqualTo(StepState.BLOCKED);
    assertThat(text(report, wipe))
        .contains("DeviceManagementManagedDevices.PrivilegedOperations.All", "grant");
    assertThat(ledger(report, wipe).status()).isEqualTo(LedgerStatus.NOT_READABLE);
    rig.withoutPermission("");
    endsAsEver();
    assertThat(erasure.taken(wipe)).isEqualTo(1);
  }

  @Test
  void aWipeThatTheDeviceFailedAtIsToldAndTriedAgain() {
    PlannedStep wipe = erasure.step("wipe-device");
    people.computer().failsNextAction();
    erasure.untilStuck(wipe);

    ChangeReport report = erasure.until(each -> state(each, wipe) != StepState.PENDING);

    assertThat(state(report, wipe)).isEqualTo(StepState.REFUSED);
    assertThat(ledger(report, wipe).status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(text(report, wipe)).contains("did not carry it out", "portal", "resume");
    assertThat(people.computer().wasFactoryReset()).isFalse();
    endsAsEver();
    assertThat(erasure.taken(wipe)).isEqualTo(2);
  }

  @Test
  void aDeviceThatNeverChecksInIsAskedAboutAndNeverDeletedInstead() {
    PlannedStep wipe = erasure.step("wipe-device");
    ChangeReport report = erasure.untilStuck(wipe);
    assertThat(state(report, wipe)).isEqualTo(StepState.PENDING);
    assertThat(text(report, wipe)).contains("checks in", "resume");
    people.phone().checksIn();
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
    assertThat(rig.writes())
        .noneMatch(
            write ->
                write.contains("method=DELETE")
                    && write.contains("managedDevices/" + people.computer().managedDeviceId()));
  }

  @Test
  void anActionThatNeedsASecondAdministratorWaitsForOneAndIsDoneWithTheCode() throws Exception {
    tenant.approvals().require(true);
    PlannedStep wipe = erasure.step("wipe-device");
    PlannedStep retire = erasure.step("retire-device");

    ChangeReport report = erasure.untilStuck(wipe);

    Instant expires = tenant.now().plus(Duration.ofDays(3));
    assertThat(state(report, wipe)).isEqualTo(StepState.WAITING_FOR_APPROVAL);
    assertThat(ledger(report, wipe).status()).isEqualTo(LedgerStatus.WAITING_FOR_APPROVAL);
    assertThat(of(report, wipe).nextAt()).isNull();
    assertThat(text(report, wipe))
        .contains("Intune portal", "Multi Admin Approval", expires.toString(), "resume");
    report = erasure.run();
    assertThat(state(report, wipe)).isEqualTo(StepState.WAITING_FOR_APPROVAL);
    assertThat(erasure.taken(wipe)).isZero();

    tenant.approvals().approve(code(wipe)).approve(code(retire));
    report = erasure.run();

    assertThat(state(report, wipe)).isEqualTo(StepState.PENDING);
    assertThat(state(report, retire)).isEqualTo(StepState.PENDING);
    tenant.approvals().require(false);
    endsAsEver();
    assertThat(erasure.taken(wipe)).isEqualTo(1);
  }

  @Test
  void anApprovalThatCameTooLateIsAskedForAnew() throws Exception {
    tenant.approvals().require(true);
    PlannedStep wipe = erasure.step("wipe-device");
    erasure.untilStuck(wipe);
    String late = code(wipe);
    tenant.advance(Duration.ofDays(3).plusMinutes(1));

    ChangeReport report = erasure.run();

    assertThat(state(report, wipe)).isEqualTo(StepState.WAITING_FOR_APPROVAL);
    assertThat(text(report, wipe)).contains(tenant.now().plus(Duration.ofDays(3)).toString());
    assertThat(code(wipe)).isNotEqualTo(late);
    tenant.approvals().approve(code(wipe));
    assertThat(state(erasure.run(), wipe)).isEqualTo(StepState.PENDING);
    assertThat(erasure.taken(wipe)).isEqualTo(1);
  }

  @Test
  void anApprovalOutlivesBeingThrottled() throws Exception {
    tenant.approvals().require(true);
    PlannedStep wipe = erasure.step("wipe-device");
    erasure.untilStuck(wipe);
    tenant.approvals().approve(code(wipe));
    tenant.faults().on(StepCalls.path(wipe)).times(1).throttle("3600");

    ChangeReport report = erasure.run();
    assertThat(state(report, wipe)).isEqualTo(StepState.LATER);
    erasure.timePasses(report);
    report = erasure.run();

    assertThat(state(report, wipe)).isEqualTo(StepState.PENDING);
    assertThat(erasure.taken(wipe)).isEqualTo(1);
  }

  /** The code under which the portal shows a call: the service answers it again with the same. */
  private static String code(PlannedStep step) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(tenant.endpoint().resolve("/v1.0" + StepCalls.path(step)))
            .header("Authorization", "Bearer " + tenant.accessToken(ErasureRig.WRITING))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    HttpResponse<Void> refused =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
    assertThat(refused.statusCode()).isEqualTo(403);
    return refused.headers().firstValue("x-msft-approval-code").orElseThrow();
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
    endsAsEver();
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

    endsAsEver();
    assertThat(erasure.taken(delete)).isEqualTo(1);
  }

  @Test
  void aProtectedAccountIsPurgedOnceItsSevenDaysAreOver() {
    people.person().hardDeleteProtected();
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
    endsAsEver();
    assertThat(erasure.taken(purge)).isEqualTo(1);
  }
}
