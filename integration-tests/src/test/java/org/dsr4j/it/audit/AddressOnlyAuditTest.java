package org.dsr4j.it.audit;

import static org.dsr4j.testkit.assertj.DsrAssertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.dsr4j.ExportTarget;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.PersonalDataRecord;
import org.dsr4j.model.Report;
import org.dsr4j.model.Window;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.dsr4j.testkit.assertj.AccessPackage;
import org.dsr4j.testkit.junit.WithSimulatedTenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Audit rows that name the person by address only: no id of the person is in them. */
@WithSimulatedTenant
class AddressOnlyAuditTest {

  private static final String DIRECTORY = "aad-directory-audits";
  private static final String ATTRIBUTES = "aad-custom-security-attribute-audits";
  private static final String ADMINISTRATOR = "77777777-0000-4000-8000-000000000007";

  @TempDir private Path folder;

  private final SimulatedTenant tenant;
  private SimulatedUser person;

  AddressOnlyAuditTest(SimulatedTenant tenant) {
    this.tenant = tenant;
  }

  @BeforeEach
  void people() {
    person = tenant.user("mary").property("createdDateTime", "\"2020-01-01T08:00:00Z\"");
    tenant.user("bert");
  }

  private void asActor(String source, String id, String user) {
    add(
        source,
        id,
        "\"initiatedBy\":{\"user\":"
            + user
            + "},\"targetResources\":[{\"id\":\"%s\"}]".formatted(ADMINISTRATOR));
  }

  private void asTarget(String source, String id, String... targets) {
    add(
        source,
        id,
        "\"initiatedBy\":{\"user\":{\"id\":\"%s\"}},\"targetResources\":[%s]"
            .formatted(ADMINISTRATOR, String.join(",", targets)));
  }

  private void add(String source, String id, String who) {
    boolean directory = source.equals(DIRECTORY);
    tenant.rows(
        directory ? "v1.0" : "beta",
        directory ? "/auditLogs/directoryAudits" : "/auditLogs/customSecurityAttributeAudits",
        "{\"id\":\"" + id + "\",\"activityDateTime\":\"2025-12-10T09:30:00Z\"," + who + "}");
  }

  private String named() {
    return "{\"displayName\":\"Person One\",\"userPrincipalName\":\"%s\"}"
        .formatted(person.userPrincipalName());
  }

  private static String withId(String user, String id) {
    return user.replace("{", "{\"id\":" + id + ",");
  }

  private AuditResult audit() {
    try (GraphTenant graph = new GraphTenant(tenant)) {
      return AuditResult.of(
          graph.dsr(),
          graph.request(person),
          Window.between(
              Instant.parse("2025-12-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z")));
    }
  }

  private AccessPackage export() {
    Path zip = folder.resolve("person.zip");
    try (GraphTenant graph = new GraphTenant(tenant)) {
      Report report = graph.dsr().export(graph.request(person), ExportTarget.zip(zip));
      assertThat(report.ledger().entry(DIRECTORY).orElseThrow().gaps()).isEmpty();
    }
    return AccessPackage.read(zip);
  }

  @ParameterizedTest
  @ValueSource(strings = {DIRECTORY, ATTRIBUTES})
  void theActorAndTheTargetAreFoundInAuditAndExport(String source) {
    asActor(source, "as-actor", named());
    asTarget(source, "as-target", named());

    AuditResult audited = audit();

    assertThat(audited.ids(source)).containsExactlyInAnyOrder("as-actor", "as-target");
    assertThat(audited.entry(source).status()).isEqualTo(LedgerStatus.FOUND);
    assertThat(export().records(source)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\"00000000-0000-0000-0000-000000000000\""})
  void anIdOfNobodyIsNoId(String id) {
    asActor(DIRECTORY, "as-actor", withId(named(), id));
    asTarget(DIRECTORY, "as-target", withId(named(), id));

    assertThat(audit().ids(DIRECTORY)).containsExactlyInAnyOrder("as-actor", "as-target");
  }

  @ParameterizedTest
  @ValueSource(strings = {DIRECTORY, ATTRIBUTES})
  void theIdOfAnotherTargetDoesNotHideThePerson(String source) {
    String group = "{\"id\":\"88888888-0000-4000-8000-000000000008\",\"userPrincipalName\":null}";
    asTarget(source, "behind a group", group, named());
    asTarget(source, "before a group", withId(named(), "null"), group);

    assertThat(audit().ids(source)).containsExactlyInAnyOrder("behind a group", "before a group");
  }

  @ParameterizedTest
  @ValueSource(strings = {DIRECTORY, ATTRIBUTES})
  void aRowWithThePersonsAddressAndAnotherIdIsNotThePersons(String source) {
    String other = withId(named(), "\"99999999-0000-4000-8000-000000000009\"");
    asActor(source, "as-actor", other);
    asTarget(source, "as-target", other);

    AuditResult audited = audit();

    assertThat(audited.ids(source)).isEmpty();
    assertThat(audited.entry(source).quarantined()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {DIRECTORY, ATTRIBUTES})
  void refusedFiltersAreReplacedByTheCompleteListOrReported(String source) {
    asActor(source, "as-actor", named());
    asTarget(source, "as-target", named());
    tenant.answers().refuseFilters(true);

    AuditResult audited = audit();

    assertThat(audited.ids(source)).containsExactlyInAnyOrder("as-actor", "as-target");
    assertThat(audited.entry(source).gaps())
        .extracting(Gap::code)
        .isSubsetOf(List.of(GraphError.BAD_REQUEST));
  }

  @ParameterizedTest
  @ValueSource(strings = {DIRECTORY, ATTRIBUTES})
  void ignoredFiltersDeliverNoOtherPerson(String source) {
    asActor(source, "as-actor", named());
    asTarget(source, "as-target", named());
    asActor(source, "other", named().replace("mary", "bert"));
    tenant.answers().ignoreFilters(true);

    assertThat(audit().records())
        .filteredOn(record -> record.source().source().equals(source))
        .extracting(PersonalDataRecord::content)
        .hasSize(2);
  }
}
