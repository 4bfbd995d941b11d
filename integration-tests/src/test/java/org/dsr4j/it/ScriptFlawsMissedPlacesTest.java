package org.dsr4j.it;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dsr4j.Dsr;
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

/** Microsoft's script knows 30 of 188 places of personal data. */
class ScriptFlawsMissedPlacesTest {

  @TempDir private Path folder;

  private final SimulatedTenant simulated = PersonsCopy.tenant();

  @AfterEach
  void stop() {
    simulated.close();
  }

  /** The script never mentions most places, so that nobody learns they were left out. */
  @Test
  void everyRunAccountsForEveryPlaceOfTheCatalogue() throws IOException {
    SimulatedUser person = simulated.user("person");

    PersonsCopy copy = PersonsCopy.of(simulated, person, folder);
    Report discovered = discover(person);

    Set<String> catalogue = SourcesPageTest.catalogue();
    assertThat(catalogue).hasSize(188);
    assertThat(ids(copy.report())).containsAll(catalogue);
    assertThat(ids(discovered)).isEqualTo(ids(copy.report()));
    String manifest = copy.files().text("manifest.json").orElseThrow();
    assertThat(catalogue).filteredOn(id -> !manifest.contains("\"" + id + "\"")).isEmpty();
  }

  /** All but 30 places are never read. */
  @Test
  void whoLeftTracesEverywhereIsFoundInEveryPlaceThatIsRead() {
    SimulatedUser person =
        simulated
            .user("person")
            .device(SimulatedDevice::windows)
            .device(SimulatedDevice::iphone)
            .everywhere();

    Report report = PersonsCopy.of(simulated, person, folder).report();

    report.ledger().entries().forEach(e -> { if (e.status() == LedgerStatus.FAILED || e.source().source().matches("aad-pim-alert.*|aad-inbound.*|intune-role-ass.*|intune-ea-batt.*")) System.out.println("ZZ " + e + e.parts()); });
    Map<String, LedgerStatus> elsewhere =
        report.ledger().entries().stream()
            .filter(entry -> isRead(entry.source().source()))
            .filter(entry -> entry.status() != LedgerStatus.FOUND)
            .collect(
                toMap(
                    entry -> entry.source().source(),
                    LedgerEntry::status,
                    (one, other) -> one,
                    TreeMap::new));
    assertThat(elsewhere).isEmpty();
  }

  private boolean isRead(String source) {
    return sources().get(source).support(Action.EXPORT).status()
        == ActionSupport.Status.SUPPORTED;
  }

  private Map<String, SourceDescriptor> sources() {
    try (GraphTenant tenant = new GraphTenant(simulated)) {
      return tenant.dsr().sources().entrySet().stream()
          .collect(toMap(entry -> entry.getKey().source(), Map.Entry::getValue));
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
