package org.dsr4j.it.resolution;

import static org.dsr4j.testkit.assertj.DsrAssertions.assertThat;
import static org.dsr4j.testkit.assertj.DsrAssertions.assertThatExceptionOfType;

import java.util.List;
import org.dsr4j.Dsr;
import org.dsr4j.azuread.AzureAdAdapterProvider;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.intune.IntuneAdapterProvider;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Report;
import org.dsr4j.model.TenantId;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One tenant, and no other: law 1. */
class TenantGuardTest {

  private static final TenantId OTHER = TenantId.of("99999999-8888-7777-6666-555555555555");

  private final SimulatedTenant simulated = SimulatedTenant.start();
  private final SimulatedUser person = simulated.user("person").signIns(5);

  @AfterEach
  void stop() {
    simulated.close();
  }

  @Test
  void aRequestForAnotherTenantIsRefusedWithoutAnyCall() {
    try (GraphTenant tenant = new GraphTenant(simulated)) {
      DsrRequest request = GraphTenant.request(OTHER, "X", DataSubject.objectId(person.objectId()));

      assertThatExceptionOfType(DsrException.class)
          .isThrownBy(() -> tenant.dsr().discover(request))
          .satisfies(e -> assertThat(e.code()).isEqualTo(DsrError.TENANT_MISMATCH));
    }
    assertThat(simulated.requests()).isEmpty();
  }

  @Test
  void aConnectionToAnotherTenantIsRefusedWhenTheAdapterIsOpened() {
    try (GraphConnection graph =
        GraphTenant.connect(simulated, GraphTenant.token(simulated.accessToken()))) {
      assertThatExceptionOfType(DsrException.class)
          .isThrownBy(
              () ->
                  Dsr.builder(OTHER)
                      .adapter(new IntuneAdapterProvider())
                      .resource(GraphConnection.class, graph)
                      .build())
          .satisfies(e -> assertThat(e.code()).isEqualTo(DsrError.TENANT_MISMATCH));
    }
    assertThat(simulated.requests()).isEmpty();
  }

  @Test
  void aTokenForAnotherTenantIsNeverSent() {
    String foreign = simulated.neighbour().accessToken();
    try (GraphConnection graph = GraphTenant.connect(simulated, GraphTenant.token(foreign));
        Dsr dsr = dsr(graph)) {
      assertRefused(dsr, DsrError.TENANT_MISMATCH);
    }
    assertThat(simulated.requests()).isEmpty();
    assertThat(simulated.neighbour().requests()).isEmpty();
  }

  @Test
  void aServiceThatReportsAnotherOrganizationIsRefusedBeforeAnyRead() {
    simulated.reportOrganization(OTHER.value());
    try (GraphTenant tenant = new GraphTenant(simulated)) {
      assertRefused(tenant.dsr(), DsrError.TENANT_MISMATCH);
    }
    assertOnlyOrganizationWasAsked();
  }

  @Test
  void anUnreadableOrganizationIsRefusedBeforeAnyRead() {
    for (int status : List.of(403, 404, 500, 503)) {
      simulated.faults().clear();
      simulated.faults().on("/organization").reply(status);
      try (GraphTenant tenant = new GraphTenant(simulated)) {
        assertRefused(tenant.dsr(), DsrError.TENANT_UNCONFIRMED);
      }
    }
    simulated.faults().clear();
    simulated.faults().on("/organization").html(200);
    try (GraphTenant tenant = new GraphTenant(simulated)) {
      assertRefused(tenant.dsr(), DsrError.TENANT_UNCONFIRMED);
    }
    simulated.faults().clear();
    simulated.faults().on("/organization").emptyBody();
    try (GraphTenant tenant = new GraphTenant(simulated)) {
      assertRefused(tenant.dsr(), DsrError.TENANT_UNCONFIRMED);
    }
    assertOnlyOrganizationWasAsked();
  }

  @Test
  void aLinkToAForeignHostIsReportedAndGetsNoRequestAndNoToken() {
    try (SimulatedTenant stranger = SimulatedTenant.start(7)) {
      simulated.user("person").signIns(3000);
      simulated
          .faults()
          .on("/auditLogs/signIns")
          .foreignNextLink(stranger.endpoint() + "/v1.0/auditLogs/signIns?$skiptoken=x");
      try (GraphTenant tenant = new GraphTenant(simulated)) {
        Report report = tenant.dsr().discover(tenant.request(person));

        assertThat(report)
            .entry("aad-sign-in-logs")
            .isFailed()
            .because("graph.foreign-link")
            .satisfies(line -> assertThat(line.found()).isPositive());
      }
      assertThat(stranger.requests()).isEmpty();
    }
  }

  @Test
  void theTenantIsConfirmedBeforeAnyOtherRequest() {
    try (GraphTenant tenant = new GraphTenant(simulated)) {
      tenant.dsr().discover(tenant.request(person));
    }
    assertThat(simulated)
        .requests()
        .hasSizeGreaterThan(10)
        .onlyRead(
            "POST /deviceManagement/reports/exportJobs",
            "POST /directoryObjects/getAvailableExtensionProperties")
        .calledInOrder("GET /organization", "GET /users/{id}")
        .first()
        .extracting(RecordedRequest::path)
        .isEqualTo("/organization");
  }

  private static Dsr dsr(GraphConnection graph) {
    return Dsr.builder(graph.tenant())
        .adapter(new AzureAdAdapterProvider())
        .adapter(new IntuneAdapterProvider())
        .resource(GraphConnection.class, graph)
        .build();
  }

  private void assertRefused(Dsr dsr, DsrError code) {
    DsrRequest request =
        GraphTenant.request(dsr.tenant(), "X", DataSubject.objectId(person.objectId()));
    assertThatExceptionOfType(DsrException.class)
        .isThrownBy(() -> dsr.discover(request))
        .satisfies(e -> assertThat(e.code()).isEqualTo(code));
  }

  private void assertOnlyOrganizationWasAsked() {
    assertThat(simulated.requests())
        .extracting(RecordedRequest::path)
        .isNotEmpty()
        .containsOnly("/organization");
  }
}
