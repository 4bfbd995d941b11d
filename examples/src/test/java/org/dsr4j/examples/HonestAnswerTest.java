package org.dsr4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.junit.WithSimulatedTenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithSimulatedTenant
class HonestAnswerTest {

  @Test
  void tellsTheClerkWhatCouldNotBeRead(SimulatedTenant tenant, @TempDir Path folder) {
    tenant.user("person").device(SimulatedDevice::windows).signIns(3);
    tenant.user("colleague").signIns(9);
    tenant.faults().on("/auditLogs/signIns").reply(403);

    try (GraphConnection graph = Connections.to(tenant);
        SubjectAccessService desk = new SubjectAccessService(graph)) {
      Report report = desk.copy("DSR-1", "person@contoso.com", folder.resolve("copy.zip"));

      assertThat(report.ledger().entry("aad-sign-in-logs").orElseThrow().status())
          .isEqualTo(LedgerStatus.NOT_READABLE);
      assertThat(SubjectAccessService.message(report))
          .contains("Not read: Interactive sign-ins [graph.forbidden]")
          .doesNotContain("Everything");
    }
  }
}
