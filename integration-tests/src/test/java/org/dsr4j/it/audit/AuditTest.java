package org.dsr4j.it.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Window;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.dsr4j.testkit.junit.WithSimulatedTenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person in the audit trails of both services: as the actor and as the target. */
@WithSimulatedTenant
class AuditTest {

  private static final String INTUNE = "intune-audit-events";
  private static final String REMOTE = "intune-remote-action-audits";
  private static final String DIRECTORY = "aad-directory-audits";
  private static final String SIGN_INS = "aad-sign-in-logs";
  private static final String SILENT = "aad-non-interactive-sign-ins";
  private static final String PROVISIONING = "aad-provisioning-logs";
  private static final List<String> ALL =
      List.of(INTUNE, REMOTE, DIRECTORY, SIGN_INS, SILENT, PROVISIONING);

  private static final Instant FROM = Instant.parse("2025-12-01T00:00:00Z");
  private static final Instant WITHIN = Instant.parse("2025-12-10T09:30:00.1234567Z");
  private static final Instant TO = Instant.parse("2026-01-01T00:00:00Z");
  private static final String ADMINISTRATOR = "77777777-0000-4000-8000-000000000007";

  private static final String ENROLLED = "\"2024-03-01T08:00:00Z\"";

  private final SimulatedTenant tenant;
  private SimulatedUser person;
  private SimulatedUser other;

  AuditTest(SimulatedTenant tenant) {
    this.tenant = tenant;
  }

  @BeforeEach
  void people() {
    person =
        tenant
            .user("mary")
            .userPrincipalName("mary.o'neil@" + tenant.domain())
            .property("createdDateTime", "\"2020-01-01T08:00:00Z\"")
            .device(device -> device.windows().managedProperty("enrolledDateTime", ENROLLED));
    other = tenant.user("bert").device(SimulatedDevice::windows);
  }

  private SimulatedDevice device() {
    return person.devices().get(0);
  }

  private void intune(String id, Instant at, String actorId, String actorName, String target) {
    tenant.rows(
        "v1.0",
        "/deviceManagement/auditEvents",
        """
        {"id":"%s","activityDateTime":"%s","correlationId":"55555555-0000-4000-8000-000000000005",
         "actor":{"userId":%s,"userPrincipalName":%s,"ipAddress":"203.0.113.9"},
         "resources":[{"resourceId":"%s"}]}
        """
            .formatted(id, at, text(actorId), text(actorName), target));
  }

  private void remote(String id, Instant at, String initiator, String owner, String device) {
    tenant.rows(
        "beta",
        "/deviceManagement/remoteActionAudits",
        """
        {"id":"%s","requestDateTime":"%s","action":"rebootNow","initiatedByUserPrincipalName":"%s",
         "deviceOwnerUserPrincipalName":"%s","managedDeviceId":"%s"}
        """
            .formatted(id, at, initiator, owner, device));
  }

  private void directory(String id, Instant at, String actor, String target) {
    tenant.rows(
        "v1.0",
        "/auditLogs/directoryAudits",
        """
        {"id":"%s","activityDateTime":"%s","correlationId":"66666666-0000-4000-8000-000000000006",
         "initiatedBy":{"user":{"id":"%s","userPrincipalName":null}},
         "targetResources":[{"id":"%s","userPrincipalName":null}]}
        """
            .formatted(id, at, actor, target));
  }

  private void signIn(String version, String id, Instant at, String user, String type) {
    tenant.rows(
        version,
        "/auditLogs/signIns",
        """
        {"id":"%s","createdDateTime":"%s","userId":"%s","signInEventTypes":["%s"]}
        """
            .formatted(id, at, user, type));
  }

  private void provisioned(String id, Instant at, String from, String to) {
    tenant.rows(
        "v1.0",
        "/auditLogs/provisioning",
        """
        {"id":"%s","activityDateTime":"%s","initiatedBy":{"id":""},
         "sourceIdentity":{"id":"%s"},"targetIdentity":{"id":"%s"}}
        """
            .formatted(id, at, from, to));
  }

  private static String text(String value) {
    return value == null ? "null" : "\"" + value + "\"";
  }

  /** One row of the person and one of another person in every trail, at the same time. */
  private void everywhere(String id, Instant at) {
    for (SimulatedUser user : List.of(person, other)) {
      String own = user == person ? id : "other " + id;
      String name = user.userPrincipalName();
      intune(own, at, user.objectId(), name, ADMINISTRATOR);
      remote(own, at, name, "", "");
      directory(own, at, user.objectId(), ADMINISTRATOR);
      signIn("v1.0", own, at, user.objectId(), "interactiveUser");
      signIn("beta", own, at, user.objectId(), "nonInteractiveUser");
      provisioned(own, at, user.objectId(), "4711");
    }
  }

  private AuditResult audit() {
    return audit(Window.between(FROM, TO));
  }

  private AuditResult audit(Window window) {
    try (GraphTenant graph = new GraphTenant(tenant)) {
      return AuditResult.of(graph.dsr(), graph.request(person), window);
    }
  }

  @Test
  void actionsOfThePersonAreFoundAlsoByAnAddressWithAnApostrophe() {
    String name = person.userPrincipalName();
    intune("by id", WITHIN, person.objectId(), null, ADMINISTRATOR);
    intune("by name", WITHIN, null, name, ADMINISTRATOR);
    remote("by name", WITHIN, name, other.userPrincipalName(), "");
    directory("by id", WITHIN, person.objectId(), ADMINISTRATOR);

    AuditResult audited = audit();

    assertThat(audited.ids(INTUNE)).containsExactlyInAnyOrder("by id", "by name");
    assertThat(audited.ids(REMOTE)).containsExactly("by name");
    assertThat(audited.ids(DIRECTORY)).containsExactly("by id");
    assertThat(tenant.requests())
        .filteredOn(request -> request.path().equals("/deviceManagement/auditEvents"))
        .anySatisfy(
            request ->
                assertThat(URLDecoder.decode(request.query(), StandardCharsets.UTF_8))
                    .contains("actor/userPrincipalName eq 'mary.o\'\'neil@"));
  }

  @Test
  void actionsOnThePersonAreFoundForEveryActor() {
    intune("person", WITHIN, ADMINISTRATOR, "administrator@x.example", person.objectId());
    directory("person", WITHIN, ADMINISTRATOR, person.objectId());
    provisioned("out", WITHIN, person.objectId(), "4711");
    provisioned("in", WITHIN, "4711", person.objectId());

    AuditResult audited = audit();

    assertThat(audited.ids(INTUNE)).containsExactly("person");
    assertThat(audited.ids(DIRECTORY)).containsExactly("person");
    assertThat(audited.ids(PROVISIONING)).containsExactlyInAnyOrder("out", "in");
  }

  @Test
  void rowsThatNameOnlyADeviceOfThePersonAreFound() {
    intune("managed", WITHIN, ADMINISTRATOR, null, device().managedDeviceId());
    intune("object", WITHIN, ADMINISTRATOR, null, device().objectId());
    intune("registration", WITHIN, ADMINISTRATOR, null, device().deviceId());
    remote("device", WITHIN, "administrator@x.example", "", device().managedDeviceId());
    directory("device", WITHIN, ADMINISTRATOR, device().objectId());

    AuditResult audited = audit();

    assertThat(audited.ids(INTUNE)).containsExactlyInAnyOrder("managed", "object", "registration");
    assertThat(audited.ids(REMOTE)).containsExactly("device");
    assertThat(audited.ids(DIRECTORY)).containsExactly("device");
  }

  @Test
  void remoteActionsAreFoundByTheOwnerOfTheDevice() {
    remote("owner", WITHIN, "administrator@x.example", person.userPrincipalName(), "");

    assertThat(audit().ids(REMOTE)).containsExactly("owner");
  }

  @Test
  void eventsOfADeviceBeforeItBelongedToThePersonAreQuarantined() {
    Instant before = Instant.parse("2023-12-10T09:30:00Z");
    intune("device", before, ADMINISTRATOR, null, device().managedDeviceId());
    remote("device", before, "administrator@x.example", "", device().managedDeviceId());

    AuditResult audited = audit(Window.all());

    assertThat(audited.ids(INTUNE)).isEmpty();
    assertThat(audited.entry(INTUNE).quarantined()).isOne();
    assertThat(audited.ids(REMOTE)).isEmpty();
    assertThat(audited.entry(REMOTE).quarantined()).isOne();
  }

  @Test
  void rowsWithTheNameFromATimeWhenAnotherPersonHadItAreQuarantined() {
    Instant before = Instant.parse("2019-06-01T00:00:00Z");
    intune("name", before, null, person.userPrincipalName(), ADMINISTRATOR);
    remote("name", before, person.userPrincipalName(), "", "");

    AuditResult audited = audit(Window.all());

    assertThat(audited.ids(INTUNE)).isEmpty();
    assertThat(audited.entry(INTUNE).quarantined()).isOne();
    assertThat(audited.ids(REMOTE)).isEmpty();
    assertThat(audited.entry(REMOTE).quarantined()).isOne();
  }

  @Test
  void aRowWithThePersonsNameAndAnotherUserIdBelongsToTheOtherUser() {
    intune("name", WITHIN, other.objectId(), person.userPrincipalName(), ADMINISTRATOR);

    AuditResult audited = audit();

    assertThat(audited.ids(INTUNE)).isEmpty();
    assertThat(audited.entry(INTUNE).quarantined()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"heeded", "ignored", "refused"})
  void aWindowIncludesItsBeginningAndExcludesItsEndWithOrWithoutFilters(String filters) {
    everywhere("before", FROM.minusMillis(1));
    everywhere("first", FROM);
    everywhere("last", TO.minusNanos(100));
    everywhere("after", TO);
    tenant.answers().ignoreFilters(filters.equals("ignored"));
    tenant.answers().refuseFilters(filters.equals("refused"));

    AuditResult audited = audit();

    for (String source : List.of(INTUNE, REMOTE)) {
      assertThat(audited.ids(source)).as(source).containsExactlyInAnyOrder("first", "last");
    }
    for (String source : List.of(DIRECTORY, SIGN_INS, SILENT, PROVISIONING)) {
      if (filters.equals("refused")) {
        assertThat(audited.entry(source).status()).as(source).isEqualTo(LedgerStatus.FAILED);
      } else {
        assertThat(audited.ids(source)).as(source).containsExactlyInAnyOrder("first", "last");
      }
    }
  }

  @Test
  void theWindowIsSentInTheQuery() {
    audit();

    for (String path :
        List.of(
            "/deviceManagement/auditEvents",
            "/deviceManagement/remoteActionAudits",
            "/auditLogs/directoryAudits",
            "/auditLogs/signIns",
            "/auditLogs/provisioning")) {
      assertThat(tenant.requests())
          .filteredOn(request -> request.path().equals(path))
          .isNotEmpty()
          .allSatisfy(request -> assertThat(request.query()).contains("2025-12-01", "2026-01-01"));
    }
  }

  @Test
  void aRowThatTwoReadsDeliverIsOneRecord() {
    intune("self", WITHIN, person.objectId(), person.userPrincipalName(), person.objectId());
    directory("self", WITHIN, person.objectId(), person.objectId());
    directory("own device", WITHIN, person.objectId(), device().objectId());
    remote(
        "self",
        WITHIN,
        person.userPrincipalName(),
        person.userPrincipalName(),
        device().managedDeviceId());

    AuditResult audited = audit();

    assertThat(audited.ids(INTUNE)).containsExactly("self");
    assertThat(audited.ids(DIRECTORY)).containsExactlyInAnyOrder("self", "own device");
    assertThat(audited.ids(REMOTE)).containsExactly("self");
    assertThat(audited.entry(DIRECTORY).duplicates()).isEqualTo(2);
  }

  @Test
  void rowsOfOtherPeopleAreExcluded() {
    everywhere("own", WITHIN);
    SimulatedDevice theirs = other.devices().get(0);
    intune("their device", WITHIN, ADMINISTRATOR, null, theirs.managedDeviceId());
    remote("their device", WITHIN, "administrator@x.example", "", theirs.managedDeviceId());
    directory("their device", WITHIN, ADMINISTRATOR, theirs.objectId());

    AuditResult audited = audit();

    for (String source : ALL) {
      assertThat(audited.ids(source)).as(source).containsExactly("own");
    }
  }

  @Test
  void dataAboutTheActorsIsDeclaredAsDataOfOtherPeople() {
    intune("person", WITHIN, ADMINISTRATOR, "administrator@x.example", person.objectId());

    try (GraphTenant graph = new GraphTenant(tenant)) {
      assertThat(otherPeople(graph, "intune/" + INTUNE))
          .contains("actor/userId", "actor/userPrincipalName", "actor/ipAddress");
      assertThat(otherPeople(graph, "azuread/" + DIRECTORY))
          .contains("initiatedBy/user/id", "initiatedBy/user/userPrincipalName");
      assertThat(otherPeople(graph, "intune/" + REMOTE))
          .contains("initiatedByUserPrincipalName", "deviceOwnerUserPrincipalName");
    }
  }

  private static List<String> otherPeople(GraphTenant graph, String source) {
    return graph.dsr().sources().entrySet().stream()
        .filter(each -> each.getKey().toString().equals(source))
        .flatMap(each -> each.getValue().otherPeopleFields().stream())
        .map(Object::toString)
        .toList();
  }

  @Test
  void trailsAreIncompleteIfTheDevicesCannotBeListed() {
    assertThat(audit().entry(DIRECTORY).status()).isEqualTo(LedgerStatus.NONE);
    tenant.faults().on("/users/" + person.objectId() + "/registeredDevices").reply(403);

    AuditResult audited = audit();

    assertThat(audited.entry(DIRECTORY).status()).isEqualTo(LedgerStatus.NOT_READABLE);
    assertThat(audited.entry(INTUNE).status()).isEqualTo(LedgerStatus.NOT_READABLE);
  }
}
