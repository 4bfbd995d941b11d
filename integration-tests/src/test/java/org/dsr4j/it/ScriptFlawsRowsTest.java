package org.dsr4j.it;

import static org.dsr4j.testkit.assertj.DsrAssertions.assertThat;

import java.nio.file.Path;
import org.dsr4j.ExportTarget;
import org.dsr4j.graph.GraphIdentifierKinds;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.model.Window;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose rows Microsoft's script takes, loses or mixes up, and what happens here. */
class ScriptFlawsRowsTest {

  private static final String BOOKS = "/deviceAppManagement/managedEBooks";
  private static final String ACTIONS = "/deviceManagement/remoteActionAudits";
  private static final String HEALTH = "managementExtensionHealth";
  private static final String AUDITS = "/deviceManagement/auditEvents";

  @TempDir private Path folder;

  private final SimulatedTenant simulated = PersonsCopy.tenant();

  @AfterEach
  void stop() {
    simulated.close();
  }

  private PersonsCopy copy(SimulatedUser person) {
    return PersonsCopy.of(simulated, person, folder);
  }

  private static String id(SimulatedUser person) {
    return person.devices().get(0).managedDeviceId();
  }

  /** Protection states are collected, and then not handed on (L417-423). */
  @Test
  void protectionStatesAreInTheCopy() {
    SimulatedUser person =
        simulated
            .user("person")
            .device(device -> device.windows().samples("protectionState", 1))
            .device(device -> device.windows().samples("protectionState", 1));

    PersonsCopy copy = copy(person);

    assertThat(copy.rows("intune-windows-protection-state"))
        .hasSize(2)
        .allSatisfy(row -> assertThat(row).contains("\"antiMalwareVersion\":\"4."));
  }

  /** The function that reads the books is never called (L305-309). */
  @Test
  void booksBoughtWithThePersonsAppleIdAreShown() {
    SimulatedUser person = simulated.user("person");
    simulated.rows(
        "v1.0", BOOKS, book("b1", "buyer@icloud.example"), book("b2", "else@icloud.example"));

    PersonsCopy copy =
        PersonsCopy.of(simulated, withAppleId(person, "buyer@icloud.example"), folder);

    // Nothing dates the Apple id that the requester names: a person decides whether it is theirs.
    assertThat(copy.report()).entry("intune-vpp-ebooks").hasQuarantined(1);
    assertThat(copy(person).report()).entry("intune-vpp-ebooks").isNone();
  }

  /** Settings with an Apple id are searched with the name of the account (L316). */
  @Test
  void anAppleIdIsLookedForAsAnAppleId() {
    SimulatedUser person = simulated.user("person");
    simulated.rows(
        "beta",
        "/deviceManagement/depOnboardingSettings",
        "{\"id\":\"t1\",\"appleIdentifier\":\"buyer@icloud.example\"}",
        "{\"id\":\"t2\",\"appleIdentifier\":\"else@icloud.example\"}");

    assertThat(copy(person).report()).entry("intune-apple-dep-settings").isNone();
    // No date says since when the address is the person's: it is shown, and a person decides.
    assertThat(
            PersonsCopy.of(simulated, withAppleId(person, "buyer@icloud.example"), folder).report())
        .entry("intune-apple-dep-settings")
        .hasQuarantined(1);
  }

  /** Rows about books are taken by display name: namesakes get each other's (L376-383). */
  @Test
  void namesakesNeverGetEachOthersRowsOfBooks() {
    SimulatedUser first = reader("first");
    SimulatedUser second = reader("second");
    bookOf(first, second);

    assertThat(copy(first).rows("intune-ebook-statuses"))
        .singleElement()
        .asString()
        .contains(id(first));
    assertThat(copy(second).rows("intune-ebook-statuses"))
        .singleElement()
        .asString()
        .contains(id(second));
    assertThat(copy(simulated.user("third").displayName("Alex Kim")).report())
        .entry("intune-ebook-statuses")
        .isNone();
  }

  /** For the same reason a person whose name changed gets none (L376-383). */
  @Test
  void whoseNameChangedKeepsTheRowsOfBooks() {
    SimulatedUser person = reader("first");
    bookOf(person);
    person.displayName("Alex Kim-Novak").userPrincipalName("alex.novak@" + simulated.domain());

    assertThat(copy(person).report()).entry("intune-ebook-statuses").isFound(1);
  }

  /** The health of the management extension is taken by the device's name (L405-409). */
  @Test
  void rowsThatNameADeviceByItsNameOnlyAreAStepForPeople() {
    SimulatedUser person =
        simulated
            .user("person")
            .device(device -> device.windows().name("LAPTOP").samples(HEALTH, 1));
    simulated.user("other").device(device -> device.windows().name("LAPTOP").samples(HEALTH, 1));

    PersonsCopy copy = copy(person);

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
        simulated.user("person").device(device -> device.windows().apps(3).everywhere());
    PersonsCopy named = copy(person);
    SimulatedDevice device = person.devices().get(0);
    device.managedProperty("deviceName", "null").entraProperty("displayName", "null");

    PersonsCopy nameless = copy(person);

    assertThat(nameless.report()).ledger().hasSameLinesAs(named.report().ledger());
    assertThat(nameless.rows("intune-managed-device"))
        .singleElement()
        .asString()
        .contains("\"deviceName\":null");
  }

  /** Names of devices are not unique, and the script takes them for it (L405-409). */
  @Test
  void devicesOfOneNameAreKeptApart() {
    SimulatedUser person =
        simulated
            .user("person")
            .device(device -> device.windows().name("LAPTOP").apps(2))
            .device(device -> device.mac().name("LAPTOP").apps(3));
    simulated.user("other").device(device -> device.windows().name("LAPTOP").apps(20).everywhere());

    PersonsCopy copy = copy(person);

    assertThat(copy.report()).entry("intune-managed-device").isFound(2);
    assertThat(copy.report()).entry("intune-detected-apps").isFound(5);
    assertThat(copy.everything()).doesNotContain(id(simulated.user("other")));
  }

  /** Only actions that the person started are read, none on the person's devices (L430-431). */
  @Test
  void whatAdministratorsDidToThePersonsDevicesIsRead() {
    SimulatedUser person = simulated.user("person").device(SimulatedDevice::windows);
    SimulatedUser other = simulated.user("other").device(SimulatedDevice::windows);
    simulated.rows(
        "beta",
        ACTIONS,
        action("by-admin", "admin@contoso.example", "", id(person)),
        action("as-owner", "admin@contoso.example", person.userPrincipalName(), ""),
        action("own", person.userPrincipalName(), "", id(person)),
        action("foreign", "admin@contoso.example", other.userPrincipalName(), id(other)));

    PersonsCopy copy = copy(person);

    assertThat(String.join("\n", copy.rows("intune-remote-action-audits")))
        .contains("by-admin", "as-owner", "\"own\"")
        .doesNotContain("foreign");
  }

  /** Audit events are read where the person acted, not where something was done to them (L292). */
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

    PersonsCopy copy = copy(person);

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

  /** Of scripts, what they did for users is read, and nothing of devices (L457-481, L940). */
  @Test
  void whatScriptsDidIsReadForThePersonAndForTheDevices() {
    SimulatedUser person =
        simulated
            .user("person")
            .samples("powerShellUserRun", 1)
            .samples("shellUserRun", 1)
            .device(
                device -> device.windows().samples("powerShellRun", 2).samples("remediationRun", 1))
            .device(device -> device.mac().samples("shellRun", 2));

    PersonsCopy copy = copy(person);

    // Rows about the user have a name of the account and no date, so that a person decides.
    assertThat(copy.report())
        .entry("intune-powershell-script-states")
        .hasFound(2)
        .hasQuarantined(1);
    assertThat(copy.report()).entry("intune-shell-script-states").hasFound(2).hasQuarantined(1);
    assertThat(copy.report()).entry("intune-remediation-script-states").isFound(1);
  }

  private static DataSubject withAppleId(SimulatedUser person, String appleId) {
    return DataSubject.of(
        Identifier.of(IdentifierKind.OBJECT_ID, person.objectId()),
        Identifier.of(GraphIdentifierKinds.APPLE_ID, appleId));
  }

  private SimulatedUser reader(String alias) {
    return simulated.user(alias).displayName("Alex Kim").device(SimulatedDevice::iphone);
  }

  private void bookOf(SimulatedUser... readers) {
    simulated.rows("v1.0", BOOKS, book("b1", "buyer@icloud.example"));
    for (SimulatedUser reader : readers) {
      simulated.rows(
          "v1.0",
          BOOKS + "/b1/deviceStates",
          "{\"id\":\"s-%s\",\"deviceId\":\"%s\",\"userName\":\"Alex Kim\"}"
              .formatted(reader.objectId(), id(reader)));
    }
  }

  private static String book(String id, String appleId) {
    return "{\"@odata.type\":\"#microsoft.graph.iosVppEBook\",\"id\":\"%s\",\"appleId\":\"%s\","
            .formatted(id, appleId)
        + "\"createdDateTime\":\"2025-06-01T08:00:00Z\"}";
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
    {"id":"%s","activityDateTime":"2025-12-01T08:00:00Z","actor":{"userId":"%s"},
     "resources":[{"resourceId":"%s"}]}
    """
        .formatted(id, actor, target);
  }
}
