package org.dsr4j.graph.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.model.SourceDescriptor;
import org.junit.jupiter.api.Test;

/** How long reading takes. */
class EstimateTest {

  private static final Duration WINDOW = Duration.ofSeconds(10);

  /** Five in ten seconds for logs, a hundred for all else. */
  private static final LimitUsage BUDGETS =
      place ->
          place.path().startsWith("/auditLogs")
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

    assertThat(few.slowestLimit()).hasValue("logs");
    assertThat(few.perPerson()).isEqualTo(Duration.ofSeconds(2));
    assertThat(few.atLeast()).isZero();
    assertThat(many.atLeast()).isEqualTo(Duration.ofSeconds(192));
    assertThat(many.toString())
        .isEqualTo(
            "Estimate (one page for each list): 303 calls for 101 people with 1 devices each; at"
                + " least 3 min 12 s, delayed by the limit \"logs\", 2.0 s for each further"
                + " person");
  }

  @Test
  void manyDevicesMakeAnotherLimitTheSlowest() {
    assertThat(estimate(1, 50).slowestLimit()).hasValue("all");
  }

  @Test
  void withoutLimitsThereAreCallsOnly() {
    Estimate estimate = Estimate.of(workload(), LimitUsage.of(ThrottleLimits.off()), 7, 1);

    assertThat(estimate.slowestLimit()).isEmpty();
    assertThat(estimate.atLeast()).isZero();
    assertThat(estimate.toString())
        .endsWith("21 calls for 7 people with 1 devices each; Graph's limits are unknown");
  }

  @Test
  void theLimitsThatAConnectionKeepsAreTheOnesThatCount() {
    LimitUsage budgets = LimitUsage.of(ThrottleLimits.documented());

    Estimate estimate = Estimate.of(workload(), budgets, 1_001, 1);

    assertThat(estimate.slowestLimit()).hasValue("identity-reports");
    assertThat(estimate.perPerson()).isEqualTo(Duration.ofSeconds(2));
    assertThat(estimate.atLeast()).isEqualTo(Duration.ofSeconds(1_992));
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
    return Workload.of(
        Stream.of(SampleSources.LOG, SampleSources.MEMBERSHIPS, SampleSources.DEVICE)
            .flatMap(source -> ReadEndpoint.of(source).stream())
            .toList());
  }
}
