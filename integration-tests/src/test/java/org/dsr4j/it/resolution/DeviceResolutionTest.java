package org.dsr4j.it.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.Report;
import org.dsr4j.model.Strength;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A device identifies its person, and data of an earlier user is excluded. */
class DeviceResolutionTest {

  private final SimulatedTenant simulated = SimulatedTenant.start();

  @AfterEach
  void stop() {
    simulated.close();
  }

  @Test
  void aSerialNumberIdentifiesThePersonOfTheDevice() {
    SimulatedUser person =
        simulated.user("person").device(device -> device.windows().serialNumber("5CG1234XYZ"));
    simulated.user("other").device(device -> device.windows().serialNumber("5CG9999XYZ"));

    Report report = discover(serial("5cg1234xyz"));

    assertThat(report.identity().value(IdentifierKind.OBJECT_ID)).contains(person.objectId());
    assertThat(report.ledger().entry("intune-managed-device").orElseThrow().found()).isOne();
    assertThat(report.ledger().entry("aad-user").orElseThrow().found()).isPositive();
  }

  @Test
  void aSerialNumberOfTwoPeopleStopsTheRequest() {
    SimulatedUser first =
        simulated.user("first").device(device -> device.windows().serialNumber("5CG1234XYZ"));
    SimulatedUser second =
        simulated.user("second").device(device -> device.windows().serialNumber("5CG1234XYZ"));

    Report report = discover(serial("5CG1234XYZ"));

    assertThat(report.completion()).isEqualTo(Completion.AMBIGUOUS);
    assertThat(String.join("\n", report.notes()))
        .doesNotContain(first.objectId(), second.objectId(), "5CG1234XYZ");
  }

  @Test
  void anAccountTogetherWithADeviceOfAnotherPersonStopsTheRequest() {
    SimulatedUser person = simulated.user("person");
    simulated.user("other").device(device -> device.windows().serialNumber("5CG1234XYZ"));

    Report report =
        discover(
            DataSubject.of(
                Identifier.of(IdentifierKind.OBJECT_ID, person.objectId()),
                Identifier.of(GraphIdentifierKinds.SERIAL_NUMBER, "5CG1234XYZ")));

    assertThat(report.completion()).isEqualTo(Completion.AMBIGUOUS);
  }

  @Test
  void aRegisteredDeviceIdentifiesThePersonWithoutIntune() {
    SimulatedUser person = simulated.user("person").device(SimulatedDevice::registeredOnly);
    simulated.user("other").device(SimulatedDevice::registeredOnly);

    Report report =
        discover(
            DataSubject.of(
                Identifier.of(IdentifierKind.DEVICE_ID, person.devices().get(0).deviceId())));

    assertThat(report.identity().value(IdentifierKind.OBJECT_ID)).contains(person.objectId());
  }

  @Test
  void aDeviceThatThePersonOnlySignedInToIsWeakAndQuarantined() {
    SimulatedUser person = simulated.user("person");
    SimulatedUser other = simulated.user("other").device(device -> device.windows().apps(3));
    SimulatedDevice shared = other.devices().get(0);
    simulated
        .answers()
        .serveItems(
            "beta",
            "/users/" + person.objectId() + "/getLoggedOnManagedDevices()",
            List.of(
                "{\"id\":\""
                    + shared.managedDeviceId()
                    + "\",\"azureADDeviceId\":\""
                    + shared.deviceId()
                    + "\",\"userId\":\""
                    + other.objectId()
                    + "\",\"serialNumber\":\""
                    + shared.serialNumber()
                    + "\"}"));

    Report report = discover(DataSubject.objectId(person.objectId()));

    assertThat(report.identity().identifiers(IdentifierKind.MANAGED_DEVICE_ID))
        .extracting(KnownIdentifier::strength)
        .containsExactly(Strength.WEAK);
    assertThat(report.identity().identifiers(GraphIdentifierKinds.SERIAL_NUMBER)).isEmpty();
    LedgerEntry apps = report.ledger().entry("intune-detected-apps").orElseThrow();
    assertThat(apps.found()).isZero();
    assertThat(apps.quarantined()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Defaultstring",
        "SystemSerialNumber",
        "ToBeFilledByO.E.M.",
        "0123456789",
        "N/A",
        "00000000"
      })
  void aPlaceholderSerialNumberNeverLeadsToTheDeviceOfAnotherPerson(String placeholder) {
    SimulatedUser person =
        simulated
            .user("person")
            .device(
                device ->
                    device
                        .windows()
                        .serialNumber(placeholder)
                        .managedProperty("enrolledDateTime", "\"2024-03-01T08:00:00Z\""));
    simulated
        .answers()
        .serveItems(
            "beta",
            "/deviceManagement/autopilotEvents",
            List.of(
                "{\"id\":\"77777777-1111-4000-8000-000000000001\","
                    + "\"deviceId\":\"88888888-0000-4000-8000-000000000001\","
                    + "\"userId\":\"\",\"userPrincipalName\":\"\","
                    + "\"eventDateTime\":\"2025-11-03T08:00:00Z\","
                    + "\"deviceSerialNumber\":\""
                    + placeholder
                    + "\",\"managedDeviceName\":\"HOME-PC-2\"}"));

    LedgerEntry events =
        discover(DataSubject.objectId(person.objectId()))
            .ledger()
            .entry("intune-autopilot-events")
            .orElseThrow();

    assertThat(events.found() + events.quarantined()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{%s}", "(%s)", " %s "})
  void anObjectIdIdentifiesThePersonInEverySpelling(String form) {
    SimulatedUser person = simulated.user("person").device(device -> device.windows().apps(2));
    String id = person.objectId();
    List<String> expected = counts(discover(DataSubject.objectId(id)));

    for (String asked : List.of(form.formatted(id), form.formatted(id.replace("-", "")))) {
      assertThat(counts(discover(DataSubject.objectId(asked)))).isEqualTo(expected);
    }
  }

  private static List<String> counts(Report report) {
    return report.ledger().entries().stream()
        .map(each -> each.source() + " " + each.status() + " " + each.found())
        .toList();
  }

  @Test
  void eventsOfADeviceBeforeItBelongedToThePersonAreQuarantined() {
    SimulatedUser person =
        simulated
            .user("person")
            .device(
                device ->
                    device
                        .windows()
                        .managedProperty("enrolledDateTime", "\"2024-03-01T08:00:00Z\""));
    String device = person.devices().get(0).managedDeviceId();
    simulated
        .answers()
        .serveItems(
            "beta",
            "/deviceManagement/remoteActionAudits",
            List.of(
                action("a", device, "2023-06-01T10:00:00Z"),
                action("b", device, "2024-06-01T10:00:00Z")));

    LedgerEntry actions =
        discover(DataSubject.objectId(person.objectId()))
            .ledger()
            .entry("intune-remote-action-audits")
            .orElseThrow();

    assertThat(actions.found()).isOne();
    assertThat(actions.quarantined()).isOne();
  }

  @Test
  void theEnrollerOfADeviceThatSomebodyElseUsesGetsNothingOfIt() {
    SimulatedUser second = simulated.user("second");
    SimulatedUser enroller =
        simulated
            .user("enroller")
            .device(device -> device.windows().inEverySource().apps(2).usedBy(second));

    Report report = discover(DataSubject.objectId(enroller.objectId()));

    for (String source :
        List.of(
            "intune-managed-device",
            "intune-managed-device-beta",
            "intune-detected-apps",
            "intune-device-configuration-states",
            "intune-logged-on-devices",
            "intune-comanaged-devices",
            "aad-device",
            "aad-device-local-credentials")) {
      LedgerEntry entry = report.ledger().entry(source).orElseThrow();
      assertThat(entry.found()).as(source).isZero();
      assertThat(entry.quarantined()).as(source).isPositive();
    }
    assertThat(report.identity().identifiers(GraphIdentifierKinds.DISPUTED_DEVICE_ID)).hasSize(2);
  }

  @Test
  void aDeviceWhoseRecordNamesSomebodyElseIsOneRecordThatIsHeldBack() {
    SimulatedUser helpdesk = simulated.user("helpdesk");
    SimulatedUser person =
        simulated.user("person").device(device -> device.windows().recordNames(helpdesk));

    LedgerEntry devices =
        discover(DataSubject.objectId(person.objectId()))
            .ledger()
            .entry("intune-managed-device")
            .orElseThrow();

    assertThat(devices.found()).isZero();
    assertThat(devices.quarantined()).isOne();
  }

  @ParameterizedTest
  @CsvSource({"users,503", "users,403", "users,404", "'',503"})
  void aDeviceWhoseUserCannotBeReadIsHeldBackWithAGap(String below, int status) {
    SimulatedUser person = simulated.user("person").device(device -> device.windows().apps(1));
    String path = "/deviceManagement/managedDevices/" + person.devices().get(0).managedDeviceId();
    simulated.faults().on(below.isEmpty() ? path : path + "/" + below).reply(status);

    Report report = discover(DataSubject.objectId(person.objectId()));

    assertThat(report.identity().identifiers(IdentifierKind.MANAGED_DEVICE_ID))
        .extracting(KnownIdentifier::strength)
        .containsExactly(Strength.WEAK);
    LedgerEntry apps = report.ledger().entry("intune-detected-apps").orElseThrow();
    assertThat(apps.found()).isZero();
    assertThat(apps.gaps()).isNotEmpty();
    assertThat(report.completion()).isEqualTo(Completion.PARTIAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "null", "\"00000000-0000-0000-0000-000000000000\""})
  void aRecordWithoutUserDoesNotContradictTheListAndTheUsers(String nobody) {
    SimulatedUser person =
        simulated
            .user("person")
            .device(device -> device.windows().apps(1).managedProperty("userId", nobody));

    Report report = discover(DataSubject.objectId(person.objectId()));

    assertThat(report.ledger().entry("intune-detected-apps").orElseThrow().found()).isOne();
    assertThat(report.ledger().entry("intune-managed-device").orElseThrow().found()).isOne();
  }

  @Test
  void aDeviceThatOnlyTheListAssignsIsHeldBack() {
    SimulatedUser person =
        simulated
            .user("person")
            .device(device -> device.windows().apps(1).managedProperty("userId", "\"\"").usedBy());

    Report report = discover(DataSubject.objectId(person.objectId()));

    assertThat(report.ledger().entry("intune-detected-apps").orElseThrow().found()).isZero();
    assertThat(report.ledger().entry("intune-managed-device").orElseThrow().found()).isZero();
  }

  @Test
  void aDeviceWithSeveralUsersBelongsToEachOfThem() {
    SimulatedUser second = simulated.user("second");
    SimulatedUser person = simulated.user("person").device(SimulatedDevice::windows);
    person.devices().get(0).usedBy(second, person);

    assertThat(
            discover(DataSubject.objectId(person.objectId()))
                .ledger()
                .entry("intune-managed-device")
                .orElseThrow()
                .found())
        .isOne();
  }

  @Test
  void aListThatNamesADeviceTwiceWithDifferentUsersIsAContradiction() {
    SimulatedUser second = simulated.user("second");
    SimulatedUser person = simulated.user("person").device(SimulatedDevice::windows);
    SimulatedDevice device = person.devices().get(0);
    String row = "{\"id\":\"" + device.managedDeviceId() + "\",\"userId\":\"";
    simulated
        .answers()
        .serveItems(
            "v1.0",
            "/users/" + person.objectId() + "/managedDevices",
            List.of(row + person.objectId() + "\"}", row + second.objectId() + "\"}"));

    Report report = discover(DataSubject.objectId(person.objectId()));

    assertThat(report.identity().identifiers(IdentifierKind.MANAGED_DEVICE_ID))
        .extracting(KnownIdentifier::strength)
        .containsExactly(Strength.WEAK);
  }

  @Test
  void aDeviceThatIsMissingInThePersonsListIsFoundThroughTheDirectory() {
    SimulatedUser person = simulated.user("person").device(device -> device.windows().apps(1));
    person.devices().get(0).notListed();

    Report report = discover(DataSubject.objectId(person.objectId()));

    assertThat(report.ledger().entry("intune-detected-apps").orElseThrow().found()).isOne();
    assertThat(report.ledger().entry("intune-managed-device").orElseThrow().found()).isOne();
  }

  @Test
  void aListedDeviceIsReadOnce() {
    SimulatedUser person = simulated.user("person").device(SimulatedDevice::windows);

    LedgerEntry entry =
        discover(DataSubject.objectId(person.objectId()))
            .ledger()
            .entry("intune-managed-device")
            .orElseThrow();

    assertThat(entry.found()).isOne();
    assertThat(entry.duplicates()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 500})
  void anUnlistedDeviceThatCannotBeReadIsAGap(int status) {
    SimulatedUser person = simulated.user("person").device(SimulatedDevice::windows);
    SimulatedDevice device = person.devices().get(0).notListed();
    simulated
        .faults()
        .on("/deviceManagement/managedDevices/" + device.managedDeviceId())
        .onSelect("notes")
        .reply(status);

    LedgerEntry entry =
        discover(DataSubject.objectId(person.objectId()))
            .ledger()
            .entry("intune-managed-device")
            .orElseThrow();

    assertThat(entry.found()).isZero();
    assertThat(entry.gaps()).isNotEmpty();
  }

  @Test
  void aDeviceThatTheRequestNamesIsReadByItsIdAlthoughAllListsLeaveItOut() {
    SimulatedUser person = simulated.user("person").device(device -> device.windows().apps(1));
    SimulatedDevice device = person.devices().get(0).notListed();
    simulated.answers().serveItems("v1.0", "/deviceManagement/managedDevices", List.of());

    Report report =
        discover(
            DataSubject.of(
                Identifier.of(IdentifierKind.OBJECT_ID, person.objectId()),
                Identifier.of(IdentifierKind.MANAGED_DEVICE_ID, device.managedDeviceId())));

    assertThat(report.ledger().entry("intune-managed-device").orElseThrow().found()).isOne();
    assertThat(report.ledger().entry("intune-detected-apps").orElseThrow().found()).isOne();
  }

  @Test
  void aDirectoryDeviceThatIntuneAssignsToOthersOnlyIsNotReadInIntune() {
    SimulatedUser second = simulated.user("second");
    SimulatedUser person =
        simulated
            .user("person")
            .device(device -> device.windows().apps(1).recordNames(second).usedBy(second));
    person.devices().get(0).notListed();

    Report report = discover(DataSubject.objectId(person.objectId()));

    LedgerEntry apps = report.ledger().entry("intune-detected-apps").orElseThrow();
    assertThat(apps.found() + apps.quarantined()).isZero();
  }

  @Test
  void theUsersOfADeviceAreReadOncePerSearchOfThePerson() {
    SimulatedUser person = simulated.user("person").device(SimulatedDevice::windows);
    String users =
        "/deviceManagement/managedDevices/" + person.devices().get(0).managedDeviceId() + "/users";

    discover(DataSubject.objectId(person.objectId()));

    assertThat(simulated.requests())
        .filteredOn(request -> request.path().equals(users))
        .as("once for the person, once as a source of its own")
        .hasSize(2);
  }

  @Test
  void aSerialNumberOfADeviceThatSomebodyElseUsesStopsTheRequest() {
    SimulatedUser second = simulated.user("second");
    simulated
        .user("enroller")
        .device(device -> device.windows().serialNumber("5CG1234XYZ").usedBy(second));

    assertThat(discover(serial("5CG1234XYZ")).completion()).isEqualTo(Completion.AMBIGUOUS);
  }

  private static String action(String id, String device, String at) {
    return "{\"id\":\""
        + id
        + "\",\"managedDeviceId\":\""
        + device
        + "\",\"deviceOwnerUserPrincipalName\":null,\"action\":\"rebootNow\",\"requestDateTime\":\""
        + at
        + "\"}";
  }

  private static DataSubject serial(String number) {
    return DataSubject.of(Identifier.of(GraphIdentifierKinds.SERIAL_NUMBER, number));
  }

  private Report discover(DataSubject subject) {
    try (GraphTenant tenant = new GraphTenant(simulated)) {
      return tenant.dsr().discover(tenant.request(subject));
    }
  }
}
