package org.dsr4j.graph.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dsr4j.graph.throttle.ThrottleLimit.Unit;
import org.dsr4j.model.DsrException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published limits, and their configuration by applications. */
class ThrottleLimitsTest {

  private static final ThrottleLimits DOCUMENTED = ThrottleLimits.documented();

  private static ThrottleLimit limit(ThrottleLimits limits, String name) {
    return limits.all().stream().filter(l -> l.name().equals(name)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "global, ANY, APPLICATION, 130000, PT10S",
    "intune-devices, ANY, APPLICATION_AND_TENANT, 2000, PT20S",
    "intune-devices-writes, WRITES, APPLICATION_AND_TENANT, 200, PT20S",
    "intune-devices-tenant, ANY, TENANT, 4000, PT20S",
    "intune-devices-tenant-writes, WRITES, TENANT, 400, PT20S",
    "export-jobs, ANY, APPLICATION, 48, PT1M",
    "export-jobs-tenant, ANY, TENANT, 100, PT1M",
    "export-jobs-user, ANY, USER, 8, PT1M",
    "directory-application, ANY, APPLICATION, 150000, PT20S",
    "directory-writes, WRITES, APPLICATION_AND_TENANT, 3000, PT150S",
    "directory-application-writes, WRITES, APPLICATION, 35000, PT5M",
    "directory-tenant-writes, WRITES, TENANT, 18000, PT5M",
    "device-writes, WRITES, APPLICATION_AND_TENANT, 3000, PT150S",
    "device-writes-user, WRITES, USER, 25, PT10S",
    "identity-reports, ANY, APPLICATION_AND_TENANT, 5, PT10S",
    "identity-reports-application, ANY, APPLICATION, 122, PT10S",
    "sign-in-activity, READS, APPLICATION_AND_TENANT, 10, PT1M",
    "identity-protection, ANY, TENANT, 1, PT1S",
    "data-policy-exports, WRITES, TENANT, 1000, P1D",
    "data-policy-exports-person, WRITES, PERSON, 100, P1D",
    "data-policy, ANY, TENANT, 10000, PT1H",
    "identity-providers, ANY, APPLICATION_AND_TENANT, 200, PT1M",
    "identity-providers-tenant, ANY, TENANT, 300, PT1M",
    "usage-reports, ANY, REPORT, 14, PT10M",
    "usage-reports-tenant, ANY, TENANT, 40, PT10M",
    "ediscovery, ANY, APPLICATION_AND_TENANT, 5, PT1M",
    "outlook, ANY, PERSON, 10000, PT10M",
    "outlook-concurrent, ANY, PERSON, 4, PT0S",
  })
  void theDataSayWhatIsPublished(
      String name,
      ThrottleLimit.Calls calls,
      ThrottleLimit.Scope scope,
      double amount,
      Duration window) {
    ThrottleLimit limit = limit(DOCUMENTED, name);

    assertThat(limit.calls()).isEqualTo(calls);
    assertThat(limit.scope()).isEqualTo(scope);
    assertThat(limit.amount()).isEqualTo(amount);
    assertThat(limit.window()).isEqualTo(window);
  }

  @ParameterizedTest
  @ValueSource(strings = {"auditing", "apps", "terms", "troubleshooting", "other"})
  void everyOtherServiceOfIntuneHasTheSameFourLimits(String service) {
    String name = "intune-" + service;

    assertThat(limit(DOCUMENTED, name).amount()).isEqualTo(1000);
    assertThat(limit(DOCUMENTED, name + "-writes").amount()).isEqualTo(100);
    assertThat(limit(DOCUMENTED, name + "-tenant").amount()).isEqualTo(2000);
    assertThat(limit(DOCUMENTED, name + "-tenant-writes").amount()).isEqualTo(200);
    assertThat(DOCUMENTED.all().stream().filter(l -> l.family().equals(name)))
        .hasSize(4)
        .allMatch(l -> l.window().equals(Duration.ofSeconds(20)));
  }

  @ParameterizedTest
  @CsvSource({"SMALL, 3500", "MEDIUM, 5000", "LARGE, 8000"})
  void theDirectoryAllowsMoreToLargerTenants(TenantSize size, double units) {
    ThrottleLimits limits = ThrottleLimits.documented(size);

    assertThat(limits.all().stream().filter(l -> l.name().equals("directory"))).hasSize(1);
    assertThat(limit(limits, "directory").amount()).isEqualTo(units);
    assertThat(limit(limits, "directory").unit()).isEqualTo(Unit.RESOURCE_UNITS);
    assertThat(limit(limits, "directory").window()).isEqualTo(Duration.ofSeconds(10));
    assertThat(limit(limits, "directory-application").unit()).isEqualTo(Unit.RESOURCE_UNITS);
  }

  @Test
  void namesAreUnique() {
    assertThat(DOCUMENTED.all()).extracting(ThrottleLimit::name).doesNotHaveDuplicates();
  }

  @Test
  void oneLimitCanBeChangedAndOthersStay() {
    ThrottleLimits limits = DOCUMENTED.with("identity-reports", 3, Duration.ofSeconds(20));

    assertThat(limit(limits, "identity-reports").amount()).isEqualTo(3);
    assertThat(limit(limits, "identity-reports").window()).isEqualTo(Duration.ofSeconds(20));
    assertThat(limit(limits, "ediscovery")).isEqualTo(limit(DOCUMENTED, "ediscovery"));
    assertThat(limit(DOCUMENTED, "identity-reports").amount()).isEqualTo(5);
  }

  @Test
  void aShareIsRoundedDownToAtLeastOneCall() {
    ThrottleLimits half = DOCUMENTED.share(0.5);

    assertThat(limit(half, "identity-reports").amount()).isEqualTo(2);
    assertThat(limit(half, "identity-protection").amount()).isEqualTo(1);
    assertThat(limit(half, "outlook-concurrent").amount()).isEqualTo(2);
    assertThat(DOCUMENTED.share(1).all()).isEqualTo(DOCUMENTED.all());
  }

  @Test
  void scalingShortensWindowsOnly() {
    ThrottleLimits fast = DOCUMENTED.scaledBy(100);

    assertThat(limit(fast, "identity-reports").window()).isEqualTo(Duration.ofMillis(100));
    assertThat(limit(fast, "identity-reports").amount()).isEqualTo(5);
    assertThat(limit(fast, "outlook-concurrent").window()).isZero();
  }

  @Test
  void aLimitThatIsLeftOutCountsNothing() {
    ThrottleLimits limits = DOCUMENTED.without("global", "directory");

    assertThat(limits.costs("GET", "/users", Map.of()))
        .extracting(charge -> charge.limit().name())
        .containsExactly("directory-application");
    assertThat(ThrottleLimits.off().costs("GET", "/users", Map.of())).isEmpty();
  }

  @Test
  void anUnknownOrZeroLimitIsRefused() {
    List<Runnable> mistakes =
        List.of(
            () -> DOCUMENTED.with("identity-report", 5, Duration.ofSeconds(10)),
            () -> DOCUMENTED.with("identity-reports", 0, Duration.ofSeconds(10)),
            () -> DOCUMENTED.with("identity-reports", Double.NaN, Duration.ofSeconds(10)),
            () -> DOCUMENTED.with("identity-reports", 5, Duration.ZERO),
            () -> DOCUMENTED.with("identity-reports", 5, Duration.ofSeconds(-1)),
            () -> DOCUMENTED.with("outlook-concurrent", 4, Duration.ofSeconds(1)),
            () -> DOCUMENTED.without("identity-report"),
            () -> DOCUMENTED.share(0),
            () -> DOCUMENTED.share(1.1),
            () -> DOCUMENTED.share(Double.NaN),
            () -> DOCUMENTED.scaledBy(0));

    assertThat(mistakes)
        .allSatisfy(
            mistake ->
                assertThatThrownBy(mistake::run)
                    .isInstanceOf(DsrException.class)
                    .hasMessageStartingWith("The throttle limits cannot be used: "));
  }
}
