package org.dsr4j.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.change.DeviceChoice.DELETE;
import static org.dsr4j.change.DeviceChoice.RETIRE;
import static org.dsr4j.change.DeviceChoice.UNASSIGN;
import static org.dsr4j.change.DeviceChoice.WIPE;

import java.util.List;
import java.util.function.Consumer;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.Custody;
import org.dsr4j.change.DeviceChoice;
import org.dsr4j.change.DeviceDecision;
import org.dsr4j.change.DeviceQuestion;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepReport;
import org.dsr4j.change.StepState;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.dsr4j.testkit.junit.WithSimulatedTenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No device is touched without a person's decision, and each decision does exactly its calls. */
@WithSimulatedTenant
class DeviceDecisionTest {

  private final SimulatedTenant tenant;
  private final ErasureRig rig;
  private final SimulatedUser person;
  private final SimulatedUser second;

  DeviceDecisionTest(SimulatedTenant tenant) {
    this.tenant = tenant;
    this.rig = new ErasureRig(tenant);
    this.person = tenant.user("adele");
    this.second = tenant.user("bert");
  }

  @BeforeEach
  void theSecondPersonHasADeviceToo() {
    second.device(SimulatedDevice::windows);
  }

  private SimulatedDevice device(Consumer<SimulatedDevice> description) {
    person.device(description);
    return person.devices().get(person.devices().size() - 1);
  }

  private static DeviceDecision decided(SimulatedDevice device, DeviceChoice choice) {
    return ErasureRig.decided(device.managedDeviceId(), choice);
  }

  private static DeviceDecision kept(SimulatedDevice device, DeviceChoice choice) {
    return decided(device, choice)
        .custody(new Custody("help desk", ErasureRig.DAY, "recovery key in the vault"));
  }

  private ChangePlan plan(DeviceDecision... decisions) {
    ErasureOrder order = ErasureRig.order();
    for (DeviceDecision decision : decisions) {
      order = order.device(decision);
    }
    return ErasureCase.plan(rig, person, order);
  }

  private ErasureCase approved(DeviceDecision... decisions) {
    return ErasureCase.approved(tenant, rig, person, plan(decisions));
  }

  private DeviceQuestion question(Consumer<SimulatedDevice> description) {
    SimulatedDevice device = device(description);
    ChangePlan plan = plan();
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

  /** Method and path of all that was asked of managed devices and registrations. */
  private List<String> deviceCalls() {
    return tenant.requests().stream()
        .filter(each -> !each.method().equals("GET"))
        .filter(each -> each.path().startsWith("/deviceManagement"))
        .map(StepCalls::call)
        .toList();
  }

  private static String of(SimulatedDevice device, String call) {
    int blank = call.indexOf(' ');
    return call.substring(0, blank)
        + " /deviceManagement/managedDevices/"
        + device.managedDeviceId()
        + call.substring(blank + 1);
  }

  private static LedgerEntry managedDevices(ChangeReport report) {
    return report.ledger().entries().stream()
        .filter(entry -> entry.source().source().equals("intune-managed-device"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anUndecidedDeviceKeepsThePlanFromBeingApprovedAndTheQuestionSaysWhatToKnow() {
    DeviceQuestion question = question(SimulatedDevice::windows);

    assertThat(question.choices()).containsExactly(UNASSIGN, RETIRE, WIPE, DELETE);
    assertThat(String.join("; ", question.remarks())).contains("lock people out", "owner: company");
    assertThat(question.label()).isEqualTo(person.devices().get(0).name());
    assertRefused(plan(), DsrError.DEVICE_UNDECIDED, "1 devices", "ErasureOrder.device");
  }

  @Test
  void aPhoneOfUserEnrolmentCannotBeWiped() {
    DeviceQuestion question = question(SimulatedDevice::iphone);

    assertThat(question.choices()).containsExactly(UNASSIGN, RETIRE, DELETE);
    assertThat(String.join("; ", question.remarks())).contains("cannot be wiped");
    assertRefused(
        plan(decided(person.devices().get(0), WIPE)), DsrError.DEVICE_DECISION_REFUSED, "WIPE");
  }

  @Test
  void aDeviceOthersUseTooCanOnlyBeUnassigned() {
    onlyUnassigned(
        device -> device.windows().rows("users", "{\"id\":\"" + second.objectId() + "\"}"),
        "others use it");
  }

  @Test
  void aDeviceWithoutAUserOfItsOwnCanOnlyBeUnassigned() {
    onlyUnassigned(
        device ->
            tenant
                .answers()
                .serveItems(
                    "v1.0",
                    "/deviceManagement/managedDevices/" + device.managedDeviceId() + "/users",
                    List.of()),
        "no user of its own");
  }

  @Test
  void aDeviceOfUnknownOwnerCanOnlyBeUnassigned() {
    onlyUnassigned(
        device -> device.windows().managedProperty("managedDeviceOwnerType", "\"unknown\""),
        "whom it belongs to");
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
          plan(kept(person.devices().get(0), choice)),
          DsrError.DEVICE_DECISION_REFUSED,
          choice.name());
    }
    assertThat(plan(decided(person.devices().get(0), UNASSIGN)).approvable()).isTrue();
    assertThat(deviceCalls()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = DeviceChoice.class,
      names = {"RETIRE", "DELETE"})
  void aComputerThatMayLockPeopleOutNeedsItsKeyInCustody(DeviceChoice choice) {
    SimulatedDevice computer = device(SimulatedDevice::windows);

    assertRefused(
        plan(decided(computer, choice)),
        DsrError.DEVICE_DECISION_REFUSED,
        choice.name(),
        "DeviceDecision.custody");
    assertThat(plan(kept(computer, choice)).approvable()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(DeviceChoice.class)
  void everyDecisionDoesItsOwnCallAndNoOther(DeviceChoice choice) {
    SimulatedDevice computer = device(SimulatedDevice::windows);
    ErasureCase erasure = approved(kept(computer, choice));

    ChangeReport report = erasure.toTheEnd();

    String expected =
        switch (choice) {
          case UNASSIGN -> "DELETE /users/$ref";
          case RETIRE -> "POST /retire";
          case WIPE -> "POST /wipe";
          case DELETE -> "DELETE ";
        };
    assertThat(deviceCalls()).containsExactly(of(computer, expected));
    assertThat(managedDevices(report).status()).isEqualTo(LedgerStatus.DONE);
    assertThat(computer.wasFactoryReset()).isEqualTo(choice == WIPE);
    assertThat(second.devices().get(0).wasFactoryReset()).isFalse();
  }

  @Test
  void theAutopilotRegistrationOfADeviceThatLeavesIsDeletedAndOfOneThatStaysUnassigned() {
    SimulatedDevice leaves = device(device -> device.windows().autopilot());
    SimulatedDevice stays = device(device -> device.windows().autopilot());

    approved(kept(leaves, WIPE).leavesOrganisation(), decided(stays, UNASSIGN)).toTheEnd();

    assertThat(deviceCalls())
        .filteredOn(call -> call.contains("windowsAutopilotDeviceIdentities"))
        .hasSize(3)
        .filteredOn(call -> call.startsWith("DELETE"))
        .hasSize(1);
  }

  @Test
  void deletingACorporateAndroidPhoneIsCalledAResetAndIsOne() {
    SimulatedDevice corporate = device(SimulatedDevice::android);
    SimulatedDevice own =
        device(
            device ->
                device
                    .android()
                    .managedProperty(
                        "deviceEnrollmentType", "\"androidEnterprisePersonalWorkProfile\""));
    ErasureCase erasure = approved(decided(corporate, DELETE), decided(own, DELETE));

    assertThat(erasure.step("delete-device", corporate.managedDeviceId()).title())
        .contains("RESETS", "all data are lost");
    assertThat(erasure.step("delete-device", own.managedDeviceId()).title())
        .doesNotContain("RESETS");
    assertThat(erasure.plan().table()).contains("RESETS");
    erasure.toTheEnd();

    assertThat(corporate.wasFactoryReset()).isTrue();
    assertThat(own.wasFactoryReset()).isFalse();
  }

  @Test
  void retiringACorporateAndroidPhoneNeverDeletesItsRecord() {
    SimulatedDevice corporate = device(SimulatedDevice::android);

    approved(decided(corporate, RETIRE)).toTheEnd();

    assertThat(deviceCalls()).containsExactly(of(corporate, "POST /retire"));
    assertThat(corporate.wasFactoryReset()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = DeviceChoice.class,
      names = {"RETIRE", "WIPE", "DELETE"})
  void aDeviceGivenToSomebodyElseSinceTheApprovalIsLeftAlone(DeviceChoice choice) {
    SimulatedDevice computer = device(SimulatedDevice::windows);
    ErasureCase erasure = approved(kept(computer, choice));
    give(computer, second);

    ChangeReport report = erasure.until(any -> any.steps().stream().anyMatch(this::drifted));

    PlannedStep step = step(erasure, computer);
    assertThat(ErasureCase.state(report, step)).isEqualTo(StepState.DRIFTED);
    assertThat(ErasureCase.text(report, step)).contains("userId changed", "make a new plan");
    assertThat(managedDevices(report).status()).isEqualTo(LedgerStatus.DRIFTED);
    erasure.meanwhile(report);
    erasure.run();
    assertThat(deviceCalls()).isEmpty();
    assertThat(report.step(erasure.step("delete-account").id()).orElseThrow().state())
        .isEqualTo(StepState.BLOCKED);

    ErasureCase anew = approved();
    anew.begin();
    report = anew.toTheEnd();
    assertThat(managedDevices(report).status()).isEqualTo(LedgerStatus.QUARANTINED);
    assertThat(deviceCalls()).isEmpty();
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

  private static void give(SimulatedDevice device, SimulatedUser to) {
    device
        .managedProperty("userId", "\"" + to.objectId() + "\"")
        .managedProperty("userPrincipalName", "\"" + to.userPrincipalName() + "\"");
  }

  @Test
  void aDeviceThatIsAnotherPersonsByItsRecordIsQuarantinedWhateverWasDecided() {
    SimulatedDevice strange = device(SimulatedDevice::windows);
    give(strange, second);
    ErasureCase erasure = approved(kept(strange, WIPE).leavesOrganisation());

    assertThat(erasure.plan().parts().questions()).isEmpty();
    ChangeReport report = erasure.toTheEnd();

    assertThat(managedDevices(report).status()).isEqualTo(LedgerStatus.QUARANTINED);
    assertThat(managedDevices(report).parts().get(0).detail()).contains("nothing is done to it");
    assertThat(deviceCalls()).isEmpty();
    assertThat(strange.wasFactoryReset()).isFalse();
  }

  @Test
  void aDeviceThatStaysIsNotLookedForAfterwards() {
    SimulatedDevice computer = device(SimulatedDevice::windows);
    ErasureCase erasure = approved(decided(computer, UNASSIGN));
    erasure.toTheEnd();

    ChangeReport seen = erasure.verify();

    assertThat(managedDevices(seen).status()).isEqualTo(LedgerStatus.DONE);
    assertThat(computer.wasFactoryReset()).isFalse();
  }
}
