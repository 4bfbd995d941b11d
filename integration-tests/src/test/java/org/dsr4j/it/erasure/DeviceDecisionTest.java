package org.dsr4j.it.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.change.DeviceChoice.DELETE;
import static org.dsr4j.change.DeviceChoice.RETIRE;
import static org.dsr4j.change.DeviceChoice.UNASSIGN;
import static org.dsr4j.change.DeviceChoice.WIPE;
import static org.dsr4j.it.erasure.DeviceDecisionFixture.call;
import static org.dsr4j.it.erasure.DeviceDecisionFixture.decision;
import static org.dsr4j.it.erasure.DeviceDecisionFixture.decisionWithCustody;

import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.DeviceChoice;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepReport;
import org.dsr4j.change.StepState;
import org.dsr4j.it.support.ErasureCase;
import org.dsr4j.it.support.ErasureFixture;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.dsr4j.testkit.junit.WithSimulatedTenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each decision on a device results in exactly its calls, and only while the device belongs to the
 * person.
 */
@WithSimulatedTenant
class DeviceDecisionTest {

  private final DeviceDecisionFixture desk;

  DeviceDecisionTest(SimulatedTenant tenant) {
    this.desk = new DeviceDecisionFixture(tenant);
  }

  private static LedgerEntry managedDevices(ChangeReport report) {
    return report.ledger().entries().stream()
        .filter(entry -> entry.source().source().equals("intune-managed-device"))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(DeviceChoice.class)
  void everyDecisionResultsInExactlyItsCall(DeviceChoice choice) {
    SimulatedDevice computer = desk.device(SimulatedDevice::windows);
    ErasureCase erasure = desk.approved(decisionWithCustody(computer, choice));

    erasure.runToEnd();

    String expected =
        switch (choice) {
          case UNASSIGN -> "DELETE /users/$ref";
          case RETIRE -> "POST /retire";
          case WIPE -> "POST /wipe";
          case DELETE -> "DELETE ";
        };
    assertThat(desk.calls()).containsExactly(call(computer, expected));
    assertThat(managedDevices(erasure.verify()).status()).isEqualTo(LedgerStatus.DONE);
    assertThat(computer.wasFactoryReset()).isEqualTo(choice == WIPE);
    assertThat(desk.second().devices().get(0).wasFactoryReset()).isFalse();
  }

  @Test
  void theAutopilotRegistrationIsDeletedIfTheDeviceLeavesAndUnassignedIfItStays() {
    SimulatedDevice leaves = desk.device(device -> device.windows().autopilot());
    SimulatedDevice stays = desk.device(device -> device.windows().autopilot());

    desk.approved(
            decisionWithCustody(leaves, WIPE).leavesOrganisation(),
            decision(stays, UNASSIGN),
            ErasureFixture.deviceDecision(leaves.objectId(), UNASSIGN),
            ErasureFixture.deviceDecision(stays.objectId(), UNASSIGN))
        .runToEnd();

    assertThat(desk.calls())
        .filteredOn(call -> call.contains("windowsAutopilotDeviceIdentities"))
        .hasSize(3)
        .filteredOn(call -> call.startsWith("DELETE"))
        .hasSize(1);
  }

  @Test
  void deletingTheRecordOfACorporateAndroidPhoneIsAnnouncedAsAResetAndResetsIt() {
    SimulatedDevice corporate = desk.device(SimulatedDevice::android);
    SimulatedDevice own =
        desk.device(
            device ->
                device
                    .android()
                    .managedProperty(
                        "deviceEnrollmentType", "\"androidEnterprisePersonalWorkProfile\""));
    ErasureCase erasure = desk.approved(decision(corporate, DELETE), decision(own, DELETE));

    assertThat(erasure.step("delete-device", corporate.managedDeviceId()).title())
        .contains("RESETS", "all data are lost");
    assertThat(erasure.step("delete-device", own.managedDeviceId()).title())
        .doesNotContain("RESETS");
    assertThat(erasure.plan().table()).contains("RESETS");
    erasure.runToEnd();

    assertThat(corporate.wasFactoryReset()).isTrue();
    assertThat(own.wasFactoryReset()).isFalse();
  }

  @Test
  void retiringACorporateAndroidPhoneNeverDeletesItsRecord() {
    SimulatedDevice corporate = desk.device(SimulatedDevice::android);

    desk.approved(decision(corporate, RETIRE)).runToEnd();

    assertThat(desk.calls()).containsExactly(call(corporate, "POST /retire"));
    assertThat(corporate.wasFactoryReset()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = DeviceChoice.class,
      names = {"RETIRE", "WIPE", "DELETE"})
  void aDeviceThatWasReassignedSinceTheApprovalIsNotChanged(DeviceChoice choice) {
    SimulatedDevice computer = desk.device(SimulatedDevice::windows);
    ErasureCase erasure = desk.approved(decisionWithCustody(computer, choice));
    give(computer, desk.second());

    ChangeReport report = erasure.runUntil(any -> any.steps().stream().anyMatch(this::drifted));

    PlannedStep step = step(erasure, computer);
    assertThat(ErasureCase.state(report, step)).isEqualTo(StepState.DRIFTED);
    assertThat(ErasureCase.stepMessage(report, step))
        .contains("only permits [UNASSIGN]", "create a new plan");
    assertThat(managedDevices(report).status()).isEqualTo(LedgerStatus.DRIFTED);
    erasure.advanceTimeAndUseDevices(report);
    erasure.run();
    assertThat(desk.calls()).isEmpty();
    assertThat(report.step(erasure.step("delete-account").id()).orElseThrow().state())
        .isEqualTo(StepState.DRIFTED);

    ChangePlan anew = desk.plan();
    assertThat(anew.approvable()).isFalse();
    assertThat(anew.parts().questions())
        .singleElement()
        .satisfies(question -> assertThat(question.choices()).containsExactly(UNASSIGN));
    assertThat(desk.calls()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(DeviceChoice.class)
  void aDeviceWhoseUsersChangedSinceTheApprovalIsNotChanged(DeviceChoice choice) {
    SimulatedDevice computer = desk.device(SimulatedDevice::windows);
    ErasureCase erasure = desk.approved(decisionWithCustody(computer, choice));
    computer.usedBy(desk.second());

    ChangeReport report = erasure.runUntil(any -> any.steps().stream().anyMatch(this::drifted));

    assertThat(ErasureCase.stepMessage(report, step(erasure, computer)))
        .contains("services disagree on whose device it is");
    assertThat(desk.calls()).isEmpty();
    assertThat(report.step(erasure.step("delete-account").id()).orElseThrow().state())
        .isEqualTo(StepState.DRIFTED);
  }

  @Test
  void aDeviceWhoseRecordNamesSomebodyElseSinceTheApprovalIsNotUnassigned() {
    SimulatedDevice computer = desk.device(SimulatedDevice::windows);
    ErasureCase erasure = desk.approved(decision(computer, UNASSIGN));
    give(computer, desk.second());

    ChangeReport report = erasure.runUntil(any -> any.steps().stream().anyMatch(this::drifted));

    assertThat(ErasureCase.state(report, step(erasure, computer))).isEqualTo(StepState.DRIFTED);
    assertThat(desk.calls()).isEmpty();
  }

  private boolean drifted(StepReport step) {
    return step.state() == StepState.DRIFTED;
  }

  private static PlannedStep step(ErasureCase erasure, SimulatedDevice device) {
    return erasure.plan().steps().stream()
        .filter(step -> step.target().equals(device.managedDeviceId()))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(
      value = DeviceChoice.class,
      names = {"WIPE", "RETIRE"})
  void aRecordThatDisappearedBeforeTheActionIsNotReportedAsDone(DeviceChoice choice) {
    SimulatedDevice computer = desk.device(SimulatedDevice::windows);
    ErasureCase erasure = desk.approved(decisionWithCustody(computer, choice));
    computer.registeredOnly();

    ChangeReport report = erasure.firstRun();

    assertThat(managedDevices(report).status()).isEqualTo(LedgerStatus.DRIFTED);
    assertThat(managedDevices(report).gaps().get(0).detail()).contains("create a new plan");
    assertThat(desk.calls()).isEmpty();
    assertThat(computer.wasFactoryReset()).isFalse();
  }

  private static void give(SimulatedDevice device, SimulatedUser to) {
    device
        .managedProperty("userId", "\"" + to.objectId() + "\"")
        .managedProperty("userPrincipalName", "\"" + to.userPrincipalName() + "\"");
  }

  @Test
  void aDeviceThatStaysIsNotVerifiedAsDeleted() {
    SimulatedDevice computer = desk.device(SimulatedDevice::windows);
    ErasureCase erasure = desk.approved(decision(computer, UNASSIGN));
    erasure.runToEnd();

    ChangeReport seen = erasure.verify();

    assertThat(managedDevices(seen).status()).isEqualTo(LedgerStatus.DONE);
    assertThat(computer.wasFactoryReset()).isFalse();
  }
}
