package org.dsr4j.it.scriptflaws;

import static org.dsr4j.testkit.assertj.DsrAssertions.assertThat;
import static org.dsr4j.testkit.assertj.DsrAssertions.assertThatPackage;

import java.nio.file.Path;
import java.util.List;
import org.dsr4j.Dsr;
import org.dsr4j.azuread.AzureAdAdapterProvider;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.it.support.PersonExport;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Completion;
import org.dsr4j.model.Ledger;
import org.dsr4j.model.Report;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Microsoft's script always prints "Export complete"; the library reports what happened. */
class ScriptFlawsCompletenessTest {

  private static final String SIGN_INS = "/auditLogs/signIns";
  private static final String LOG = "aad-sign-in-logs";

  @TempDir private Path folder;

  private final SimulatedTenant simulated = PersonExport.tenant();
  private final SimulatedUser person = simulated.user("person").signIns(2500);

  @AfterEach
  void stop() {
    simulated.close();
  }

  private PersonExport copy() {
    return PersonExport.of(simulated, person, folder);
  }

  /**
   * An error on a later page ends the list, and the earlier rows are treated as complete (L170).
   */
  @Test
  void anErrorOnALaterPageIsAGapAndTheRowsBeforeItAreKept() {
    simulated.faults().on(SIGN_INS).onPage(2).reply(500);

    PersonExport copy = copy();

    assertThat(copy.report()).entry(LOG).isFailed().because("graph.service-failed");
    assertThat(copy.rows(LOG)).hasSizeBetween(1, 2499);
    assertThat(copy.report()).hasCompletion(Completion.PARTIAL);
  }

  /** The script calls the export complete at the end of each run (L957), and writes no manifest. */
  @Test
  void theManifestReportsTheStatusOfEachSourceAndNoFalseCompletion() {
    simulated.faults().on(SIGN_INS).reply(500);
    simulated.faults().on("/users/{user-id}/memberOf").reply(403);

    PersonExport copy = copy();

    assertThatPackage(copy.zip()).isIntact().agreesWith(copy.report());
    assertThat(copy.report()).hasCompletion(Completion.PARTIAL);
    assertThat(copy.report()).entry(LOG).isFailed();
    assertThat(copy.report()).entry("aad-user-member-of").isNotReadable();
    assertThat(copy.files().text("manifest.json").orElseThrow())
        .contains("\"completion\" : \"PARTIAL\"", "graph.forbidden", "graph.service-failed");
  }

  /** A wrong break ends the caller's loop or the whole script (L148, L198). */
  @Test
  void aFailureOfOneSourceDoesNotEndOthers() {
    Ledger undisturbed = copy().report().ledger();
    simulated.faults().on(SIGN_INS).html(502);

    // Both lines are read from the same path.
    assertThat(copy().report())
        .ledger()
        .hasSameLinesAs(undisturbed, LOG, "aad-non-interactive-sign-ins");
  }

  /** The script follows pages as long as there is a link (L515). */
  @Test
  void aListThatReturnsToAnEarlierPageEnds() {
    simulated.faults().on(SIGN_INS).loopingNextLink();

    assertThat(copy().report()).entry(LOG).isFailed().because("graph.looping-link");
  }

  /** The script does not handle throttling. */
  @Test
  void aThrottledReadWaitsAndContinues() {
    Ledger undisturbed = copy().report().ledger();
    simulated.faults().on(SIGN_INS).onPage(2).times(1).throttle("0.001");
    simulated.clearRequests();

    assertThat(copy().report()).ledger().hasSameLinesAs(undisturbed);
    assertThat(simulated.requests()).anyMatch(request -> request.status() == 429);
  }

  /** The script refuses stronger permissions than its five fixed names (L89-117). */
  @Test
  void strongerPermissionsAreEnough() {
    person.group("Research");

    Report report = with("Directory.ReadWrite.All", "AuditLog.Read.All");

    assertThat(report).entry(LOG).isFound(2500);
    assertThat(report).entry("aad-user-member-of").isFound(1);
  }

  /**
   * The script does not check required permissions, and loses the data that they protect (L233,
   * L630).
   */
  @Test
  void aMissingPermissionIsReportedIfItHidesData() {
    Report report = with("Directory.Read.All");

    assertThat(report).entry(LOG).isNotReadable().because("graph.forbidden");
    assertThat(report.ledger().entry(LOG).orElseThrow().gaps())
        .anySatisfy(
            part ->
                assertThat(part.detail()).contains("/auditLogs/signIns", "grant the application"));
    assertThat(declared(LOG)).isEqualTo(new ActionSupport.Supported(List.of("AuditLog.Read.All")));
    assertThat(report).hasCompletion(Completion.PARTIAL);
  }

  private ActionSupport declared(String source) {
    try (GraphTenant tenant = new GraphTenant(simulated)) {
      return tenant.dsr().sources().values().stream()
          .filter(descriptor -> descriptor.id().equals(source))
          .map(descriptor -> descriptor.support(Action.EXPORT))
          .findFirst()
          .orElseThrow();
    }
  }

  private Report with(String... permissions) {
    simulated.enforcePermissions();
    try (GraphConnection graph =
            GraphTenant.connect(simulated, GraphTenant.token(simulated.accessToken(permissions)));
        Dsr dsr =
            Dsr.builder(graph.tenant())
                .adapter(new AzureAdAdapterProvider())
                .resource(GraphConnection.class, graph)
                .build()) {
      return dsr.discover(GraphTenant.request(dsr, person));
    }
  }
}
