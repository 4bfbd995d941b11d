package org.dsr4j.it.scriptflaws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dsr4j.Dsr;
import org.dsr4j.it.pages.SourcesPageTest;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.it.support.PersonExport;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Microsoft's script reads 30 of 188 sources of personal data. */
class ScriptFlawsMissedPlacesTest {

  private static final String ALERTS = "/identityGovernance/roleManagementAlerts/alerts";

  /** Sources without rows in the simulated tenant, with the reason. */
  private static final Map<String, String> NOT_TO_BE_FOUND =
      Map.of(
          "aad-deleted-user", "no account is active and deleted at the same time",
          "aad-inbound-shared-user-profiles", "of people of other tenants only",
          "aad-user-directory-schema-extensions", "the simulator's extensions have no real names",
          "aad-user-photo", "the simulator has no pictures",
          "intune-app-log-collection-requests", "of events that the simulator does not list there");

  @TempDir private Path folder;

  private final SimulatedTenant simulated = PersonExport.tenant();

  @AfterEach
  void stop() {
    simulated.close();
  }

  /** The script never mentions most sources, so that users do not know that they are missing. */
  @Test
  void everyRunAccountsForEverySourceOfTheCatalogue() throws IOException {
    SimulatedUser person = simulated.user("person");

    PersonExport copy = PersonExport.of(simulated, person, folder);
    Report discovered = discover(person);

    Set<String> catalogue = SourcesPageTest.catalogue();
    assertThat(catalogue).hasSize(188);
    assertThat(ids(copy.report())).containsAll(catalogue);
    assertThat(ids(discovered)).isEqualTo(ids(copy.report()));
    String manifest = copy.files().text("manifest.json").orElseThrow();
    assertThat(catalogue).filteredOn(id -> !manifest.contains("\"" + id + "\"")).isEmpty();
  }

  /** The script reads 30 sources only. */
  @Test
  void aPersonWithRowsInEverySourceIsFoundInEveryReadableSource() {
    SimulatedUser person =
        simulated
            .user("person")
            .device(SimulatedDevice::windows)
            .device(SimulatedDevice::iphone)
            .inEverySource()
            .property("customSecurityAttributes", "{\"Safety\":{\"Badge\":\"blue\"}}");
    String members = "{\"id\":\"r1\",\"members\":[\"%s\"]}";
    simulated.rows(
        "v1.0", "/deviceManagement/roleAssignments", members.formatted(person.objectId()));
    String incident = "{\"id\":\"i1\",\"assigneeId\":\"%s\"}".formatted(person.objectId());
    simulated.rows(
        "beta", ALERTS, "{\"id\":\"a1\",\"scopeId\":\"/\",\"scopeType\":\"DirectoryRole\"}");
    simulated.rows("beta", ALERTS + "/a1/alertIncidents", incident);

    Set<String> read = read();
    Report report = PersonExport.of(simulated, person, folder).report();

    assertThat(report.ledger().entries())
        .filteredOn(entry -> read.contains(entry.source().source()))
        .hasSizeGreaterThan(130)
        .filteredOn(entry -> !NOT_TO_BE_FOUND.containsKey(entry.source().source()))
        .filteredOn(entry -> entry.found() == 0 && !isHeldBack(entry))
        .isEmpty();
  }

  /**
   * Rows that name the person by an address only are found too, and are quarantined for a reviewer.
   */
  private static boolean isHeldBack(LedgerEntry entry) {
    return entry.status() == LedgerStatus.QUARANTINED && entry.quarantined() > 0;
  }

  private Set<String> read() {
    try (GraphTenant tenant = new GraphTenant(simulated)) {
      return tenant.dsr().sources().values().stream()
          .filter(
              source -> source.support(Action.EXPORT).status() == ActionSupport.Status.SUPPORTED)
          .map(SourceDescriptor::id)
          .collect(Collectors.toSet());
    }
  }

  private Report discover(SimulatedUser person) {
    try (GraphTenant tenant = new GraphTenant(simulated)) {
      Dsr dsr = tenant.dsr();
      return dsr.discover(tenant.request(person));
    }
  }

  private static Set<String> ids(Report report) {
    Set<String> ids = new TreeSet<>();
    report.ledger().entries().forEach(entry -> ids.add(entry.source().source()));
    return ids;
  }
}
