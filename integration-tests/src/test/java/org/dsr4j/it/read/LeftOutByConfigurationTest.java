package org.dsr4j.it.read;

import static org.dsr4j.testkit.assertj.DsrAssertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dsr4j.Dsr;
import org.dsr4j.azuread.AzureAdAdapterProvider;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.intune.IntuneAdapterProvider;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.it.support.PopulatedTenant;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Completion;
import org.dsr4j.model.Facet;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.Configuration;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.assertj.AccessPackage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that an organisation disables are not sent, and every affected line reports it. */
class LeftOutByConfigurationTest {

  /**
   * Requests that are not about people, or that read below a row of the person: the tenant's name,
   * the names of extensions, parts of a registration or event, and reports, whose filter is sent in
   * a body.
   */
  private static final Pattern HOLDS_NOBODY =
      Pattern.compile(
          "/organization|/schemaExtensions|/directoryObjects/getAvailableExtensionProperties"
              + "|/deviceAppManagement/managedAppRegistrations/[^/]+/operations"
              + "|/deviceManagement/mobileAppTroubleshootingEvents/[^/]+/appLogCollectionRequests"
              + "|/deviceManagement/reports/exportJobs(/.*)?|/blob/.*");

  @TempDir private static Path folder;

  private static SimulatedTenant simulated;
  private static PopulatedTenant crowd;
  private static Set<SourceDescriptor> read;

  @BeforeAll
  static void start() {
    simulated = SimulatedTenant.start();
    crowd = PopulatedTenant.of(simulated);
    try (GraphTenant graph = new GraphTenant(simulated)) {
      read =
          graph.dsr().sources().values().stream()
              .filter(
                  source ->
                      source.support(Action.EXPORT).status() == ActionSupport.Status.SUPPORTED)
              .collect(Collectors.toSet());
    }
  }

  @BeforeEach
  void clear() {
    simulated.clearRequests();
  }

  @AfterAll
  static void stop() {
    simulated.close();
  }

  private static Report export(Path zip, String key) {
    Configuration off = Configuration.of(Map.of(key, "false"));
    try (GraphConnection graph =
            GraphTenant.connect(simulated, GraphTenant.token(simulated.accessToken()));
        Dsr dsr =
            Dsr.builder(graph.tenant())
                .adapter(new AzureAdAdapterProvider(), "azuread", off)
                .adapter(new IntuneAdapterProvider(), "intune", off)
                .resource(GraphConnection.class, graph)
                .build()) {
      return crowd.export(zip, dsr);
    }
  }

  private static boolean says(LedgerEntry line, GraphError code) {
    return line.gaps().stream()
        .anyMatch(part -> part.status() == LedgerStatus.SKIPPED && part.code() == code);
  }

  @Test
  void withBetaDisabledNothingOfItIsReadAndItsSourcesAreSkipped() {
    Path zip = folder.resolve("beta.zip");

    Report report = export(zip, "beta");

    assertThat(simulated.requests())
        .hasSizeGreaterThan(50)
        .extracting(RecordedRequest::version)
        .contains("v1.0")
        .doesNotContain("beta");
    Set<String> wrong = new TreeSet<>();
    for (SourceDescriptor source : read) {
      LedgerEntry line = report.ledger().entry(source.id()).orElseThrow();
      List<String> versions =
          source.readsFrom().stream().map(place -> place.split("/", 3)[1]).distinct().toList();
      boolean onlyBeta = versions.equals(List.of("beta"));
      boolean skipped = says(line, GraphError.BETA_SWITCHED_OFF);
      // Sources that read devices miss the devices that only beta returns.
      boolean concerned = versions.contains("beta") || source.facets().contains(Facet.DEVICES);
      if ((versions.contains("beta") && !skipped)
          || (skipped && !concerned)
          || (onlyBeta && (line.status() != LedgerStatus.SKIPPED || line.found() > 0))) {
        wrong.add(line + " " + versions + " " + line.gaps());
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(report).hasCompletion(Completion.PARTIAL);
  }

  @Test
  void withTenantWideListsDisabledTheServiceSendsNoRowsOfOtherPeople() {
    Path zip = folder.resolve("tenant-wide.zip");

    Report report = export(zip, "tenantWideLists");

    Set<String> foreign = new TreeSet<>();
    for (RecordedRequest request : simulated.requests()) {
      if (!namesSomebody(request)) {
        foreign.add(request.versionedPath() + "?" + request.query());
      }
    }
    assertThat(foreign).isEmpty();
    assertThat(report.ledger().entries())
        .filteredOn(line -> says(line, GraphError.TENANT_WIDE_FORBIDDEN))
        .hasSizeGreaterThan(20)
        .extracting(LedgerEntry::status)
        .containsOnly(LedgerStatus.SKIPPED);
    assertThat(AccessPackage.read(zip).records("aad-user")).isNotEmpty();
    assertThat(report).hasCompletion(Completion.PARTIAL);
  }

  private static boolean namesSomebody(RecordedRequest request) {
    String address =
        URLDecoder.decode(request.versionedPath() + "?" + request.query(), StandardCharsets.UTF_8);
    return crowd.personsTexts().stream().anyMatch(address::contains)
        || otherAddress().matcher(address).find()
        || HOLDS_NOBODY.matcher(request.path()).matches();
  }

  /** The address that the simulated tenant stores in {@code otherMails}. */
  private static Pattern otherAddress() {
    String alias = crowd.person().userPrincipalName().split("@", 2)[0];
    return Pattern.compile("\\b" + Pattern.quote(alias) + "\\.\\d{3}@example\\.org");
  }
}
