package org.dsr4j.it.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.it.erasure.DeviceDecisionFixture.decisionWithCustody;
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
import org.dsr4j.change.DeviceChoice;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepState;
import org.dsr4j.it.support.ErasureCase;
import org.dsr4j.it.support.LostResponses;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedResponse;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.junit.WithSimulatedTenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The service accepts an action and says nothing of it for a long time: it is not sent again. */
@WithSimulatedTenant
class SilentDeviceActionTest {

  private final SimulatedTenant tenant;
  private final DeviceDecisionFixture desk;

  SilentDeviceActionTest(SimulatedTenant tenant) {
    this.tenant = tenant;
    this.desk = new DeviceDecisionFixture(tenant);
  }

  private SimulatedDevice silent() {
    return desk.device(device -> device.windows().silentActions());
  }

  private ErasureCase erasure(SimulatedDevice device, DeviceChoice choice) {
    return desk.approved(decisionWithCustody(device, choice));
  }

  private static PlannedStep action(ErasureCase erasure, DeviceChoice choice) {
    return erasure.step(choice == DeviceChoice.WIPE ? "wipe-device" : "retire-device");
  }

  private ChangeReport wait(ErasureCase erasure, ChangeReport report, Duration time) {
    ChangeReport last = report;
    Instant end = tenant.now().plus(time);
    while (tenant.now().isBefore(end)) {
      erasure.advanceTime(last);
      last = erasure.run();
    }
    return last;
  }

  @ParameterizedTest
  @EnumSource(
      value = DeviceChoice.class,
      names = {"WIPE", "RETIRE"})
  void anAcceptedActionWithoutAResultIsPendingAndThenOverdue(DeviceChoice choice) {
    SimulatedDevice device = silent();
    ErasureCase erasure = erasure(device, choice);
    PlannedStep step = action(erasure, choice);

    ChangeReport report = wait(erasure, erasure.runUntilBlocked(step), Duration.ofDays(31));

    assertThat(state(report, step)).isEqualTo(StepState.PENDING);
    assertThat(stepReport(report, step).nextAt()).isAfter(tenant.now());
    assertThat(stepMessage(report, step)).contains("has not finished it for 31 days");
    assertThat(erasure.requestsOf(step)).hasSize(1);
    assertThat(state(report, erasure.step("delete-account"))).isEqualTo(StepState.BLOCKED);
    device.checkIn();
    report = erasure.runUntil(any -> state(any, step) == StepState.DONE);
    assertThat(erasure.requestsOf(step)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 500})
  void anUnreadableStateOfBetaIsNoFailureEither(int status) {
    SimulatedDevice device = silent();
    ErasureCase erasure = erasure(device, DeviceChoice.WIPE);
    PlannedStep wipe = erasure.step("wipe-device");
    ChangeReport report = erasure.runUntilBlocked(wipe);
    betaAnswers(device, status);

    report = wait(erasure, report, Duration.ofHours(9));

    assertThat(state(report, wipe)).isEqualTo(StepState.PENDING);
    assertThat(erasure.requestsOf(wipe)).hasSize(1);
  }

  @Test
  void aLostAnswerWithoutAResultIsNotSentAgain() {
    SimulatedDevice device = silent();
    ErasureCase erasure = erasure(device, DeviceChoice.WIPE);
    PlannedStep wipe = erasure.step("wipe-device");
    LostResponses lost = LostResponses.after(wipe);
    tenant.watch(lost);
    ChangeReport report = erasure.runUntil(any -> lost.disconnectCount() > 0);
    tenant.unwatch();

    report = wait(erasure, report, Duration.ofDays(2));

    assertThat(state(report, wipe)).isEqualTo(StepState.PENDING);
    assertThat(erasure.requestsOf(wipe)).hasSize(1);
  }

  @Test
  void aLostAnswerThatCannotBeCheckedStaysUnknownAndIsNotSentAgain() {
    SimulatedDevice device = silent();
    ErasureCase erasure = erasure(device, DeviceChoice.WIPE);
    PlannedStep wipe = erasure.step("wipe-device");
    LostResponses lost = LostResponses.after(wipe);
    tenant.watch(lost);
    betaAnswers(device, 403);
    ChangeReport report = erasure.runUntil(any -> lost.disconnectCount() > 0);
    tenant.unwatch();

    report = wait(erasure, report, Duration.ofHours(3));

    assertThat(state(report, wipe)).isEqualTo(StepState.UNKNOWN);
    assertThat(stepMessage(report, wipe)).contains("not sent again");
    assertThat(erasure.requestsOf(wipe)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"failed", "canceled", "notSupported"})
  void anExplicitFailureEndsTheActionForThisApproval(String end) {
    SimulatedDevice device = desk.device(each -> each.windows().endNextAction(end));
    ErasureCase erasure = erasure(device, DeviceChoice.WIPE);
    PlannedStep wipe = erasure.step("wipe-device");

    ChangeReport report = erasure.runUntil(any -> state(any, wipe) == StepState.REFUSED);
    report = wait(erasure, report, Duration.ofHours(2));

    assertThat(state(report, wipe)).isEqualTo(StepState.REFUSED);
    assertThat(stepMessage(report, wipe)).contains("new plan", "not sent again");
    assertThat(erasure.requestsOf(wipe)).hasSize(1);

    ErasureCase anew = erasure(device, DeviceChoice.WIPE);
    anew.firstRun();
    anew.runToEnd();
    assertThat(device.wasFactoryReset()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "unknownFutureValue"})
  void anUnknownStateOfAResultIsNoFailure(String word) {
    SimulatedDevice device = desk.device(each -> each.windows().endNextAction(word));
    ErasureCase erasure = erasure(device, DeviceChoice.WIPE);
    PlannedStep wipe = erasure.step("wipe-device");
    ChangeReport report = erasure.runUntilBlocked(wipe);
    device.checkIn();

    report = wait(erasure, report, Duration.ofHours(2));

    assertThat(state(report, wipe)).isEqualTo(StepState.PENDING);
    assertThat(erasure.requestsOf(wipe)).hasSize(1);
  }

  @Test
  void theFailureOfAnEarlierWipeIsNotTheFailureOfThisOne() {
    SimulatedDevice device =
        desk.device(
            each ->
                each.windows()
                    .silentActions()
                    .managedProperty("managementState", "\"wipeFailed\"")
                    .managedProperty(
                        "deviceActionResults",
                        "[{\"actionName\":\"wipe\",\"actionState\":\"failed\",\"startDateTime\":"
                            + "\"2024-01-01T00:00:00Z\"}]"));
    ErasureCase erasure = erasure(device, DeviceChoice.WIPE);
    PlannedStep wipe = erasure.step("wipe-device");

    ChangeReport report = wait(erasure, erasure.runUntilBlocked(wipe), Duration.ofHours(2));

    assertThat(state(report, wipe)).isEqualTo(StepState.PENDING);
    assertThat(erasure.requestsOf(wipe)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDeviceThatIsGivenAwayWhileTheActionIsPendingIsReported(boolean silent) {
    SimulatedDevice device = silent ? silent() : desk.device(SimulatedDevice::windows);
    ErasureCase erasure = erasure(device, DeviceChoice.WIPE);
    PlannedStep wipe = erasure.step("wipe-device");
    ChangeReport report = erasure.runUntilBlocked(wipe);
    if (silent) {
      device.usedBy(desk.second());
    } else {
      device.managedProperty("userId", "\"" + desk.second().objectId() + "\"");
    }

    report = wait(erasure, report, Duration.ofHours(3));

    assertThat(state(report, wipe)).isEqualTo(StepState.DRIFTED);
    assertThat(stepMessage(report, wipe)).containsAnyOf("given to another", "userId changed");
    assertThat(erasure.requestsOf(wipe)).hasSize(1);
    assertThat(state(report, erasure.step("delete-account"))).isEqualTo(StepState.BLOCKED);
  }

  @Test
  void aWipeThatSomebodyElseSentAndThatOnlyBetaShowsIsNotSentAgain()
      throws IOException, InterruptedException {
    SimulatedDevice device = silent();
    ErasureCase erasure = erasure(device, DeviceChoice.WIPE);
    PlannedStep wipe = erasure.step("wipe-device");
    HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    tenant
                        .endpoint()
                        .resolve(
                            "/v1.0/deviceManagement/managedDevices/"
                                + device.managedDeviceId()
                                + "/wipe"))
                .header("Authorization", "Bearer " + tenant.accessToken())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build(),
            HttpResponse.BodyHandlers.discarding());

    ChangeReport report = erasure.run();

    assertThat(state(report, wipe)).isEqualTo(StepState.PENDING);
    assertThat(erasure.requestsOf(wipe)).as("only the one of somebody else").hasSize(1);
  }

  private void betaAnswers(SimulatedDevice device, int status) {
    tenant
        .answers()
        .respond(
            "beta",
            "/deviceManagement/managedDevices/" + device.managedDeviceId(),
            request ->
                SimulatedResponse.json(
                    status, "{\"error\":{\"code\":\"Forbidden\",\"message\":\"no\"}}"));
  }
}
