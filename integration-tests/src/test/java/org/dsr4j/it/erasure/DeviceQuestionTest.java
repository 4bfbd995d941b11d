package org.dsr4j.it.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.change.DeviceChoice.DELETE;
import static org.dsr4j.change.DeviceChoice.RETIRE;
import static org.dsr4j.change.DeviceChoice.UNASSIGN;
import static org.dsr4j.change.DeviceChoice.WIPE;
import static org.dsr4j.it.erasure.DeviceDecisionFixture.decision;
import static org.dsr4j.it.erasure.DeviceDecisionFixture.decisionWithCustody;

import java.util.List;
import java.util.function.Consumer;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.DeviceChoice;
import org.dsr4j.change.DeviceDetails;
import org.dsr4j.change.DeviceQuestion;
import org.dsr4j.model.DsrError;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.junit.WithSimulatedTenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No device is changed without a decision, and some decisions are not available for a device. */
@WithSimulatedTenant
class DeviceQuestionTest {

  private final SimulatedTenant tenant;
  private final DeviceDecisionFixture desk;

  DeviceQuestionTest(SimulatedTenant tenant) {
    this.tenant = tenant;
    this.desk = new DeviceDecisionFixture(tenant);
  }

  private DeviceQuestion question(Consumer<SimulatedDevice> description) {
    SimulatedDevice device = desk.device(description);
    ChangePlan plan = desk.plan();
    assertThat(plan.approvable()).isFalse();
    assertThat(plan.steps()).noneMatch(step -> step.kind().endsWith("-device"));
    List<DeviceQuestion> questions = plan.parts().questions();
    assertThat(questions).hasSize(1);
    assertThat(questions.get(0).device()).isEqualTo(device.managedDeviceId());
    return questions.get(0);
  }

  private static void assertRefused(ChangePlan plan, DsrError error, String... texts) {
    assertThat(plan.approvable()).isFalse();
    assertThat(plan.parts().refusals())
        .anySatisfy(
            refusal -> {
              assertThat(refusal.code()).isEqualTo(error.code());
              assertThat(refusal.detail()).contains(texts);
            });
  }

  @Test
  void aPlanWithAnUndecidedDeviceCannotBeApprovedAndTheQuestionExplainsTheDecision() {
    DeviceQuestion question = question(SimulatedDevice::windows);

    assertThat(question.choices()).containsExactly(UNASSIGN, RETIRE, WIPE, DELETE);
    assertThat(String.join("; ", question.remarks())).contains("lock people out", "owner: company");
    assertThat(question.label()).isEqualTo(desk.person().devices().get(0).name());
    assertRefused(desk.plan(), DsrError.DEVICE_UNDECIDED, "1 devices", "ErasureOrder.device");
  }

  @Test
  void theQuestionShowsWhatAPersonNeedsToKnowAndIsStoredWithThePlan() {
    desk.device(
        device ->
            device
                .windows()
                .managedProperty("model", "\"Latitude 7440\"")
                .managedProperty("lastSyncDateTime", "\"2025-12-24T08:30:00+02:00\""));

    ChangePlan plan = desk.plan();

    DeviceDetails details = plan.parts().questions().get(0).details();
    assertThat(details.model()).isEqualTo("Latitude 7440");
    assertThat(details.lastCheckIn()).isEqualTo("2025-12-24T06:30:00Z");
    assertThat(details.owner()).isEqualTo("company");
    assertThat(details.users()).hasSize(1).doesNotContain(desk.person().objectId());
    assertThat(String.join("; ", details.losses())).contains("wipe loses", "retirement loses");
    assertThat(plan.table().replaceAll("\\s+", " "))
        .contains("model Latitude 7440", "last check-in 2025-12-24T06:30:00Z", "wipe loses");
    assertThat(ChangePlan.ofJson(plan.json()).parts().questions().get(0).details())
        .isEqualTo(details);
    assertThat(details.toString()).doesNotContain("Latitude", details.users().get(0));
  }

  @Test
  void aDeviceThatNeverCheckedInIsShownSo() {
    desk.device(
        device ->
            device
                .windows()
                .managedProperty("model", "\"\"")
                .managedProperty("lastSyncDateTime", "\"0001-01-01T00:00:00Z\""));

    DeviceDetails details = desk.plan().parts().questions().get(0).details();

    assertThat(details.model()).isNull();
    assertThat(details.lastCheckIn()).isNull();
  }

  @Test
  void theDeviceOfADeletedAccountCanBeWipedAndRetiredWithAWarning() {
    SimulatedDevice phone = desk.device(SimulatedDevice::android);
    desk.person().softDeleted();

    ChangePlan plan = desk.plan();

    DeviceQuestion question = plan.parts().questions().get(0);
    assertThat(question.device()).isEqualTo(phone.managedDeviceId());
    assertThat(question.choices()).contains(WIPE, RETIRE, DELETE);
    assertThat(String.join("; ", question.remarks()))
        .contains("account is deleted", "may refuse", "resets it");
  }

  @Test
  void aPhoneWithUserEnrolmentCannotBeWiped() {
    DeviceQuestion question = question(SimulatedDevice::iphone);

    assertThat(question.choices()).containsExactly(UNASSIGN, RETIRE, DELETE);
    assertThat(String.join("; ", question.remarks())).contains("does not support a wipe");
    assertRefused(
        desk.plan(decision(desk.person().devices().get(0), WIPE)),
        DsrError.DEVICE_DECISION_REFUSED,
        "WIPE");
  }

  @Test
  void aSharedDeviceCanOnlyBeUnassigned() {
    onlyUnassigned(
        device -> device.windows().rows("users", "{\"id\":\"" + desk.second().objectId() + "\"}"),
        "other people use it");
  }

  @Test
  void aDeviceWithoutAPrimaryUserCanOnlyBeUnassigned() {
    onlyUnassigned(
        device ->
            tenant
                .answers()
                .serveItems(
                    "v1.0",
                    "/deviceManagement/managedDevices/" + device.managedDeviceId() + "/users",
                    List.of()),
        "or it has no user");
  }

  @Test
  void aDeviceOfUnknownOwnerCanOnlyBeUnassigned() {
    onlyUnassigned(
        device -> device.windows().managedProperty("managedDeviceOwnerType", "\"unknown\""),
        "its owner is unknown");
  }

  @Test
  void aDeviceThatAnEnrolmentManagerEnrolledCanOnlyBeUnassigned() {
    onlyUnassigned(
        device ->
            device.windows().managedProperty("deviceEnrollmentType", "\"deviceEnrollmentManager\""),
        "enrolment manager");
  }

  private void onlyUnassigned(Consumer<SimulatedDevice> description, String why) {
    DeviceQuestion question = question(description);
    assertThat(question.choices()).containsExactly(UNASSIGN);
    assertThat(question.remarks()).hasSize(1).first().asString().contains(why);
    for (DeviceChoice choice : List.of(RETIRE, WIPE, DELETE)) {
      assertRefused(
          desk.plan(decisionWithCustody(desk.person().devices().get(0), choice)),
          DsrError.DEVICE_DECISION_REFUSED,
          choice.name());
    }
    assertThat(desk.plan(decision(desk.person().devices().get(0), UNASSIGN)).approvable()).isTrue();
    assertThat(desk.calls()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = DeviceChoice.class,
      names = {"RETIRE", "DELETE"})
  void aComputerThatCanLockPeopleOutNeedsItsKeyInCustody(DeviceChoice choice) {
    SimulatedDevice computer = desk.device(SimulatedDevice::windows);

    assertRefused(
        desk.plan(decision(computer, choice)),
        DsrError.DEVICE_DECISION_REFUSED,
        choice.name(),
        "DeviceDecision.custody");
    assertThat(desk.plan(decisionWithCustody(computer, choice)).approvable()).isTrue();
  }
}
