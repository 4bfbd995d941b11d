package org.dsr4j.it.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dsr4j.azuread.AzureAdAdapterProvider;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.doctor.Diagnosis;
import org.dsr4j.graph.doctor.Finding;
import org.dsr4j.graph.doctor.FindingCode;
import org.dsr4j.graph.doctor.GraphDoctor;
import org.dsr4j.graph.doctor.PermissionNames;
import org.dsr4j.graph.doctor.Severity;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.intune.IntuneAdapterProvider;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.Action;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.SimulatedTenant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The doctor with a simulated tenant, for all sources of both adapters. */
class DoctorTest {

  private static final Set<Action> READING = Set.of(Action.DISCOVER, Action.EXPORT, Action.AUDIT);
  private static final List<SourceDescriptor> SOURCES =
      Stream.<AdapterProvider>of(new AzureAdAdapterProvider(), new IntuneAdapterProvider())
          .flatMap(provider -> provider.define("test", Configuration.empty()).sources().stream())
          .toList();

  private final SimulatedTenant simulated = SimulatedTenant.start();

  @AfterEach
  void stop() {
    simulated.close();
  }

  @Test
  void aTokenWithEveryDeclaredPermissionIsHealthyAndNothingIsRefused() {
    Diagnosis diagnosis = examine(permissions());

    assertThat(diagnosis.findings())
        .as(diagnosis.toString())
        .extracting(Finding::severity)
        .containsOnly(Severity.OK);
    assertThat(diagnosis.silencedSources()).isEmpty();
    assertThat(simulated.requests())
        .extracting(RecordedRequest::status)
        .as("a list may refuse $top, and an object may not exist")
        .containsOnly(200, 400, 404);
  }

  @Test
  void theDoctorReadsOneRowOfEachListWithoutAPerson() {
    simulated.user("person").signIns(40);
    examine(permissions());

    assertThat(simulated.requests())
        .allMatch(request -> request.method().equals("GET"))
        .noneMatch(request -> request.path().startsWith("/users"))
        .filteredOn(request -> !request.path().equals("/organization"))
        .isNotEmpty()
        .filteredOn(request -> !request.query().contains("top=1"))
        .as("repeated without $top if that was refused")
        .extracting(RecordedRequest::versionedPath)
        .isSubsetOf(refusedTop());
  }

  @Test
  void aMissingPermissionNamesExactlyTheSourcesThatDeclareIt() {
    for (String permission : permissions()) {
      String[] others =
          Arrays.stream(permissions())
              // No other permission may include it.
              .filter(name -> !PermissionNames.anyOf(Set.of(name), List.of(permission)))
              .toArray(String[]::new);
      tenantWide(permission).forEach(path -> simulated.faults().on(path).reply(403));

      Diagnosis diagnosis = examine(others);

      assertThat(diagnosis.missingPermissions().get(permission))
          .as(permission)
          .containsAll(declaring(permission));
      assertThat(diagnosis.silencedSources()).containsAll(declaring(permission));
      simulated.faults().clear();
    }
  }

  @Test
  void aRefusalDespiteAPermissionInTheTokenIsReportedWithItsSource() {
    simulated.faults().on("/deviceManagement/virtualEndpoint/cloudPCs").reply(403);

    Diagnosis diagnosis = examine(permissions());

    assertThat(diagnosis.healthy()).isFalse();
    assertThat(diagnosis.findings())
        .filteredOn(finding -> finding.code() == FindingCode.READ_REFUSED)
        .singleElement()
        .satisfies(finding -> assertThat(finding.sources()).containsExactly("intune-cloud-pcs"));
  }

  @Test
  void aTokenOfAnotherTenantIsDetectedBeforeAnyRead() {
    Diagnosis diagnosis = examineWith(simulated.neighbour().accessToken());

    assertThat(diagnosis.healthy()).isFalse();
    assertThat(diagnosis.silencedSources()).hasSizeGreaterThan(40);
    assertThat(simulated.requests()).isEmpty();
  }

  @Test
  void theLimitOfIdentityReportsDeterminesTheTimeForAThousandPeople() {
    Diagnosis diagnosis =
        examineWith(
            simulated.accessToken(permissions()), ThrottleLimits.documented().scaledBy(100));

    assertThat(diagnosis.estimate(1_000, 2).slowest().orElseThrow().limit())
        .isEqualTo("identity-reports");
    assertThat(diagnosis.estimate(1_000, 2).atLeast()).isPositive();
    assertThat(diagnosis.estimate(1_000, 2).calls())
        .isGreaterThan(diagnosis.estimate(1_000, 1).calls());
  }

  private Diagnosis examine(String... roles) {
    return examineWith(simulated.accessToken(roles));
  }

  private Diagnosis examineWith(String token) {
    return examineWith(token, ThrottleLimits.off());
  }

  private Diagnosis examineWith(String token, ThrottleLimits limits) {
    try (GraphConnection graph =
        GraphConnection.builder(TenantId.of(simulated.id()))
            .credential(GraphTenant.token(token))
            .cloud(GraphTenant.cloud(simulated))
            .retry(GraphTenant.QUICK)
            .limits(limits)
            .build()) {
      return new GraphDoctor().examine(graph, SOURCES, READING, new Cancellation());
    }
  }

  private List<String> refusedTop() {
    return simulated.requests().stream()
        .filter(request -> request.query().contains("top=1") && request.status() != 200)
        .map(RecordedRequest::versionedPath)
        .toList();
  }

  private static String[] permissions() {
    return SOURCES.stream().flatMap(DoctorTest::permissions).distinct().toArray(String[]::new);
  }

  private static List<String> declaring(String permission) {
    return SOURCES.stream()
        .filter(source -> permissions(source).anyMatch(permission::equals))
        .map(SourceDescriptor::id)
        .toList();
  }

  private static Stream<String> permissions(SourceDescriptor source) {
    return READING.stream()
        .map(source::support)
        .flatMap(support -> support.permissions().stream())
        .distinct();
  }

  private static Stream<String> tenantWide(String permission) {
    return SOURCES.stream()
        .filter(source -> permissions(source).anyMatch(permission::equals))
        .flatMap(source -> source.readsFrom().stream())
        .filter(place -> place.startsWith("GET ") && !place.contains("{"))
        .map(place -> place.replaceFirst("GET /(v1\\.0|beta)", ""))
        .distinct();
  }
}
