package org.dsr4j.graph.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.model.ExpectedRequest;
import org.dsr4j.model.ExpectedRequest.Per;
import org.dsr4j.model.SourceDescriptor;
import org.junit.jupiter.api.Test;

/** How long reading takes. */
class EstimateTest {

  private static final Duration WINDOW = Duration.ofSeconds(10);

  /** Five in ten seconds for logs, a hundred for all else. */
  private static final LimitUsage BUDGETS =
      request ->
          request.path().startsWith("/auditLogs")
              ? List.of(new LimitUsage.Share("logs", 1, 5, WINDOW), all(1))
              : List.of(all(2));

  @Test
  void callsGrowWithPeopleAndDevices() {
    assertThat(estimate(1, 0).calls()).isEqualTo(2);
    assertThat(estimate(1, 3).calls()).isEqualTo(5);
    assertThat(estimate(10, 3).calls()).isEqualTo(50);
  }

  @Test
  void theLimitThatIsExhaustedFirstDelaysTheRun() {
    Estimate few = estimate(1, 1);
    Estimate many = estimate(101, 1);

    assertThat(few.slowest().orElseThrow().limit()).isEqualTo("logs");
    assertThat(few.slowest().orElseThrow().perPerson()).isEqualTo(1);
    assertThat(few.atLeast()).isZero();
    assertThat(many.atLeast()).isEqualTo(Duration.ofSeconds(192));
    assertThat(many.toString())
        .isEqualTo(
            "Estimate (one page for each list): 303 calls for 101 people with 1 devices each; at"
                + " least 3 min 12 s, delayed by the limit \"logs\", which counts 1.0 for each"
                + " further person");
  }

  @Test
  void manyDevicesMakeAnotherLimitTheSlowest() {
    assertThat(estimate(1, 51).slowest().orElseThrow().limit()).isEqualTo("all");
  }

  @Test
  void withoutLimitsThereAreCallsOnly() {
    Estimate estimate = Estimate.of(workload(), LimitUsage.of(ThrottleLimits.off()), 7, 1);

    assertThat(estimate.slowest()).isEmpty();
    assertThat(estimate.atLeast()).isZero();
    assertThat(estimate.toString())
        .endsWith("21 calls for 7 people with 1 devices each; Graph's limits are unknown");
  }

  @Test
  void theLimitsThatAConnectionKeepsAreTheOnesThatCount() {
    LimitUsage budgets = LimitUsage.of(ThrottleLimits.documented());

    Estimate estimate = Estimate.of(workload(), budgets, 1_001, 1);

    assertThat(estimate.slowest().orElseThrow().limit()).isEqualTo("identity-reports");
    assertThat(estimate.slowest().orElseThrow().perPerson()).isEqualTo(1);
    assertThat(estimate.atLeast()).isEqualTo(Duration.ofSeconds(1_992));
  }

  @Test
  void requestsThatGoTogetherAreCountedOnceForOnePerson() {
    Workload log = joined();

    assertThat(Estimate.of(log, BUDGETS, 1, 3).calls()).isEqualTo(1);
    assertThat(Estimate.of(log, BUDGETS, 1, 30).calls()).isEqualTo(3);
  }

  @Test
  void requestsForSeveralPeopleGoTogetherOnlyIfARowShowsWhoIsMeant() {
    Workload log = joined();

    // 30 people as actor: 2 requests; each with 4 devices as target: 30 requests.
    assertThat(Estimate.of(log, BUDGETS, 30, 4).calls()).isEqualTo(32);
  }

  @Test
  void aListOfTheWholeTenantIsReadOnce() {
    SourceDescriptor reports =
        SampleSources.source("x", "GET /v1.0/reports/a", "p")
            .expectedRequests(List.of(ExpectedRequest.of("GET /v1.0/reports/a", Per.RUN)))
            .build();

    assertThat(Estimate.of(Workload.of(List.of(reports)), BUDGETS, 500, 1).calls()).isEqualTo(1);
  }

  @Test
  void aListThatSeveralSourcesShareIsCountedOnceForAPerson() {
    ExpectedRequest list =
        new ExpectedRequest("GET /v1.0/users/{userId}/methods", Per.PERSON, 1, false, true);
    List<SourceDescriptor> sources =
        List.of(
            SampleSources.source("x", "GET /v1.0/users/{userId}/methods", "p")
                .expectedRequests(List.of(list))
                .build(),
            SampleSources.source("y", "GET /v1.0/users/{userId}/methods", "p")
                .expectedRequests(List.of(list))
                .build());

    assertThat(Estimate.of(Workload.of(sources), BUDGETS, 7, 1).calls()).isEqualTo(7);
  }

  private static Workload joined() {
    String log = "GET /v1.0/auditLogs/directoryAudits?$filter=";
    return Workload.of(
        List.of(
            SampleSources.source("x", "GET /v1.0/auditLogs/directoryAudits", "p")
                .expectedRequests(
                    List.of(
                        new ExpectedRequest(log + "actor eq {userId}", Per.PERSON, 15, true, false),
                        new ExpectedRequest(
                            log + "targets/any(t:t/id eq {deviceId})",
                            Per.DEVICE,
                            15,
                            false,
                            false)))
                .build()));
  }

  @Test
  void aNegativeNumberOfPeopleIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> estimate(-1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> estimate(1, -1));
  }

  @Test
  void placesOutsideGraphAreNotCounted() {
    SourceDescriptor source =
        SampleSources.source("x", "SELECT * FROM people", "p")
            .readsFrom("GET /v2.0/users", "GET /beta/a/{managedDeviceId}/b", "GET /v1.0/c")
            .build();

    assertThat(ReadEndpoint.of(source))
        .extracting(ReadEndpoint::toString)
        .containsExactly("GET /beta/a/{managedDeviceId}/b", "GET /v1.0/c");
    assertThat(ReadEndpoint.of(source))
        .extracting(ReadEndpoint::perDevice)
        .containsExactly(true, false);
    assertThat(ReadEndpoint.of(source))
        .extracting(ReadEndpoint::tenantWide)
        .containsExactly(false, true);
  }

  private static LimitUsage.Share all(int cost) {
    return new LimitUsage.Share("all", cost, 100, WINDOW);
  }

  private static Estimate estimate(int people, int devices) {
    return Estimate.of(workload(), BUDGETS, people, devices);
  }

  private static Workload workload() {
    return Workload.of(List.of(SampleSources.LOG, SampleSources.MEMBERSHIPS, SampleSources.DEVICE));
  }
}
