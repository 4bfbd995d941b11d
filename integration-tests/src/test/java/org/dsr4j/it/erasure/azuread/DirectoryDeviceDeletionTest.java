package org.dsr4j.it.erasure.azuread;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.Custody;
import org.dsr4j.change.DeviceChoice;
import org.dsr4j.change.DeviceDecision;
import org.dsr4j.change.DeviceQuestion;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.change.ManualStep;
import org.dsr4j.change.PlanRefusal;
import org.dsr4j.change.StepReport;
import org.dsr4j.change.StepState;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The deletion of the device objects of a person. */
class DirectoryDeviceDeletionTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 1, 31);
  private static final String KIND = "delete-device-object";

  private SimulatedTenant simulated;
  private SimulatedUser person;
  private SimulatedDevice device;
  private AzureAdDeletionFixture deletion;

  @BeforeEach
  void start() {
    simulated = SimulatedTenant.start().enforcePermissions();
    person = AzureAdDeletionFixture.person(simulated, "person");
    deletion = new AzureAdDeletionFixture(simulated);
  }

  @AfterEach
  void stop() {
    deletion.close();
    simulated.close();
  }

  private void has(Consumer<SimulatedDevice> description) {
    person.device(
        each -> {
          description.accept(each);
          device = each;
        });
  }

  private ErasureOrder decided(DeviceChoice choice) {
    return AzureAdDeletionFixture.order().device(decision(choice));
  }

  private DeviceDecision decision(DeviceChoice choice) {
    return DeviceDecision.of(device.objectId(), choice, "it desk", TODAY);
  }

  private static List<String> codes(ChangePlan plan) {
    return plan.parts().refusals().stream().map(PlanRefusal::code).toList();
  }

  private static List<String> instructions(ChangePlan plan) {
    return plan.parts().manualSteps().stream().map(ManualStep::where).toList();
  }

  @Test
  void aRegisteredDeviceNeedsADecision() {
    has(each -> each.iphone().registeredOnly().entraProperty("managementType", "null"));

    ChangePlan plan = deletion.plan(person);

    assertThat(plan.parts().questions())
        .extracting(DeviceQuestion::device)
        .containsExactly(device.objectId());
    assertThat(codes(plan)).containsExactly("dsr.device-undecided");
    assertThat(AzureAdDeletionFixture.kinds(plan)).doesNotContain(KIND);
  }

  @Test
  void aRegisteredDeviceIsDeletedAfterTheDecision() {
    has(each -> each.iphone().registeredOnly().entraProperty("managementType", "null"));
    ChangePlan plan = deletion.plan(person, decided(DeviceChoice.DELETE));

    ChangeReport report = deletion.execute(plan, person);

    assertThat(report.steps()).extracting(StepReport::state).containsOnly(StepState.DONE);
    assertThat(deletion.writes()).contains("DELETE /devices/" + device.objectId());
    assertThat(deletion.verified("aad-device").gaps()).isEmpty();
  }

  @Test
  void aDeviceThatWasRegisteredAgainIsAnotherDevice() {
    has(each -> each.iphone().registeredOnly().entraProperty("managementType", "null"));
    ChangePlan plan = deletion.plan(person, decided(DeviceChoice.DELETE));
    device.entraProperty("registrationDateTime", "\"2026-01-31T11:00:00Z\"");

    ChangeReport report = deletion.execute(plan, person);

    assertThat(report.steps()).extracting(StepReport::state).contains(StepState.DRIFTED);
    assertThat(deletion.writes()).noneMatch(write -> write.startsWith("DELETE"));
  }

  @Test
  void aDeviceWithTheDecisionToKeepItIsKept() {
    has(each -> each.iphone().registeredOnly().entraProperty("managementType", "null"));

    ChangePlan plan = deletion.plan(person, decided(DeviceChoice.UNASSIGN));

    assertThat(plan.parts().refusals()).isEmpty();
    assertThat(AzureAdDeletionFixture.kinds(plan)).doesNotContain(KIND);
  }

  @Test
  void anUnmanagedDeviceCannotBeWiped() {
    has(each -> each.iphone().registeredOnly().entraProperty("managementType", "null"));

    assertThat(codes(deletion.plan(person, decided(DeviceChoice.WIPE))))
        .containsExactly("dsr.device-decision-refused");
  }

  @Test
  void recoveryKeysMustBeInCustodyFirst() {
    has(
        each ->
            each.windows()
                .registeredOnly()
                .entraProperty("managementType", "null")
                .entraProperty("trustType", "\"Workplace\"")
                .samples("bitlockerKey", 1));

    assertThat(codes(deletion.plan(person, decided(DeviceChoice.DELETE))))
        .containsExactly("dsr.device-decision-refused");
    ChangePlan plan =
        deletion.plan(
            person,
            AzureAdDeletionFixture.order()
                .device(
                    decision(DeviceChoice.DELETE)
                        .custody(new Custody("it desk", TODAY, "recovery keys"))));
    assertThat(plan.parts().refusals()).isEmpty();
    assertThat(AzureAdDeletionFixture.kinds(plan)).contains(KIND);
    assertThat(simulated.requests()).noneMatch(request -> request.path().contains("Keys/"));
  }

  @Test
  void aSharedDeviceIsNotChanged() {
    has(each -> each.iphone().registeredOnly());
    simulated.rows(
        "v1.0",
        "/devices/" + device.objectId() + "/registeredUsers",
        "{\"id\":\"" + simulated.user("colleague").objectId() + "\"}");

    ChangePlan plan = deletion.plan(person, decided(DeviceChoice.DELETE));

    assertThat(AzureAdDeletionFixture.kinds(plan)).doesNotContain(KIND);
    assertThat(instructions(plan)).contains("in the portal");
    deletion.execute(plan, person);
    assertThat(deletion.writes()).noneMatch(write -> write.contains("/devices/"));
  }

  @Test
  void aDeviceThatAnotherPersonStartedToUseIsNotChanged() {
    has(each -> each.iphone().registeredOnly());
    ChangePlan plan = deletion.plan(person, decided(DeviceChoice.DELETE));
    simulated.rows(
        "v1.0",
        "/devices/" + device.objectId() + "/registeredUsers",
        "{\"id\":\"" + simulated.user("colleague").objectId() + "\"}");

    ChangeReport report = deletion.execute(plan, person);

    assertThat(report.steps()).extracting(StepReport::state).contains(StepState.DRIFTED);
    assertThat(deletion.writes()).noneMatch(write -> write.contains("/devices/"));
  }

  @Test
  void autopilotAndHybridDevicesAreNotDeleted() {
    has(each -> each.windows().entraProperty("physicalIds", "[\"[ZTDID]:1\"]"));
    has(each -> each.windows().entraProperty("trustType", "\"ServerAd\""));

    ChangePlan plan = deletion.plan(person);

    assertThat(AzureAdDeletionFixture.kinds(plan)).doesNotContain(KIND);
    assertThat(plan.parts().questions()).isEmpty();
    assertThat(instructions(plan)).contains("on-premises");
  }

  @Test
  void aJoinedWindowsDeviceIsDeletedWithItsManagedDevice() {
    has(SimulatedDevice::windows);

    ChangePlan plan = deletion.plan(person, decided(DeviceChoice.RETIRE));

    assertThat(plan.parts().refusals()).isEmpty();
    assertThat(AzureAdDeletionFixture.kinds(plan)).doesNotContain(KIND);
  }

  @Test
  void aManagedPhoneIsDeletedAfterItsManagementEnds() {
    has(SimulatedDevice::iphone);

    ChangePlan plan = deletion.plan(person, decided(DeviceChoice.RETIRE));

    assertThat(AzureAdDeletionFixture.kinds(plan)).contains(KIND);
  }
}
