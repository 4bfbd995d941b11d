package org.dsr4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.assertj.DsrAssertions;
import org.dsr4j.testkit.junit.WithSimulatedTenant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithSimulatedTenant
class SubjectAccessServiceTest {

  private final GraphConnection graph;
  private final SubjectAccessService desk;
  @TempDir private Path folder;

  SubjectAccessServiceTest(SimulatedTenant tenant) {
    graph = Connections.to(tenant);
    desk = new SubjectAccessService(graph);
  }

  @BeforeEach
  void seed(SimulatedTenant tenant) {
    tenant.user("person").device(SimulatedDevice::windows).signIns(3);
    tenant.user("colleague").device(SimulatedDevice::windows).signIns(9);
  }

  @AfterEach
  void close() {
    desk.close();
    graph.close();
  }

  @Test
  void copiesThePersonAndChangesNothing(SimulatedTenant tenant) {
    Report report = desk.copy("DSR-1", "person@contoso.com", folder.resolve("copy.zip"));

    assertThat(line(report, "aad-sign-in-logs").found()).isEqualTo(3);
    assertThat(line(report, "intune-managed-device").status()).isEqualTo(LedgerStatus.FOUND);
    // Reports are asked for and the names of extensions looked up by POST, which changes nothing.
    DsrAssertions.assertThat(tenant)
        .requests()
        .onlyRead(
            "POST /deviceManagement/reports/exportJobs",
            "POST /directoryObjects/getAvailableExtensionProperties");
  }

  @Test
  void doesNotReportATemporaryFault(SimulatedTenant tenant) {
    tenant.faults().onNth(1, "/auditLogs/signIns").reply(503);

    Report report = desk.copy("DSR-1", "person@contoso.com", folder.resolve("copy.zip"));

    assertThat(line(report, "aad-sign-in-logs").found()).isEqualTo(3);
    assertThat(SubjectAccessService.message(report)).doesNotContain("Interactive sign-ins");
  }

  @Test
  void doesNotCallACutPageTheEnd(SimulatedTenant tenant) {
    tenant.user("person").signIns(2000);
    tenant.faults().on("/auditLogs/signIns").onPage(2).cutBody();

    Report report = desk.copy("DSR-1", "person@contoso.com", folder.resolve("copy.zip"));

    assertThat(line(report, "aad-sign-in-logs").status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(SubjectAccessService.message(report)).contains("Not read: Interactive sign-ins");
  }

  @Test
  void throwsAnExceptionIfTheTenantRefuses(SimulatedTenant tenant) {
    tenant.faults().on("/organization").reply(403);
    Path zip = folder.resolve("copy.zip");

    assertThatExceptionOfType(DsrException.class)
        .isThrownBy(() -> desk.copy("DSR-1", "person@contoso.com", zip))
        .satisfies(e -> assertThat(e.code()).isEqualTo(DsrError.TENANT_UNCONFIRMED));
    assertThat(zip).doesNotExist();
  }

  @Test
  void reportsThatThePersonWasNotFound() {
    Report report = desk.copy("DSR-1", "nobody@contoso.com", folder.resolve("copy.zip"));

    assertThat(report.completion()).isEqualTo(Completion.NOT_IDENTIFIED);
    assertThat(SubjectAccessService.message(report))
        .isEqualTo("The person was not found, so nothing was copied.");
  }

  private static LedgerEntry line(Report report, String sourceId) {
    return report.ledger().entry(sourceId).orElseThrow();
  }
}
