package org.dsr4j.it.scriptflaws;

import static java.util.stream.Collectors.toMap;
import static org.dsr4j.testkit.assertj.DsrAssertions.assertThat;
import static org.dsr4j.testkit.assertj.DsrAssertions.assertThatExceptionOfType;
import static org.dsr4j.testkit.assertj.DsrAssertions.assertThatPackage;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.it.support.PersonExport;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People and tenants that Microsoft's script loses or confuses. */
class ScriptFlawsPeopleTest {

  @TempDir private Path folder;

  private final SimulatedTenant simulated = PersonExport.tenant();

  @AfterEach
  void stop() {
    simulated.close();
  }

  private PersonExport copy(DataSubject subject) {
    return PersonExport.of(simulated, subject, folder);
  }

  private PersonExport copy(SimulatedUser person) {
    return PersonExport.of(simulated, person, folder);
  }

  private static DataSubject named(SimulatedUser person) {
    return DataSubject.userPrincipalName(person.userPrincipalName());
  }

  /**
   * The script does not encode names in addresses, so that guests cannot be exported (L206, 233).
   */
  @Test
  void aGuestWithHashSignsInTheNameIsRead() {
    SimulatedUser guest =
        simulated.user("guest").guest("ext.person@fabrikam.com").signIns(2).intuneAudits(3);
    assertThat(guest.userPrincipalName()).contains("#EXT#");

    PersonExport copy = copy(named(guest));

    assertThat(copy.rows("aad-user")).anySatisfy(row -> assertThat(row).contains(guest.objectId()));
    assertThat(copy.report()).entry("aad-sign-in-logs").isFound(2);
    assertThat(copy.report()).entry("intune-audit-events").isFound(3);
  }

  /**
   * The script does not double quotes, so that a filter with o'brien@ is refused (L292, 308, 316,
   * 430, 661).
   */
  @Test
  void aNameWithAnApostropheIsRead() {
    SimulatedUser person =
        simulated
            .user("person")
            .userPrincipalName("o'brien@" + simulated.domain())
            .intuneAudits(3)
            .samples("remoteActionAudit", 2);

    Report report = copy(named(person)).report();

    assertThat(report).entry("intune-audit-events").isFound(3);
    assertThat(report).entry("intune-remote-action-audits").isFound(2);
    assertThat(report.ledger().entries())
        .flatExtracting(LedgerEntry::gaps)
        .noneMatch(
            part -> part.code().code().equals("graph.bad-request") && filters(part.detail()));
  }

  private static boolean filters(String place) {
    return place.contains("auditEvents") || place.contains("remoteActionAudits");
  }

  /** The script reports that a soft-deleted person does not exist (L870-875). */
  @Test
  void aSoftDeletedPersonIsFoundAndTheCopyIsNotReportedAsComplete() {
    SimulatedUser person = simulated.user("person").signIns(2);
    DataSubject subject = named(person);
    person.softDeleted();

    Report report = copy(subject).report();

    assertThat(report).entry("aad-deleted-user").hasStatus(LedgerStatus.FOUND);
    assertThat(report).entry("aad-sign-in-logs").isFound(2);
    assertThat(report).hasCompletion(Completion.PARTIAL);
  }

  /** Without an Intune account the script does not export the directory either (L883-892). */
  @ParameterizedTest
  @ValueSource(ints = {403, 404})
  void aPersonWithoutIntuneGetsTheRecordsOfTheDirectory(int status) {
    SimulatedUser person =
        simulated.user("person").signIns(2).group("Research").samples("phoneMethod", 1);
    Map<String, LedgerEntry> before = directory(copy(person).report());
    simulated.faults().on("/users/{user-id}/managedDevices").reply(status);

    PersonExport copy = copy(person);

    assertThat(copy.report()).entry("aad-user").hasStatus(LedgerStatus.FOUND);
    assertThat(copy.report()).entry("aad-sign-in-logs").isFound(2);
    assertThat(copy.report()).entry("aad-user-member-of").isFound(1);
    assertThat(directory(copy.report())).hasSameSizeAs(before);
    assertThat(copy.report())
        .entry("intune-managed-device")
        .satisfies(line -> assertThat(line.status()).isNotEqualTo(LedgerStatus.NONE));
  }

  private static Map<String, LedgerEntry> directory(Report report) {
    return report.ledger().entries().stream()
        .filter(entry -> entry.source().source().startsWith("aad-") && entry.found() > 0)
        .collect(toMap(entry -> entry.source().source(), entry -> entry));
  }

  /** The script treats every error except 404 as "is a user" (L213-227). */
  @ParameterizedTest
  @ValueSource(ints = {400, 403, 500, 503})
  void anErrorIsNotTreatedAsAPerson(int status) {
    SimulatedUser person = simulated.user("person").device(SimulatedDevice::windows);
    simulated.faults().on("/users/{user-id}").reply(status);
    simulated.faults().on("/users").reply(status);

    Report report = discover(DataSubject.objectId(person.objectId()));

    assertThat(report.completion())
        .isNotIn(Completion.COMPLETE, Completion.COMPLETE_WITH_RESIDUE, Completion.PENDING);
    assertThat(report.ledger().entry("aad-user"))
        .hasValueSatisfying(
            line -> assertThat(line.status()).isNotIn(LedgerStatus.FOUND, LedgerStatus.NONE));
  }

  /** The script always uses the host of the global cloud (L33). */
  @Test
  void eachCloudHasItsHostAndNoRequestIsSentToAnotherHost() {
    assertThat(
            List.of(GraphCloud.GLOBAL, GraphCloud.US_GOVERNMENT, GraphCloud.CHINA).stream()
                .map(GraphCloud::graphEndpoint)
                .map(URI::getHost))
        .containsExactly(
            "graph.microsoft.com", "graph.microsoft.us", "microsoftgraph.chinacloudapi.cn");

    discover(DataSubject.objectId(simulated.user("person").objectId()));

    assertThat(simulated.requests())
        .isNotEmpty()
        .extracting(RecordedRequest::host)
        .containsOnly(simulated.endpoint().getAuthority());
  }

  /** The script does not check which tenant is connected. */
  @Test
  void anotherTenantIsRefusedBeforeAnythingIsRead() {
    SimulatedUser person = simulated.user("person");
    simulated.reportOrganization("99999999-8888-7777-6666-555555555555");

    assertThatExceptionOfType(DsrException.class)
        .isThrownBy(() -> discover(DataSubject.objectId(person.objectId())))
        .satisfies(e -> assertThat(e.code()).isEqualTo(DsrError.TENANT_MISMATCH));
    assertThat(simulated.requests())
        .extracting(RecordedRequest::path)
        .containsOnly("/organization");
  }

  /**
   * The script selects rows by the name of the account, even if another person had it before (L292,
   * L430).
   */
  @Test
  void rowsWithTheNameFromBeforeTheAccountWasCreatedAreQuarantined() {
    SimulatedUser person = simulated.user("person");
    simulated.rows(
        "beta",
        "/deviceManagement/remoteActionAudits",
        action("then", person, "2015-03-01T00:00:00Z"),
        action("now", person, "2025-03-01T00:00:00Z"));

    PersonExport copy = copy(person);

    assertThat(copy.report()).entry("intune-remote-action-audits").hasFound(1).hasQuarantined(1);
    assertThat(copy.rows("intune-remote-action-audits")).singleElement().asString().contains("now");
  }

  private static String action(String id, SimulatedUser by, String at) {
    return "{\"id\":\"%s\",\"initiatedByUserPrincipalName\":\"%s\",\"requestDateTime\":\"%s\"}"
        .formatted(id, by.userPrincipalName(), at);
  }

  /** The script identifies people by display names (L376-383). */
  @Test
  void namesakesAreNeverInEachOthersCopy() {
    SimulatedUser first = simulated.user("first").displayName("Alex Kim");
    SimulatedUser second = simulated.user("second").displayName("Alex Kim");
    for (SimulatedUser each : List.of(first, second)) {
      each.device(device -> device.windows().name("ALEX-PC").inEverySource()).signIns(3);
    }
    SimulatedDevice foreign = second.devices().get(0);

    assertThatPackage(copy(first).zip())
        .isIntact()
        .neverMentions(
            second.objectId(),
            second.userPrincipalName(),
            foreign.managedDeviceId(),
            foreign.deviceId(),
            foreign.serialNumber());
  }

  /** A renamed person loses the rows with the earlier name (L376-383). */
  @Test
  void aRenamedPersonKeepsTheLogsWithTheEarlierName() {
    SimulatedUser person = simulated.user("person").signIns(3).intuneAudits(2);
    person.userPrincipalName("married@" + simulated.domain()).displayName("Alex Married");

    PersonExport copy = copy(named(person));

    assertThat(copy.report().identity().value(IdentifierKind.OBJECT_ID))
        .contains(person.objectId());
    assertThat(copy.report()).entry("aad-sign-in-logs").isFound(3);
    assertThat(copy.report()).entry("intune-audit-events").isFound(2);
  }

  private Report discover(DataSubject subject) {
    try (GraphTenant tenant = new GraphTenant(simulated)) {
      return tenant.dsr().discover(tenant.request(subject));
    }
  }
}
