package org.dsr4j.it.erasure;

import static org.dsr4j.it.erasure.DeviceDecisionFixture.decision;
import static org.dsr4j.testkit.assertj.DsrAssertions.assertThat;

import org.dsr4j.ExportTarget;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.DeviceChoice;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.it.support.ErasureCase;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.junit.WithSimulatedTenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of Autopilot registrations hides who is assigned; the single registration shows it. */
@WithSimulatedTenant
class HiddenAutopilotUserTest {

  private static final String SOURCE = "intune-autopilot-device-identities";
  private static final String LIST = "/deviceManagement/windowsAutopilotDeviceIdentities";
  private static final String ID = "0b6a7a6e-1111-4222-8333-444455556666";
  private static final String ZERO = "\"00000000-0000-0000-0000-000000000000\"";

  private final SimulatedTenant tenant;
  private final DeviceDecisionFixture desk;
  private SimulatedDevice computer;

  HiddenAutopilotUserTest(SimulatedTenant tenant) {
    this.tenant = tenant;
    this.desk = new DeviceDecisionFixture(tenant);
  }

  @BeforeEach
  void computers() {
    computer = desk.device(device -> device.windows().serialNumber("PF-0417"));
  }

  private void registration(String id, String serialNumber, String user) {
    tenant.rows(
        "v1.0",
        LIST,
        """
        {"id":"%s","serialNumber":"%s","userPrincipalName":"%s",
         "managedDeviceId":"00000000-0000-0000-0000-000000000000",
         "azureActiveDirectoryDeviceId":"00000000-0000-0000-0000-000000000000",
         "lastContactedDateTime":"0001-01-01T00:00:00Z"}
        """
            .formatted(id, serialNumber, user));
  }

  /** As reported: for every device, the list shows neither the user nor the managed device. */
  private void listsHideUsers() {
    tenant
        .answers()
        .rows(LIST)
        .inLists()
        .with("userPrincipalName", "\"\"")
        .with("managedDeviceId", ZERO)
        .with("azureActiveDirectoryDeviceId", ZERO);
  }

  private LedgerEntry read() {
    try (GraphTenant graph = new GraphTenant(tenant)) {
      return graph
          .dsr()
          .export(graph.request(desk.person()), ExportTarget.records(record -> {}))
          .ledger()
          .entry(SOURCE)
          .orElseThrow();
    }
  }

  private ChangePlan plan() {
    return desk.plan(decision(computer, DeviceChoice.UNASSIGN));
  }

  private static LedgerEntry line(ChangeReport report) {
    return report.ledger().entry(SOURCE).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PF-0417", "PF-9999"})
  void aRegistrationWhoseUserTheListHidesIsHeldBackOrFound(String serialNumber) {
    registration(ID, serialNumber, desk.person().userPrincipalName());
    listsHideUsers();

    LedgerEntry entry = read();

    assertThat(entry.found() + entry.quarantined()).isOne();
    assertThat(entry.gaps()).isEmpty();
  }

  @Test
  void aUserWhomTheListLeavesOutIsFoundByTheSingleRegistration() {
    desk.device(device -> device.windows().autopilot());
    tenant.answers().rows(LIST).inLists().without("userPrincipalName");

    assertThat(read().status()).isEqualTo(LedgerStatus.FOUND);
  }

  @Test
  void oneHiddenUserAmongShownOnesIsNotLost() {
    registration("shown", "PF-1", desk.second().userPrincipalName());
    registration(ID, "PF-2", desk.person().userPrincipalName());
    tenant
        .answers()
        .rewrite(
            (request, response) ->
                request.path().equals(LIST)
                    ? response.body(response.text().replace(desk.person().userPrincipalName(), ""))
                    : response);

    LedgerEntry entry = read();

    assertThat(entry.found() + entry.quarantined()).isOne();
  }

  @Test
  void aRegistrationOfAnotherPersonIsNotThePersons() {
    registration(ID, "PF-9999", desk.second().userPrincipalName());
    listsHideUsers();

    assertThat(read().status()).isEqualTo(LedgerStatus.NONE);
  }

  @Test
  void theSingleRegistrationNamesAnotherPersonAlthoughItsDeviceIsThePersons() {
    desk.device(device -> device.windows().autopilot());
    tenant.answers().rows(LIST).inLists().without("userPrincipalName");
    tenant
        .answers()
        .rewrite(
            (request, response) ->
                request.path().startsWith(LIST + "/")
                    ? response.body(
                        response
                            .text()
                            .replace(
                                desk.person().userPrincipalName(),
                                desk.second().userPrincipalName()))
                    : response);

    LedgerEntry entry = read();

    assertThat(entry.found()).isZero();
    assertThat(entry.quarantined()).isOne();
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 500})
  void aRegistrationThatCannotBeReadIsAGapInReadingAndPlanning(int status) {
    registration(ID, "PF-9999", desk.person().userPrincipalName());
    listsHideUsers();
    tenant.faults().on(LIST + "/" + ID).reply(status);

    assertThat(read().gaps()).extracting(Gap::code).isNotEmpty();
    assertThat(read().status()).isNotEqualTo(LedgerStatus.NONE);
    assertThat(plan().parts().unplannedSources())
        .anySatisfy(unplanned -> assertThat(unplanned.source().source()).isEqualTo(SOURCE));
  }

  @Test
  void aUserWhomNothingShowsLeavesAGapAndAManualStepWithTheRegistration() {
    registration(ID, "PF-0417", "");

    LedgerEntry entry = read();

    assertThat(entry.quarantined()).isOne();
    assertThat(entry.gaps()).extracting(Gap::code).containsOnly(GraphError.OWNER_NOT_SHOWN);
    assertThat(plan().parts().manualSteps())
        .anySatisfy(step -> assertThat(step.instruction()).contains(ID));
  }

  @Test
  void theHiddenUserIsUnassigned() {
    registration("of another person", "PF-1", desk.second().userPrincipalName());
    registration(ID, "PF-0417", desk.person().userPrincipalName());
    listsHideUsers();
    ErasureCase erasure = desk.approved(plan());

    erasure.runToEnd();

    assertThat(desk.calls()).contains("POST " + LIST + "/" + ID + "/unassignUserFromDevice");
    assertThat(line(erasure.verify()).status()).isNotEqualTo(LedgerStatus.UNVERIFIED);
  }
}
