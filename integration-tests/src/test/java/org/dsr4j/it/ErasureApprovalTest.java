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
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepState;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.testkit.SimulatedTenant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An erasure in a tenant where a second administrator approves what is done to devices. */
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
    erasure = seeded.anew();
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
    seeded.endsAsEver(erasure);
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
}
