package org.dsr4j.testkit.internal.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.dsr4j.testkit.GraphClient;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedLimits;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ThrottlingTest {

  private static final String SIGN_INS = "/v1.0/auditLogs/signIns?$top=1";

  private static SimulatedTenant tenant;
  private static GraphClient graph;
  private static SimulatedUser person;

  private final AtomicLong nanos = new AtomicLong();

  @BeforeAll
  static void start() {
    tenant = SimulatedTenant.start();
    graph = new GraphClient(tenant);
    person = tenant.user("person").device(SimulatedDevice::windows).signIns(3);
  }

  @AfterEach
  void resetFaultsAndLimits() {
    tenant.faults().clear();
    tenant.limits(SimulatedLimits.documented());
  }

  @AfterAll
  static void stop() {
    tenant.close();
  }

  private void limit(SimulatedLimits limits) {
    tenant.limits(limits.ticker(nanos::get));
  }

  private void wait(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private static int status(String path) {
    return graph.get(path).status();
  }

  @Test
  void hasThePublishedLimits() {
    limit(SimulatedLimits.documented());

    assertThat(tenant.throttling().buckets())
        .extracting(bucket -> bucket.name() + " " + bucket.limit() + "/" + bucket.window())
        .contains(
            "global 130000/PT10S",
            "intune-devices 2000/PT20S",
            "intune-devices-writes 200/PT20S",
            "intune-other 1000/PT20S",
            "intune-other-writes 100/PT20S",
            "export-jobs 48/PT1M",
            "directory 3500/PT10S",
            "directory-writes 3000/PT2M30S",
            "identity-reports 5/PT10S",
            "identity-protection 1/PT1S",
            "data-policy-exports-person 100/PT24H",
            "usage-reports 14/PT10M",
            "ediscovery 5/PT1M",
            "device-writes 3000/PT2M30S");
  }

  @Test
  void noWindowAcceptsMoreThanItsLimit() {
    limit(SimulatedLimits.documented());
    for (int i = 0; i < 5; i++) {
      assertThat(status(SIGN_INS)).isEqualTo(200);
      wait(Duration.ofSeconds(1));
    }

    GraphClient.Answer sixth = graph.get(SIGN_INS);
    wait(Duration.ofMillis(4_999));
    int stillTooEarly = status(SIGN_INS);
    wait(Duration.ofMillis(1));
    int inTime = status(SIGN_INS);

    assertThat(sixth.status()).isEqualTo(429);
    assertThat(sixth.code()).isEqualTo("TooManyRequests");
    assertThat(sixth.header("Retry-After")).isEqualTo("5");
    assertThat(stillTooEarly).isEqualTo(429);
    assertThat(inTime).isEqualTo(200);
  }

  @Test
  void countsAuthenticationMethodsWithTheIdentityReports() {
    limit(SimulatedLimits.documented());
    String methods = "/v1.0/users/" + person.objectId() + "/authentication/methods";
    for (int i = 0; i < 5; i++) {
      assertThat(status(methods)).isEqualTo(200);
    }

    assertThat(status(SIGN_INS)).isEqualTo(429);
    assertThat(status("/v1.0/users")).isEqualTo(200);
    assertThat(tenant.throttling().bucket("identity-reports").refused()).isEqualTo(1);
    assertThat(tenant.throttling().bucket("identity-reports").accepted()).isEqualTo(5);
    assertThat(tenant.throttling().bucket("identity-reports").peak()).isEqualTo(6);
    assertThat(tenant.throttling().refused()).isEqualTo(1);
  }

  @Test
  void omitsRetryAfterWhereThatIsDocumented() {
    limit(SimulatedLimits.documented());
    status("/v1.0/identityProtection/riskyUsers");

    GraphClient.Answer refused = graph.get("/v1.0/identityProtection/riskyUsers");

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.http().headers().firstValue("Retry-After")).isEmpty();
  }

  @Test
  void canOmitRetryAfterEverywhere() {
    limit(SimulatedLimits.documented().withoutRetryAfter());
    for (int i = 0; i < 5; i++) {
      status(SIGN_INS);
    }

    assertThat(graph.get(SIGN_INS).http().headers().firstValue("Retry-After")).isEmpty();
  }

  @Test
  void dividesWindowsAndSendsFractionsInRetryAfter() {
    limit(SimulatedLimits.documented().scaledBy(20));
    for (int i = 0; i < 5; i++) {
      status(SIGN_INS);
    }
    wait(Duration.ofMillis(250));

    assertThat(graph.get(SIGN_INS).header("Retry-After")).isEqualTo("0.250");
    wait(Duration.ofMillis(250));
    assertThat(status(SIGN_INS)).isEqualTo(200);
  }

  @Test
  void appliesOnlyTheNamedLimits() {
    limit(SimulatedLimits.documented().only("identity-protection"));
    for (int i = 0; i < 7; i++) {
      assertThat(status(SIGN_INS)).isEqualTo(200);
    }

    assertThat(tenant.throttling().buckets()).hasSize(1);
    assertThatThrownBy(() -> SimulatedLimits.documented().only("unknown"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unknown")
        .hasMessageContaining("identity-reports");
  }

  @Test
  void countsTheDirectoryInResourceUnits() {
    String memberOf = "/v1.0/users/" + person.objectId() + "/memberOf";

    assertThat(graph.get("/v1.0/users").header("x-ms-resource-unit")).isEqualTo("2");
    assertThat(graph.get("/v1.0/users?$select=id").header("x-ms-resource-unit")).isEqualTo("1");
    assertThat(graph.get("/v1.0/users?$top=5&$select=id").header("x-ms-resource-unit"))
        .isEqualTo("1");
    assertThat(graph.get(memberOf).header("x-ms-resource-unit")).isEqualTo("2");
    assertThat(graph.get("/v1.0/users/nobody").header("x-ms-resource-unit")).isEqualTo("1");
    assertThat(graph.get(SIGN_INS).header("x-ms-resource-unit")).isEmpty();
    assertThat(graph.get("/v1.0/deviceManagement/managedDevices").header("x-ms-resource-unit"))
        .isEmpty();
  }

  @Test
  void refillsTheDirectorysUnitsEvenlyAndReportsTheUse() {
    limit(SimulatedLimits.documented().only("directory"));
    int admitted = 0;
    String warning = "";
    GraphClient.Answer answer = graph.get("/v1.0/users");
    while (answer.status() == 200) {
      admitted++;
      warning = answer.header("x-ms-throttle-limit-percentage");
      if (admitted == 1) {
        assertThat(warning).isEmpty();
      }
      answer = graph.get("/v1.0/users");
    }

    assertThat(admitted).isEqualTo(1750);
    assertThat(warning).isEqualTo("1.00");
    assertThat(answer.header("x-ms-throttle-scope"))
        .isEqualTo(
            "Tenant_Application/ReadWrite/" + tenant.application().clientId() + "/" + tenant.id());
    assertThat(answer.header("x-ms-throttle-information")).isEqualTo("ResourceUnitLimitExceeded");
    assertThat(answer.header("x-ms-resource-unit")).isEqualTo("2");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    wait(Duration.ofNanos(2 * 10_000_000_000L / 3500 + 1));
    assertThat(status("/v1.0/users")).isEqualTo(200);
    assertThat(status("/v1.0/users")).isEqualTo(429);
  }

  @Test
  void largerTenantsHaveHigherLimits() {
    limit(SimulatedLimits.documented().tenantSize(49));
    assertThat(tenant.throttling().bucket("directory").limit()).isEqualTo(3500);
    limit(SimulatedLimits.documented().tenantSize(500));
    assertThat(tenant.throttling().bucket("directory").limit()).isEqualTo(5000);
    limit(SimulatedLimits.documented().tenantSize(501));
    assertThat(tenant.throttling().bucket("directory").limit()).isEqualTo(8000);
  }

  @Test
  void countsRefusedRequestsOnlyIfConfigured() {
    assertThat(statusAfterARefusedOne(SimulatedLimits.documented())).isEqualTo(200);
    assertThat(statusAfterARefusedOne(SimulatedLimits.documented().countRefused())).isEqualTo(429);
  }

  /**
   * Uses up a budget, sends a request too early, and sends another when only the early one is still
   * counted.
   */
  private int statusAfterARefusedOne(SimulatedLimits limits) {
    limit(limits.only("identity-protection"));
    status("/v1.0/identityProtection/riskyUsers");
    wait(Duration.ofMillis(500));
    assertThat(status("/v1.0/identityProtection/riskyUsers")).isEqualTo(429);
    wait(Duration.ofMillis(500));
    return status("/v1.0/identityProtection/riskyUsers");
  }

  @Test
  void canCountWithoutRefusing() {
    limit(SimulatedLimits.documented().only("identity-reports").observeOnly());
    for (int i = 0; i < 8; i++) {
      assertThat(status(SIGN_INS)).isEqualTo(200);
    }

    assertThat(tenant.throttling().bucket("identity-reports").peak()).isEqualTo(8);
    assertThat(tenant.throttling().bucket("identity-reports").refused()).isEqualTo(3);
  }

  @Test
  void intunesRefusalHasIntunesMessage() {
    limit(SimulatedLimits.documented().only("export-jobs"));
    for (int i = 0; i < 48; i++) {
      status("/v1.0/deviceManagement/reports/exportJobs");
    }

    GraphClient.Answer refused = graph.get("/v1.0/deviceManagement/reports/exportJobs");

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.message()).isEqualTo("An error has occurred.");
    assertThat(refused.json().at("/error/details").isArray()).isTrue();
    assertThat(refused.header("Retry-After")).isEqualTo("60");
  }

  @Test
  void aThrottledRequestDoesNotConsumeAScriptedFault() {
    limit(SimulatedLimits.documented().only("identity-protection"));
    status("/v1.0/identityProtection/riskyUsers");
    tenant.faults().on("/identityProtection/riskyUsers").times(1).reply(503);

    assertThat(status("/v1.0/identityProtection/riskyUsers")).isEqualTo(429);
    wait(Duration.ofSeconds(1));
    assertThat(status("/v1.0/identityProtection/riskyUsers")).isEqualTo(503);
  }
}
