package org.dsr4j.it.scriptflaws;

import static org.dsr4j.testkit.assertj.DsrAssertions.assertThat;

import java.nio.file.Path;
import org.dsr4j.ExportTarget;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.it.support.PersonExport;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.model.Window;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rows that Microsoft's script loses or assigns to the wrong person, and the behaviour of the
 * library.
 */
class ScriptFlawsRowsTest {

  private static final String ACTIONS = "/deviceManagement/remoteActionAudits";
  private static final String HEALTH = "managementExtensionHealth";
  private static final String AUDITS = "/deviceManagement/auditEvents";

  @TempDir private Path folder;

  private final SimulatedTenant simulated = PersonExport.tenant();

  @AfterEach
  void stop() {
    simulated.close();
  }

  private PersonExport copy(SimulatedUser person) {
    return PersonExport.of(simulated, person, folder);
  }

  private static String id(SimulatedUser person) {
    return person.devices().get(0).managedDeviceId();
  }

  /** The script collects protection states and does not return them (L417-423). */
  @Test
  void protectionStatesAreInTheCopy() {
    SimulatedUser person =
        simulated
            .user("person")
            .device(device -> device.windows().samples("protectionState", 1))
            .device(device -> device.windows().samples("protectionState", 1));

    PersonExport copy = copy(person);

    assertThat(copy.rows("intune-windows-protection-state"))
        .hasSize(2)
        .allSatisfy(row -> assertThat(row).contains("\"antiMalwareVersion\":\"4."));
  }

  /** The script selects the health of the management extension by the device's name (L405-409). */
  @Test
  void rowsThatNameADeviceByItsNameOnlyAreAManualStep() {
    SimulatedUser person =
        simulated
            .user("person")
            .device(device -> device.windows().name("LAPTOP").samples(HEALTH, 1));
    simulated.user("other").device(device -> device.windows().name("LAPTOP").samples(HEALTH, 1));

    PersonExport copy = copy(person);

    assertThat(copy.report())
        .entry("intune-management-extension-health")
        .hasStatus(LedgerStatus.MANUAL_STEP_OPEN)
        .hasFound(0);
    assertThat(copy.rows("intune-management-extension-health")).isEmpty();
  }

  /** A device without a name ends the script (L405-409). */
  @Test
  void aDeviceWithoutANameIsReadLikeAnyOther() {
    SimulatedUser person =
        simulated.user("person").device(device -> device.windows().apps(3).inEverySource());
    PersonExport named = copy(person);
    SimulatedDevice device = person.devices().get(0);
    device.managedProperty("deviceName", "null").entraProperty("displayName", "null");

    PersonExport nameless = copy(person);

    assertThat(nameless.report()).ledger().hasSameLinesAs(named.report().ledger());
    assertThat(nameless.rows("intune-managed-device"))
        .singleElement()
        .asString()
        .contains("\"deviceName\":null");
  }

  /** Names of devices are not unique, but the script assumes that they are (L405-409). */
  @Test
  void devicesWithTheSameNameAreDistinguished() {
    SimulatedUser person =
        simulated
            .user("person")
            .device(device -> device.windows().name("LAPTOP").apps(2))
            .device(device -> device.mac().name("LAPTOP").apps(3));
    simulated
        .user("other")
        .device(device -> device.windows().name("LAPTOP").apps(20).inEverySource());

    PersonExport copy = copy(person);

    assertThat(copy.report()).entry("intune-managed-device").isFound(2);
    assertThat(copy.report()).entry("intune-detected-apps").isFound(5);
    assertThat(copy.everything()).doesNotContain(id(simulated.user("other")));
  }

  /**
   * The script reads only actions that the person started, not actions on the person's devices
   * (L430-431).
   */
  @Test
  void actionsOfAdministratorsOnThePersonsDevicesAreRead() {
    SimulatedUser person = simulated.user("person").device(SimulatedDevice::windows);
    SimulatedUser other = simulated.user("other").device(SimulatedDevice::windows);
    simulated.rows(
        "beta",
        ACTIONS,
        action("by-admin", "admin@contoso.example", "", id(person)),
        action("as-owner", "admin@contoso.example", person.userPrincipalName(), ""),
        action("own", person.userPrincipalName(), "", id(person)),
        action("foreign", "admin@contoso.example", other.userPrincipalName(), id(other)));

    PersonExport copy = copy(person);

    assertThat(String.join("\n", copy.rows("intune-remote-action-audits")))
        .contains("by-admin", "as-owner", "\"own\"")
        .doesNotContain("foreign");
  }

  /** The script reads audit events with the person as actor, but not as target (L292). */
  @Test
  void auditEventsAreReadAsActorAndAsTarget() {
    SimulatedUser person = simulated.user("person").device(SimulatedDevice::windows);
    simulated.rows(
        "v1.0",
        AUDITS,
        event("acted", person.objectId(), "x"),
        event("target", "somebody", person.objectId()),
        event("device", "somebody", id(person)),
        event("foreign", "somebody", "something"));

    PersonExport copy = copy(person);

    assertThat(String.join("\n", copy.rows("intune-audit-events")))
        .contains("acted", "target", "\"device\"")
        .doesNotContain("foreign");
    assertThat(audited(person)).entry("intune-audit-events").isFound(3);
  }

  private Report audited(SimulatedUser person) {
    try (GraphTenant tenant = new GraphTenant(simulated)) {
      return tenant
          .dsr()
          .audit(tenant.request(person), Window.all(), ExportTarget.records(any -> {}));
    }
  }

  /**
   * The script reads the results of device scripts for users, but not for devices (L457-481, L940).
   */
  @Test
  void resultsOfScriptsAreReadForThePersonAndForTheDevices() {
    SimulatedUser person =
        simulated
            .user("person")
            .samples("powerShellUserRun", 1)
            .samples("shellUserRun", 1)
            .device(
                device -> device.windows().samples("powerShellRun", 2).samples("remediationRun", 1))
            .device(device -> device.mac().samples("shellRun", 2));

    PersonExport copy = copy(person);

    // Rows about the user have the name of the account and no date, so a reviewer decides.
    assertThat(copy.report())
        .entry("intune-powershell-script-states")
        .hasFound(2)
        .hasQuarantined(1);
    assertThat(copy.report()).entry("intune-shell-script-states").hasFound(2).hasQuarantined(1);
    assertThat(copy.report()).entry("intune-remediation-script-states").isFound(1);
  }

  private static String action(String id, String by, String owner, String device) {
    return """
    {"id":"%s","initiatedByUserPrincipalName":"%s","deviceOwnerUserPrincipalName":"%s",
     "managedDeviceId":"%s","action":"rebootNow","requestDateTime":"2025-12-01T08:00:00Z"}
    """
        .formatted(id, by, owner, device);
  }

  private static String event(String id, String actor, String target) {
    return """
    {"id":"%s","activityDateTime":"2025-12-01T08:00:00Z","actor":{"userId":"%s","userPrincipalName":null},
     "resources":[{"resourceId":"%s"}]}
    """
        .formatted(id, actor, target);
  }
}
