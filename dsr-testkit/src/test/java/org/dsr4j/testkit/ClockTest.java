package org.dsr4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClockTest {

  private static final List<String> INTUNE_LISTS =
      List.of(
          "/v1.0/deviceManagement/managedDevices",
          "/v1.0/deviceAppManagement/managedAppRegistrations",
          "/v1.0/deviceManagement/troubleshootingEvents",
          "/beta/deviceManagement/mobileAppTroubleshootingEvents");

  private SimulatedTenant tenant;
  private GraphClient graph;
  private SimulatedUser person;
  private String deleted;

  @BeforeEach
  void start() {
    tenant = SimulatedTenant.start();
    graph = new GraphClient(tenant);
    person = tenant.user("person").inEverySource().intuneAudits(3).directoryAuditsAsTarget(2);
    deleted = "/v1.0/directory/deletedItems/" + person.objectId();
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  @Test
  void theClockMovesWithTheTenantsTime() {
    Instant before = tenant.now();

    assertThat(tenant.advance(Duration.ofHours(5)).now())
        .isEqualTo(before.plus(Duration.ofHours(5)));
    assertThatThrownBy(() -> tenant.advance(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void deletedUsersLeaveTheDeletedItemsAfterThirtyDays() {
    graph.send("DELETE", "/v1.0/users/" + person.objectId());
    tenant.advance(Duration.ofDays(30).minusSeconds(1));
    assertThat(graph.get(deleted).status()).isEqualTo(200);

    tenant.advance(Duration.ofSeconds(1));

    assertThat(graph.get(deleted).status()).isEqualTo(404);
    assertThat(graph.get("/v1.0/directory/deletedItems/graph.user").ids()).isEmpty();
    assertThat(audits("Hard Delete user")).hasSize(1);
  }

  @Test
  void intuneRemovesAUserThirtyDaysAfterThePermanentDeletion() {
    tenant.user("colleague").inEverySource();
    List<Integer> all = INTUNE_LISTS.stream().map(this::size).toList();
    purge();
    tenant.advance(Duration.ofDays(30).minusSeconds(1));
    assertThat(INTUNE_LISTS.stream().map(this::size)).isEqualTo(all);
    assertThat(mentions(INTUNE_LISTS)).isNotEmpty();

    tenant.advance(Duration.ofSeconds(1));

    assertThat(mentions(INTUNE_LISTS)).isEmpty();
    assertThat(INTUNE_LISTS.stream().map(this::size)).doesNotContain(0);
  }

  @Test
  void auditRecordsAreKept() {
    purge();
    tenant.advance(Duration.ofDays(400));

    assertThat(
            mentions(
                List.of("/v1.0/deviceManagement/auditEvents", "/v1.0/auditLogs/directoryAudits")))
        .hasSize(2);
  }

  @Test
  void intuneRemovesAUserSixtyDaysAfterASoftDeletion() {
    graph.send("DELETE", "/v1.0/users/" + person.objectId());
    tenant.advance(Duration.ofDays(59));
    assertThat(mentions(INTUNE_LISTS)).isNotEmpty();

    tenant.advance(Duration.ofDays(1));

    assertThat(mentions(INTUNE_LISTS)).isEmpty();
  }

  @Test
  void oneLargeStepHasTheSameEffectAsManySmallSteps() {
    graph.send("DELETE", "/v1.0/users/" + person.objectId());

    tenant.advance(Duration.ofDays(60));

    assertThat(graph.get(deleted).status()).isEqualTo(404);
    assertThat(mentions(INTUNE_LISTS)).isEmpty();
  }

  @Test
  void devicesOfOthersOnWhichThePersonLoggedOnAreKept() {
    String logOns =
        "[{\"userId\":\""
            + person.objectId()
            + "\",\"lastLogOnDateTime\":\"2026-01-01T00:00:00Z\"}]";
    SimulatedUser colleague =
        tenant.user("colleague").device(d -> d.managedProperty("usersLoggedOn", logOns));
    purge();
    tenant.advance(Duration.ofDays(30));

    assertThat(graph.get("/beta/deviceManagement/managedDevices").ids())
        .containsExactly(colleague.devices().get(0).managedDeviceId());
    assertThat(mentions(List.of("/beta/deviceManagement/managedDevices"))).isEmpty();
  }

  @Test
  void aRollbackRestoresTheTime() {
    Savepoint savepoint = tenant.savepoint();
    Instant then = tenant.now();
    int audits = size("/v1.0/auditLogs/directoryAudits");
    for (int round = 0; round < 2; round++) {
      purge();
      tenant.advance(Duration.ofDays(30));
      assertThat(mentions(INTUNE_LISTS)).isEmpty();

      tenant.rollback(savepoint);

      assertThat(tenant.now()).isEqualTo(then);
      assertThat(mentions(INTUNE_LISTS)).hasSize(INTUNE_LISTS.size());
      assertThat(graph.get("/v1.0/users/person@contoso.com").status()).isEqualTo(200);
      assertThat(size("/v1.0/auditLogs/directoryAudits")).isEqualTo(audits);
    }
  }

  private void purge() {
    graph.send("DELETE", "/v1.0/users/" + person.objectId());
    assertThat(graph.send("DELETE", deleted).status()).isEqualTo(204);
  }

  private int size(String list) {
    return graph.get(list).ids().size();
  }

  private List<String> mentions(List<String> lists) {
    return lists.stream()
        .filter(list -> graph.get(list).text().contains(person.objectId()))
        .toList();
  }

  private List<String> audits(String activity) {
    return graph.get("/v1.0/auditLogs/directoryAudits").values("activityDisplayName").stream()
        .filter(activity::equals)
        .toList();
  }
}
