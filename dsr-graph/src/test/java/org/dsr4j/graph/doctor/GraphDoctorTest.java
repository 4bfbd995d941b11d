package org.dsr4j.graph.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.TenantCheck;
import org.junit.jupiter.api.Test;

/** The findings of the doctor about a connection. */
class GraphDoctorTest {

  private static final String SIGN_INS = "/auditLogs/signIns";

  private final FakeExaminedConnection service = new FakeExaminedConnection();

  @Test
  void aConnectionWithAllPermissionsIsHealthy() {
    service.roles("User.Read.All", "AuditLog.Read.All", "Directory.Read.All");

    Diagnosis diagnosis = examine(SampleSources.LOG, SampleSources.MEMBERSHIPS);

    assertThat(diagnosis.healthy()).isTrue();
    assertThat(diagnosis.findings()).extracting(Finding::severity).containsOnly(Severity.OK);
    assertThat(diagnosis.missingPermissions()).isEmpty();
    assertThat(diagnosis.silencedSources()).isEmpty();
    assertThat(diagnosis.toString())
        .startsWith("Microsoft Graph, tenant " + FakeExaminedConnection.TENANT)
        .contains(": healthy\n")
        .contains("OK      doctor.tenant: GET /v1.0/organization returned it")
        .contains("Estimate");
  }

  @Test
  void aMissingPermissionIsNamedOnceWithAllTheSourcesItSilences() {
    service.roles("User.Read.All", "AuditLog.Read.All");
    SourceDescriptor other =
        SampleSources.source("grants", "GET /v1.0/users/{userId}/x", "Directory.Read.All").build();

    Diagnosis diagnosis = examine(SampleSources.LOG, SampleSources.MEMBERSHIPS, other);

    assertThat(diagnosis.healthy()).isFalse();
    assertThat(diagnosis.missingPermissions())
        .isEqualTo(Map.of("Directory.Read.All", Set.of("grants", "memberships")));
    assertThat(diagnosis.silencedSources()).containsExactly("grants", "memberships");
    assertThat(faults(diagnosis))
        .containsExactly(
            "FAULT   doctor.permission-missing: grant the application permission"
                + " Directory.Read.All and consent to it [grants, memberships]");
  }

  @Test
  void withoutTheLookUpPermissionNoSourceCanBeRead() {
    service.roles("AuditLog.Read.All", "Device.Read.All");

    Diagnosis diagnosis = examine(SampleSources.LOG, SampleSources.DEVICE);

    assertThat(diagnosis.missingPermissions())
        .isEqualTo(Map.of("User.Read.All", Set.of("device", "log")));
    assertThat(diagnosis.silencedSources()).containsExactly("device", "log");
  }

  @Test
  void aPermissionThatProbablyIncludesTheNeededOneIsAWarning() {
    service.roles("Directory.Read.All");

    Diagnosis diagnosis = examine(SampleSources.DEVICE);

    assertThat(diagnosis.healthy()).isTrue();
    assertThat(codes(diagnosis, Severity.WARNING))
        .containsExactly(FindingCode.PERMISSION_UNVERIFIED);
  }

  @Test
  void aProbablyIncludedPermissionIsMissingAfterARefusedRead() {
    service.roles("Directory.Read.All").failing("/devices", GraphError.FORBIDDEN, 403);

    Diagnosis diagnosis =
        examine(SampleSources.source("devices", "GET /v1.0/devices", "Device.Read.All").build());

    assertThat(codes(diagnosis, Severity.FAULT)).containsExactly(FindingCode.PERMISSION_MISSING);
    assertThat(diagnosis.missingPermissions()).containsOnlyKeys("Device.Read.All");
  }

  @Test
  void sourcesThatTheCloudDoesNotHaveNeedNothing() {
    service.roles("User.Read.All").in(GraphCloud.CHINA);
    SourceDescriptor absent =
        SampleSources.source("absent", "GET /v1.0/x", "Policy.Read.All")
            .absentIn("china-mooncake")
            .build();

    Diagnosis diagnosis = examine(absent);

    assertThat(diagnosis.healthy()).isTrue();
    assertThat(service.asked()).isEmpty();
    assertThat(diagnosis.estimate().calls()).isZero();
  }

  @Test
  void onlyTheActionsThatAreToBeDoneCount() {
    service.roles("User.Read.All", "AuditLog.Read.All");
    SourceDescriptor source =
        SampleSources.source("log", "GET /v1.0/auditLogs/signIns", "AuditLog.Read.All")
            .on(Action.DELETE, ActionSupport.supported("User.DeleteRestore.All"))
            .build();

    assertThat(examine(source).healthy()).isTrue();
    assertThat(examine(Set.of(Action.DELETE), source).missingPermissions())
        .containsOnlyKeys("User.DeleteRestore.All");
  }

  @Test
  void aPermissionToWriteIsAWarningWhereNothingIsToBeWritten() {
    service.roles("User.ReadWrite.All", "AuditLog.Read.All", "Mail.Send", "User.Export.All");

    Diagnosis reading = examine(SampleSources.LOG);
    Diagnosis changing = examine(Set.of(Action.EXPORT, Action.DELETE), SampleSources.LOG);

    assertThat(reading.healthy()).isTrue();
    assertThat(codes(reading, Severity.WARNING)).containsExactly(FindingCode.WRITE_PERMISSION);
    assertThat(reading.toString()).contains("Mail.Send, User.ReadWrite.All from");
    assertThat(codes(changing, Severity.WARNING)).isEmpty();
  }

  @Test
  void aRefusedReadAlthoughTheTokenHasThePermissionIsASeparateFault() {
    service
        .roles("User.Read.All", "AuditLog.Read.All")
        .failing(SIGN_INS, GraphError.FORBIDDEN, 403);

    Diagnosis diagnosis = examine(SampleSources.LOG);

    assertThat(codes(diagnosis, Severity.FAULT)).containsExactly(FindingCode.READ_REFUSED);
    assertThat(diagnosis.toString()).contains("licence").contains("GET /v1.0/auditLogs/signIns");
    assertThat(diagnosis.missingPermissions()).isEmpty();
    assertThat(diagnosis.silencedSources()).containsExactly("log");
  }

  @Test
  void aReadThatIsRefusedForWantOfAPermissionIsNotReportedTwice() {
    service.roles("User.Read.All").failing(SIGN_INS, GraphError.FORBIDDEN, 403);

    Diagnosis diagnosis = examine(SampleSources.LOG);

    assertThat(codes(diagnosis, Severity.FAULT)).containsExactly(FindingCode.PERMISSION_MISSING);
  }

  @Test
  void aSuccessfulReadProvesTheSourceReadableAlthoughTheTokenLacksThePermission() {
    service.roles("User.Read.All");

    Diagnosis diagnosis = examine(SampleSources.LOG);

    assertThat(diagnosis.healthy()).isTrue();
    assertThat(diagnosis.missingPermissions()).isEmpty();
    assertThat(codes(diagnosis, Severity.WARNING)).containsExactly(FindingCode.READ_ALLOWED);
  }

  @Test
  void withAnOpaqueTokenOnlyTheTestReadsCount() {
    service.failing(SIGN_INS, GraphError.FORBIDDEN, 403);

    Diagnosis diagnosis = examine(SampleSources.LOG, SampleSources.MEMBERSHIPS);

    assertThat(codes(diagnosis, Severity.WARNING)).containsExactly(FindingCode.TOKEN_OPAQUE);
    assertThat(codes(diagnosis, Severity.FAULT)).containsExactly(FindingCode.READ_REFUSED);
    assertThat(diagnosis.silencedSources()).containsExactly("log");
  }

  @Test
  void aReadWithAnotherFailureProvesNothingAboutPermissions() {
    service
        .roles("User.Read.All", "AuditLog.Read.All")
        .failing(SIGN_INS, GraphError.THROTTLED, 429);

    Diagnosis diagnosis = examine(SampleSources.LOG);

    assertThat(diagnosis.healthy()).isTrue();
    assertThat(codes(diagnosis, Severity.WARNING)).containsExactly(FindingCode.READ_FAILED);
  }

  @Test
  void aServiceThatRefusesEverythingIsReportedOnce() {
    SourceDescriptor second =
        SampleSources.source("second", "GET /v1.0/auditLogs/other", "AuditLog.Read.All").build();
    service
        .roles("User.Read.All", "AuditLog.Read.All")
        .failing(SIGN_INS, GraphError.FORBIDDEN, 401)
        .failing("/auditLogs/other", GraphError.FORBIDDEN, 401);

    Diagnosis diagnosis = examine(SampleSources.LOG, second);

    assertThat(codes(diagnosis, Severity.FAULT)).containsExactly(FindingCode.READ_REFUSED);
    assertThat(diagnosis.findings())
        .filteredOn(finding -> finding.code() == FindingCode.READ_REFUSED)
        .flatExtracting(Finding::sources)
        .containsExactly("log", "second");
  }

  @Test
  void aPlaceWithNothingIsNamedAndNoFault() {
    service
        .roles("User.Read.All", "AuditLog.Read.All")
        .failing(SIGN_INS, GraphError.NOT_FOUND, 404);

    Diagnosis diagnosis = examine(SampleSources.LOG);

    assertThat(codes(diagnosis, Severity.WARNING)).isEmpty();
    assertThat(codes(diagnosis, Severity.OK)).contains(FindingCode.READ_ABSENT);
    assertThat(diagnosis.toString()).contains("404", "/auditLogs/signIns");
  }

  @Test
  void eachListIsAskedForOneRowOnce() {
    SourceDescriptor second =
        SampleSources.source("second", "GET /v1.0/auditLogs/signIns", "AuditLog.Read.All").build();

    examine(SampleSources.LOG, second, SampleSources.MEMBERSHIPS);

    assertThat(service.asked()).containsExactly(SIGN_INS);
    assertThat(service.rows()).isEqualTo(1);
  }

  @Test
  void aListThatRefusesTheOptionIsReadWithoutIt() {
    service.roles("User.Read.All", "AuditLog.Read.All").refusingTop();

    Diagnosis diagnosis = examine(SampleSources.LOG);

    assertThat(codes(diagnosis, Severity.WARNING)).isEmpty();
    assertThat(service.asked()).containsExactly(SIGN_INS, SIGN_INS);
    assertThat(service.rows()).isEqualTo(1);
  }

  @Test
  void aListOfBareValuesIsAnsweredAsWell() {
    service.roles("User.Read.All", "AuditLog.Read.All").ofBareValues();

    assertThat(codes(examine(SampleSources.LOG), Severity.WARNING)).isEmpty();
  }

  @Test
  void aServiceOfAnotherTenantIsNotExaminedFurther() {
    service.confirming(TenantCheck.otherTenant("the token is another tenant's"));

    Diagnosis diagnosis = examine(SampleSources.LOG, SampleSources.DEVICE);

    assertThat(codes(diagnosis, Severity.FAULT)).containsExactly(FindingCode.TENANT);
    assertThat(diagnosis.silencedSources()).containsExactly("device", "log");
    assertThat(service.asked()).isEmpty();
  }

  @Test
  void anEndpointWithoutResponseIsDistinguishedFromAnInvalidCredential() {
    assertThat(firstFault(GraphError.TENANT_UNREADABLE, 0)).isEqualTo(FindingCode.ENDPOINT);
    assertThat(firstFault(GraphError.AUTHENTICATION_FAILED, 0)).isEqualTo(FindingCode.TOKEN);
    assertThat(firstFault(GraphError.AUTHENTICATION_FAILED, 401)).isEqualTo(FindingCode.TOKEN);
    assertThat(firstFault(GraphError.TENANT_UNREADABLE, 403)).isEqualTo(FindingCode.TENANT);
    assertThat(firstFault(GraphError.TENANT_UNREADABLE, 503)).isEqualTo(FindingCode.TENANT);
  }

  @Test
  void aTenantThatMayNotBeAskedSilencesEverySource() {
    service.unconfirmed(GraphError.TENANT_UNREADABLE, 403);

    Diagnosis diagnosis = examine(SampleSources.LOG, SampleSources.DEVICE);

    assertThat(diagnosis.missingPermissions())
        .isEqualTo(Map.of("Organization.Read.All", Set.of("device", "log")));
    assertThat(diagnosis.silencedSources()).containsExactly("device", "log");
  }

  @Test
  void cancellingEndsTheExamination() {
    service.failing(SIGN_INS, GraphError.CANCELLED, 0);

    assertThatExceptionOfType(DsrException.class)
        .isThrownBy(() -> examine(SampleSources.LOG))
        .satisfies(e -> assertThat(e.code()).isEqualTo(GraphError.CANCELLED));
  }

  private static FindingCode firstFault(GraphError error, int status) {
    FakeExaminedConnection service = new FakeExaminedConnection().unconfirmed(error, status);
    Diagnosis diagnosis =
        GraphDoctor.examine(
            service, List.of(SampleSources.LOG), Set.of(Action.EXPORT), new Cancellation());
    return codes(diagnosis, Severity.FAULT).get(0);
  }

  private Diagnosis examine(SourceDescriptor... sources) {
    return examine(Set.of(Action.DISCOVER, Action.EXPORT), sources);
  }

  private Diagnosis examine(Set<Action> actions, SourceDescriptor... sources) {
    return GraphDoctor.examine(service, List.of(sources), actions, new Cancellation());
  }

  private static List<String> faults(Diagnosis diagnosis) {
    return diagnosis.findings().stream()
        .filter(finding -> finding.severity() == Severity.FAULT)
        .map(Finding::toString)
        .toList();
  }

  private static List<FindingCode> codes(Diagnosis diagnosis, Severity severity) {
    return diagnosis.findings().stream()
        .filter(finding -> finding.severity() == severity)
        .map(Finding::code)
        .toList();
  }
}
