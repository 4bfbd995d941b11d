package org.dsr4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.dsr4j.CapturedLogs;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.FakeAdapter;
import org.dsr4j.FakeRecords;
import org.dsr4j.FakeService;
import org.dsr4j.RunOptions;
import org.dsr4j.Samples;
import org.dsr4j.internal.pack.PackageFiles;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.model.SourceAttestation;
import org.dsr4j.model.SourceRef;
import org.dsr4j.model.Window;
import org.dsr4j.spi.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A person reads a source that no application can read, and the ledger contains the attestation.
 * What no application can read is looked at by a person, and the ledger says whose word that is.
 */
class ManualReadingTest {

  private static final LocalDate DAY = LocalDate.of(2026, 2, 2);
  private static final SourceAttestation WORD =
      new SourceAttestation("paper", "Otto Archive", DAY, "two letters of Anna, copied by hand");

  @TempDir private Path folder;

  private final FakeService office =
      new FakeService("office")
          .source("mail", FakeRecords.list(FakeRecords.row(Samples.ANNA, 1)))
          .source(
              Samples.declared(
                  "paper",
                  new ActionSupport.ByHand("there is no interface", "look into the archive")));

  private Report discover(DsrRequest request) {
    try (Dsr dsr = Samples.dsr(folder, office).build()) {
      return dsr.discover(request);
    }
  }

  private static LedgerEntry paper(Report report) {
    return report.ledger().entry("paper").orElseThrow();
  }

  private void refused(DsrRequest request, String why) {
    assertThatThrownBy(() -> discover(request))
        .isInstanceOfSatisfying(
            DsrException.class, e -> assertThat(e.code()).isEqualTo(DsrError.NOT_BY_HAND))
        .hasMessageContaining(why)
        .hasMessageNotContaining("Otto");
    assertThat(office.calls).doesNotContain("confirm").noneMatch(call -> call.startsWith("read"));
  }

  @Test
  void aManualStepIsOpenUntilAPersonAttestsIt() {
    Report report = discover(Samples.anna());

    assertThat(paper(report).status()).isEqualTo(LedgerStatus.MANUAL_STEP_OPEN);
    assertThat(paper(report).gaps().get(0).detail()).contains("look into the archive");
    assertThat(paper(report).attestation()).isEmpty();
    assertThat(report.completion()).isEqualTo(Completion.PENDING);
  }

  @Test
  void anAttestedStepIsResidueAndContainsTheAttestingPerson() {
    Report report = discover(Samples.anna().withAttestation(WORD));

    assertThat(paper(report).status()).isEqualTo(LedgerStatus.ATTESTED);
    assertThat(paper(report).attestation()).contains(WORD);
    assertThat(report.completion()).isEqualTo(Completion.COMPLETE_WITH_RESIDUE);
  }

  @Test
  void anAttestationAppearsInNoDetailLogOrText() {
    try (CapturedLogs logs = new CapturedLogs()) {
      Report report = discover(Samples.anna().withAttestation(WORD));

      assertThat(paper(report).gaps()).hasSize(1);
      assertThat(paper(report).gaps().get(0).toString())
          .contains("2026-02-02")
          .doesNotContain("Otto", "letters");
      assertThat(WORD.toString() + paper(report) + report.request())
          .doesNotContain("Otto", "letters");
      assertThat(logs.lines()).noneMatch(line -> line.contains("Otto") || line.contains("letters"));
    }
  }

  @Test
  void aLaterAttestationReplacesAnEarlierOne() {
    SourceAttestation later = new SourceAttestation("paper", "Otto Archive", DAY, "a third letter");

    Report report = discover(Samples.anna().withAttestation(WORD).withAttestation(later));

    assertThat(paper(report).attestation()).contains(later);
  }

  @Test
  void anAttestationConcernsOnlyItsOwnRequest() {
    try (Dsr dsr = Samples.dsr(folder, office).build()) {
      List<Report> reports =
          dsr.discover(
              List.of(Samples.anna().withAttestation(WORD), Samples.bert()), RunOptions.defaults());

      assertThat(reports)
          .extracting(report -> paper(report).status())
          .containsExactly(LedgerStatus.ATTESTED, LedgerStatus.MANUAL_STEP_OPEN);
    }
  }

  @Test
  void unknownSourcesAndSourcesReadByTheLibraryCannotBeAttested() {
    refused(
        Samples.anna().withAttestation(new SourceAttestation("papers", "Otto", DAY, "nothing")),
        "'papers' is not declared by any adapter");
    refused(
        Samples.anna().withAttestation(new SourceAttestation("mail", "Otto", DAY, "nothing")),
        "'mail' is not read manually");
  }

  @Test
  void anAttestationNamesTheInstanceWhenSeveralAdaptersDeclareTheSource() {
    try (Dsr dsr =
        Samples.dsr(folder, office).adapter(office, "branch", Configuration.empty()).build()) {
      assertThatThrownBy(() -> dsr.discover(Samples.anna().withAttestation(WORD)))
          .hasMessageContaining("name it as instance/source")
          .hasMessageEndingWith("[dsr.not-by-hand]");

      SourceRef branch = new SourceRef("branch", "paper");
      Report report =
          dsr.discover(
              Samples.anna()
                  .withAttestation(new SourceAttestation(branch, "Otto", DAY, "nothing there")));

      assertThat(report.ledger().entry(branch).orElseThrow().status())
          .isEqualTo(LedgerStatus.ATTESTED);
      assertThat(paper(report).status()).isEqualTo(LedgerStatus.MANUAL_STEP_OPEN);
    }
  }

  @Test
  void anAttestationOfAReadDoesNotAffectAnAudit() {
    try (Dsr dsr = Samples.dsr(folder, office).build()) {
      Report report =
          dsr.audit(
              Samples.anna().withAttestation(WORD),
              Window.all(),
              ExportTarget.records(record -> {}));

      assertThat(paper(report).status()).isEqualTo(LedgerStatus.NOT_APPLICABLE);
      assertThat(paper(report).attestation()).isEmpty();
    }
  }

  @Test
  void thePackageListsOpenStepsAndAttestations() throws Exception {
    JsonNode open = manifest(Samples.anna(), "open.zip").at("/manualSteps/0");
    JsonNode attested =
        manifest(Samples.anna().withAttestation(WORD), "done.zip").at("/manualSteps/0");

    assertThat(open.get("status").asText()).isEqualTo("MANUAL_STEP_OPEN");
    assertThat(open.get("reason").asText()).isEqualTo("there is no interface");
    assertThat(open.get("instruction").asText()).isEqualTo("look into the archive");
    assertThat(open.has("attestation")).isFalse();
    assertThat(attested.get("status").asText()).isEqualTo("ATTESTED");
    assertThat(attested.get("source").asText()).isEqualTo("paper");
    assertThat(attested.at("/attestation/by").asText()).isEqualTo("Otto Archive");
    assertThat(attested.at("/attestation/on").asText()).isEqualTo("2026-02-02");
    assertThat(attested.at("/attestation/note").asText()).contains("two letters");
  }

  private JsonNode manifest(DsrRequest request, String name) throws Exception {
    Path zip = folder.resolve(name);
    try (Dsr dsr = Samples.dsr(folder, office).build()) {
      dsr.export(request, ExportTarget.zip(zip));
    }
    return new ObjectMapper().readTree(PackageFiles.read(zip).get("manifest.json"));
  }

  @Test
  void sourcesThatAreAbsentInTheEditionAreNotRead() throws Exception {
    FakeService cloud =
        new FakeService("cloud")
            .source("mail", FakeRecords.none())
            .source(
                Samples.declared("paper")
                    .absentIn("moon")
                    .on(Action.EXPORT, new ActionSupport.ByHand("no interface", "look there"))
                    .build());
    cloud.opens(() -> new FakeAdapter.InEdition(cloud, () -> "moon"));
    assertThat(statusIn(cloud, "moon.zip")).isEqualTo(LedgerStatus.NOT_APPLICABLE);
    assertThat(manualSteps("moon.zip")).isEmpty();

    cloud.opens(() -> new FakeAdapter.InEdition(cloud, () -> "earth"));
    assertThat(statusIn(cloud, "earth.zip")).isEqualTo(LedgerStatus.MANUAL_STEP_OPEN);

    cloud.opens(
        () ->
            new FakeAdapter.InEdition(
                cloud,
                () -> {
                  throw new IllegalStateException("lost");
                }));
    assertThat(statusIn(cloud, "lost.zip")).isEqualTo(LedgerStatus.MANUAL_STEP_OPEN);
  }

  private LedgerStatus statusIn(FakeService service, String name) {
    try (Dsr dsr = Samples.dsr(folder, service).build()) {
      return paper(dsr.export(Samples.anna(), ExportTarget.zip(folder.resolve(name)))).status();
    }
  }

  private JsonNode manualSteps(String name) throws Exception {
    return new ObjectMapper()
        .readTree(PackageFiles.read(folder.resolve(name)).get("manifest.json"))
        .get("manualSteps");
  }

  @Test
  void anAttestationNeedsASourceAPersonAndANote() {
    assertThatThrownBy(() -> new SourceAttestation("Anna Smith", "Otto", DAY, "x"))
        .hasMessageEndingWith("[dsr.invalid-id]");
    assertThatThrownBy(() -> new SourceAttestation("paper", " ", DAY, "x"))
        .hasMessageEndingWith("[dsr.incomplete-request]");
    assertThatThrownBy(() -> new SourceAttestation("paper", "Otto", DAY, ""))
        .hasMessageEndingWith("[dsr.incomplete-request]");
  }
}
