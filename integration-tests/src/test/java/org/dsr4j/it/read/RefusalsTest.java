package org.dsr4j.it.read;

import static org.dsr4j.testkit.assertj.DsrAssertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.doctor.Diagnosis;
import org.dsr4j.graph.doctor.Finding;
import org.dsr4j.graph.doctor.FindingCode;
import org.dsr4j.graph.doctor.GraphDoctor;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.intune.IntuneAdapterProvider;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.it.support.PersonExport;
import org.dsr4j.model.Action;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identity;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.Configuration;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.dsr4j.testkit.junit.WithSimulatedTenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A refusal says what it means: a permission, a licence, or a place that does not exist here. */
@WithSimulatedTenant
class RefusalsTest {

  @TempDir private Path folder;

  private SimulatedTenant tenant;
  private SimulatedUser person;

  @BeforeEach
  void begin(SimulatedTenant simulated) {
    tenant = simulated;
    tenant.exportJobs().finishAtPoll(1);
    person =
        tenant.user("person").property("aboutMe", "\"climbing\"").device(SimulatedDevice::windows);
  }

  private LedgerEntry line(PersonExport export, String source) {
    return export.report().ledger().entry(source).orElseThrow();
  }

  @Test
  void intunes401IsAMissingPermissionAndNamesIt() {
    tenant.faults().on("/deviceManagement/auditEvents").unauthorizedByIntune();

    PersonExport export = PersonExport.of(tenant, person, folder);

    LedgerEntry line = line(export, "intune-audit-events");
    assertThat(line.status()).isEqualTo(LedgerStatus.NOT_READABLE);
    assertThat(line.gaps())
        .allSatisfy(
            gap -> {
              assertThat(gap.code()).isEqualTo(GraphError.FORBIDDEN);
              assertThat(gap.code().retryable()).isFalse();
              assertThat(gap.detail())
                  .contains("HTTP 401", "DeviceManagementApps.Read.All", "licence");
            });
    assertThat(line(export, "aad-user").status()).isEqualTo(LedgerStatus.FOUND);
  }

  @Test
  void aRefusedSearchForThePersonsDevicesNamesThePermission() {
    tenant.faults().on("/users/{user-id}/managedDevices").unauthorizedByIntune();

    Identity identity = PersonExport.of(tenant, person, folder).report().identity();

    assertThat(identity.facet(Facet.DEVICES).orElseThrow().gaps())
        .anySatisfy(
            gap -> {
              assertThat(gap.code()).isEqualTo(GraphError.FORBIDDEN);
              assertThat(gap.detail()).contains("DeviceManagementManagedDevices.Read.All");
            });
  }

  @Test
  void aRefusedSearchForTheAccountNamesThePermission() {
    tenant.faults().on("/users/{user-id}").error(403, "Authorization_RequestDenied", "No.");

    Report report = PersonExport.of(tenant, person, folder).report();

    assertThat(report.ledger().entries())
        .flatExtracting(LedgerEntry::gaps)
        .extracting(Gap::detail)
        .anySatisfy(detail -> assertThat(detail).contains("user lookup", "User.Read.All"));
  }

  @Test
  void theDoctorSaysOnceThatIntuneRefusesEverything() {
    List<SourceDescriptor> sources =
        List.copyOf(new IntuneAdapterProvider().define("intune", Configuration.empty()).sources());
    for (SourceDescriptor source : sources) {
      for (String place : source.readsFrom()) {
        if (place.startsWith("GET ") && !place.contains("{") && place.contains("/device")) {
          tenant.faults().on(place.replaceFirst("GET /(v1\\.0|beta)", "")).unauthorizedByIntune();
        }
      }
    }
    try (GraphConnection graph =
        GraphTenant.connect(tenant, GraphTenant.token(tenant.accessToken()))) {
      Diagnosis diagnosis =
          new GraphDoctor().examine(graph, sources, Set.of(Action.EXPORT), new Cancellation());

      assertThat(diagnosis.findings())
          .filteredOn(finding -> finding.code() == FindingCode.READ_REFUSED)
          .singleElement()
          .extracting(Finding::text)
          .asString()
          .contains("more refused although the token holds the permission", "licence");
      assertThat(diagnosis.findings())
          .extracting(Finding::code)
          .doesNotContain(FindingCode.READ_FAILED);
    }
  }

  @Test
  void withoutALicenceForSharePointTheRestOfTheProfileIsRead() {
    person.property("skills", "[\"java\"]");
    tenant
        .faults()
        .on("/users/{user-id}")
        .onSelect("aboutMe")
        .error(400, "BadRequest", "Tenant does not have a SPO license.");

    PersonExport export = PersonExport.of(tenant, person, folder);

    LedgerEntry line = line(export, "aad-user");
    assertThat(line.status()).isEqualTo(LedgerStatus.NOT_READABLE);
    assertThat(line.gaps())
        .singleElement()
        .extracting(Gap::detail)
        .asString()
        .contains("property aboutMe", "no licence");
    assertThat(export.rows("aad-user")).anyMatch(row -> row.contains("\"skills\":[\"java\"]"));
    assertThat(export.everything()).doesNotContain("climbing");
  }

  @Test
  void withoutALicenceForAWholePlaceItIsNotReadable() {
    tenant
        .faults()
        .on("/users/{user-id}/manager")
        .error(400, "BadRequest", "Your tenant is not licensed for this feature.");
    tenant
        .faults()
        .on("/users/{user-id}/directReports")
        .error(400, "BadRequest", "Resource not found for the segment 'directReports'.");
    tenant.faults().on("/users/{user-id}/memberOf").error(400, "BadRequest", "Something else.");

    PersonExport export = PersonExport.of(tenant, person, folder);

    assertThat(export.report()).entry("aad-user-manager").isNotReadable();
    assertThat(export.report())
        .entry("aad-user-direct-reports")
        .isNotReadable()
        .because(GraphError.NOT_AVAILABLE);
    assertThat(line(export, "aad-user-member-of").status()).isEqualTo(LedgerStatus.FAILED);
  }
}
