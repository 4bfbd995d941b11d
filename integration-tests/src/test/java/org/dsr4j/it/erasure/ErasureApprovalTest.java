package org.dsr4j.it.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.it.support.ErasureCase.ledger;
import static org.dsr4j.it.support.ErasureCase.state;
import static org.dsr4j.it.support.ErasureCase.stepMessage;
import static org.dsr4j.it.support.ErasureCase.stepReport;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepState;
import org.dsr4j.it.support.ErasureCase;
import org.dsr4j.it.support.ErasureFixture;
import org.dsr4j.it.support.SeededErasure;
import org.dsr4j.it.support.StepCalls;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.testkit.SimulatedTenant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An erasure in a tenant in which a second administrator approves actions on devices. */
class ErasureApprovalTest {

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
  void anActionWaitsForTheSecondAdministratorAndIsDoneWithTheApprovalCode() throws Exception {
    tenant.approvals().require(true);
    PlannedStep wipe = erasure.step("wipe-device");
    PlannedStep retire = erasure.step("retire-device");

    ChangeReport report = erasure.runUntilBlocked(wipe);

    Instant expires = tenant.now().plus(Duration.ofDays(3));
    assertThat(state(report, wipe)).isEqualTo(StepState.WAITING_FOR_APPROVAL);
    assertThat(ledger(report, wipe).status()).isEqualTo(LedgerStatus.WAITING_FOR_APPROVAL);
    assertThat(stepReport(report, wipe).nextAt()).isNull();
    assertThat(stepMessage(report, wipe))
        .contains("Intune portal", "Multi Admin Approval", expires.toString(), "resume");
    report = erasure.run();
    assertThat(state(report, wipe)).isEqualTo(StepState.WAITING_FOR_APPROVAL);
    assertThat(erasure.effectCount(wipe)).isZero();

    tenant.approvals().approve(code(wipe)).approve(code(retire));
    report = erasure.run();

    assertThat(state(report, wipe)).isEqualTo(StepState.PENDING);
    assertThat(state(report, retire)).isEqualTo(StepState.PENDING);
    tenant.approvals().require(false);
    seeded.assertSameEnd(erasure);
    assertThat(erasure.effectCount(wipe)).isEqualTo(1);
  }

  @Test
  void anExpiredApprovalIsRequestedAgain() throws Exception {
    tenant.approvals().require(true);
    PlannedStep wipe = erasure.step("wipe-device");
    erasure.runUntilBlocked(wipe);
    String late = code(wipe);
    tenant.advance(Duration.ofDays(3).plusMinutes(1));

    ChangeReport report = erasure.run();

    assertThat(state(report, wipe)).isEqualTo(StepState.WAITING_FOR_APPROVAL);
    assertThat(stepMessage(report, wipe))
        .contains(tenant.now().plus(Duration.ofDays(3)).toString());
    assertThat(code(wipe)).isNotEqualTo(late);
    tenant.approvals().approve(code(wipe));
    assertThat(state(erasure.run(), wipe)).isEqualTo(StepState.PENDING);
    assertThat(erasure.effectCount(wipe)).isEqualTo(1);
  }

  @Test
  void anApprovalStaysValidAfterThrottling() throws Exception {
    tenant.approvals().require(true);
    PlannedStep wipe = erasure.step("wipe-device");
    erasure.runUntilBlocked(wipe);
    tenant.approvals().approve(code(wipe));
    tenant.faults().on(StepCalls.path(wipe)).times(1).throttle("3600");

    ChangeReport report = erasure.run();
    assertThat(state(report, wipe)).isEqualTo(StepState.RETRY_LATER);
    erasure.advanceTime(report);
    report = erasure.run();

    assertThat(state(report, wipe)).isEqualTo(StepState.PENDING);
    assertThat(erasure.effectCount(wipe)).isEqualTo(1);
  }

  /** The code of a call in the portal: the service answers the same call with the same code. */
  private static String code(PlannedStep step) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(tenant.endpoint().resolve("/v1.0" + StepCalls.path(step)))
            .header(
                "Authorization", "Bearer " + tenant.accessToken(ErasureFixture.CHANGE_PERMISSIONS))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    HttpResponse<Void> refused =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
    assertThat(refused.statusCode()).isEqualTo(403);
    return refused.headers().firstValue("x-msft-approval-code").orElseThrow();
  }
}
