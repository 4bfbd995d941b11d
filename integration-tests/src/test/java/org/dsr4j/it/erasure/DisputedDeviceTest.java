package org.dsr4j.it.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.change.DeviceChoice.DELETE;
import static org.dsr4j.change.DeviceChoice.RETIRE;
import static org.dsr4j.change.DeviceChoice.UNASSIGN;
import static org.dsr4j.change.DeviceChoice.WIPE;
import static org.dsr4j.it.erasure.DeviceDecisionFixture.call;
import static org.dsr4j.it.erasure.DeviceDecisionFixture.decision;
import static org.dsr4j.it.erasure.DeviceDecisionFixture.decisionWithCustody;

import java.util.List;
import org.dsr4j.change.AcceptedGap;
import org.dsr4j.change.ChangePhase;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.DeviceChoice;
import org.dsr4j.change.DeviceQuestion;
import org.dsr4j.change.ManualStep;
import org.dsr4j.change.PlanRefusal;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepState;
import org.dsr4j.change.UnplannedSource;
import org.dsr4j.it.support.ErasureCase;
import org.dsr4j.it.support.ErasureFixture;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.dsr4j.testkit.junit.WithSimulatedTenant;
import org.junit.jupiter.api.Test;

/** The service names several people as the user of a device: a person decides, or nobody does. */
@WithSimulatedTenant
class DisputedDeviceTest {

  private final SimulatedTenant tenant;
  private final DeviceDecisionFixture desk;

  DisputedDeviceTest(SimulatedTenant tenant) {
    this.tenant = tenant;
    this.desk = new DeviceDecisionFixture(tenant);
  }

  private SimulatedDevice enrolledByTheHelpDesk() {
    SimulatedUser helpdesk = tenant.user("helpdesk");
    return desk.device(device -> device.windows().recordNames(helpdesk));
  }

  @Test
  void aDeviceWhoseRecordNamesTheHelpDeskIsOneQuestion() {
    SimulatedDevice device = enrolledByTheHelpDesk();

    ChangePlan plan = desk.plan();

    assertThat(plan.approvable()).isFalse();
    DeviceQuestion question = assertThat(plan.parts().questions()).singleElement().actual();
    assertThat(question.device()).isEqualTo(device.managedDeviceId());
    assertThat(question.choices()).containsExactly(UNASSIGN);
    assertThat(question.remarks()).anyMatch(remark -> remark.contains("services disagree"));
  }

  @Test
  void nothingElseThanRemovingThePersonCanBeDecidedForIt() {
    SimulatedDevice device = enrolledByTheHelpDesk();

    for (DeviceChoice choice : List.of(WIPE, RETIRE, DELETE)) {
      assertThat(desk.plan(decisionWithCustody(device, choice)).parts().refusals())
          .extracting(PlanRefusal::code)
          .contains(DsrError.DEVICE_DECISION_REFUSED.code());
    }
    assertThat(desk.calls()).isEmpty();
  }

  @Test
  void thePersonIsRemovedFromItBeforeTheAccountIsDeleted() {
    SimulatedDevice device = enrolledByTheHelpDesk();

    desk.approved(decision(device, UNASSIGN)).runToEnd();

    assertThat(desk.calls()).containsExactly(call(device, "DELETE /users/$ref"));
    assertThat(device.wasFactoryReset()).isFalse();
  }

  @Test
  void aDeviceThatOnlySomebodyElseUsesPreventsTheApproval() {
    SimulatedDevice device = desk.device(each -> each.windows().usedBy(desk.second()));

    ChangePlan plan = desk.plan(decisionWithCustody(device, WIPE));

    assertThat(plan.approvable()).isFalse();
    assertThat(plan.parts().refusals())
        .extracting(PlanRefusal::code)
        .contains(DsrError.DEVICE_DISPUTED.code());
    assertThat(plan.steps()).noneMatch(step -> step.target().equals(device.managedDeviceId()));
    assertThat(plan.parts().manualSteps())
        .filteredOn(step -> step.instruction().contains(device.managedDeviceId()))
        .singleElement()
        .extracting(ManualStep::before)
        .isEqualTo(ChangePhase.ACCOUNT);
  }

  @Test
  void anAcceptedDoubtLeavesAManualStepBeforeTheDeletionOfTheAccount() {
    SimulatedDevice device = desk.device(each -> each.windows().usedBy(desk.second()));

    ChangePlan plan =
        desk.plan(
            order ->
                order.withAcceptedGap(
                    new AcceptedGap(
                        DsrError.DEVICE_DISPUTED.code(),
                        "privacy officer",
                        ErasureFixture.DAY,
                        "the person only enrolled it")));

    assertThat(plan.approvable()).isTrue();
    assertThat(plan.parts().manualSteps())
        .filteredOn(step -> step.instruction().contains(device.managedDeviceId()))
        .singleElement()
        .extracting(ManualStep::before)
        .isEqualTo(ChangePhase.ACCOUNT);
    assertThat(plan.steps()).noneMatch(step -> step.target().equals(device.managedDeviceId()));
  }

  @Test
  void theAccountIsNotDeletedBeforeThePersonWhoAcceptedTheDoubtAttestsTheDevice() {
    desk.device(each -> each.windows().usedBy(desk.second()));
    ErasureCase erasure =
        desk.approved(
            desk.plan(
                order ->
                    order.withAcceptedGap(
                        new AcceptedGap(
                            DsrError.DEVICE_DISPUTED.code(),
                            "privacy officer",
                            ErasureFixture.DAY,
                            "the person only enrolled it"))));
    PlannedStep delete = erasure.step("delete-account");

    assertThat(ErasureCase.state(erasure.firstRun(), delete)).isEqualTo(StepState.BLOCKED);
    assertThat(erasure.requestsOf(delete)).isEmpty();

    ManualStep manual =
        erasure.plan().parts().manualSteps().stream()
            .filter(step -> step.before() == ChangePhase.ACCOUNT)
            .findFirst()
            .orElseThrow();
    erasure.attest(manual.id(), "the device stays with the second person");
    assertThat(ErasureCase.state(erasure.run(), delete)).isEqualTo(StepState.DONE);
  }

  @Test
  void aDeviceWhoseUsersCannotBeReadPreventsTheApproval() {
    SimulatedDevice device = desk.device(SimulatedDevice::windows);
    tenant
        .faults()
        .on("/deviceManagement/managedDevices/" + device.managedDeviceId() + "/users")
        .reply(403);

    ChangePlan plan = desk.plan(decisionWithCustody(device, WIPE));

    assertThat(plan.approvable()).isFalse();
    assertThat(plan.steps()).noneMatch(step -> step.target().equals(device.managedDeviceId()));
  }

  @Test
  void aRecordWithoutUserPermitsOnlyToRemoveThePerson() {
    SimulatedDevice device = desk.device(each -> each.windows().managedProperty("userId", "\"\""));

    ChangePlan plan = desk.plan();

    assertThat(plan.parts().questions())
        .singleElement()
        .satisfies(
            question -> {
              assertThat(question.device()).isEqualTo(device.managedDeviceId());
              assertThat(question.choices()).containsExactly(UNASSIGN);
            });
  }

  @Test
  void aDeviceThatIsMissingInThePersonsListIsAskedFor() {
    SimulatedDevice device = desk.device(SimulatedDevice::windows).notListed();

    assertThat(desk.plan().parts().questions())
        .extracting(DeviceQuestion::device)
        .containsExactly(device.managedDeviceId());
  }

  @Test
  void aComputerThatThePersonOnlySignedInToDoesNotStopTheErasure() {
    SimulatedDevice colleagues = desk.second().devices().get(0);
    tenant
        .answers()
        .serveItems(
            "beta",
            "/users/" + desk.person().objectId() + "/getLoggedOnManagedDevices()",
            List.of(
                "{\"id\":\""
                    + colleagues.managedDeviceId()
                    + "\",\"userId\":\""
                    + desk.second().objectId()
                    + "\"}"));

    ChangePlan plan = desk.plan();

    assertThat(plan.approvable()).isTrue();
    assertThat(plan.steps()).noneMatch(step -> step.target().equals(colleagues.managedDeviceId()));
  }

  @Test
  void aDirectoryDeviceThatItsListsLeaveOutIsPlannedByItsId() {
    SimulatedDevice device = desk.device(SimulatedDevice::windows);
    for (String list : List.of("/ownedDevices", "/registeredDevices")) {
      tenant.answers().serveItems("v1.0", "/users/" + desk.person().objectId() + list, List.of());
    }

    ChangePlan plan = desk.plan(decision(device, UNASSIGN));

    assertThat(plan.parts().refusals()).isEmpty();
    assertThat(plan.parts().unplannedSources())
        .filteredOn(unplanned -> unplanned.source().source().equals("aad-device"))
        .extracting(UnplannedSource::status)
        .containsExactly(LedgerStatus.KEPT);
  }
}
