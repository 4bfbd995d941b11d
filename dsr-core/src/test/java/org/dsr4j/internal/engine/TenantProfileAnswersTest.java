package org.dsr4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.dsr4j.Dsr;
import org.dsr4j.DsrBuilder;
import org.dsr4j.ExportTarget;
import org.dsr4j.FakeRecords;
import org.dsr4j.FakeService;
import org.dsr4j.Samples;
import org.dsr4j.internal.pack.PackageFiles;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Completion;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.ProfileAnswer;
import org.dsr4j.model.Report;
import org.dsr4j.model.SourceAttestation;
import org.dsr4j.model.TenantId;
import org.dsr4j.model.TenantProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The profile of a tenant answers for places that only people read, until a day. */
class TenantProfileAnswersTest {

  private static final LocalDate DAY = LocalDate.of(2026, 2, 2);

  @TempDir private Path folder;

  private final FakeService office =
      new FakeService("office")
          .source("mail", FakeRecords.list(FakeRecords.row(Samples.ANNA, 1)))
          .source(byHand("paper"))
          .source(byHand("films"));

  private static org.dsr4j.model.SourceDescriptor byHand(String id) {
    ActionSupport person = new ActionSupport.ByHand("there is no interface", "look into " + id);
    return Samples.declared(id)
        .service("archives")
        .on(Action.DISCOVER, person)
        .on(Action.EXPORT, person)
        .build();
  }

  private static ProfileAnswer unused(String about) {
    return ProfileAnswer.notUsed(
        about, "given up in 2019", "records office", DAY, DAY.plusMonths(6));
  }

  private DsrBuilder dsr(LocalDate today, ProfileAnswer... answers) {
    return dsr(today, TenantProfile.of(Samples.TENANT, List.of(answers)));
  }

  private DsrBuilder dsr(LocalDate today, TenantProfile profile) {
    return Samples.dsr(folder, office)
        .clock(Clock.fixed(today.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC))
        .tenantProfile(profile);
  }

  private Report discover(LocalDate today, ProfileAnswer... answers) {
    try (Dsr dsr = dsr(today, answers).build()) {
      return dsr.discover(Samples.anna());
    }
  }

  private static LedgerEntry entry(Report report, String source) {
    return report.ledger().entry(source).orElseThrow();
  }

  private static String detail(Report report, String source) {
    return entry(report, source).gaps().get(0).detail();
  }

  @Test
  void anUnusedPlaceIsAttestedAndNeverComplete() {
    ProfileAnswer answer = unused("archives");

    Report report = discover(DAY, answer);

    assertThat(entry(report, "paper").status()).isEqualTo(LedgerStatus.ATTESTED);
    assertThat(entry(report, "paper").profileAnswer()).contains(answer);
    assertThat(detail(report, "films"))
        .contains("records office", "2026-02-02", "2026-08-02", "given up in 2019");
    assertThat(report.completion()).isEqualTo(Completion.COMPLETE_WITH_RESIDUE);
  }

  @Test
  void anAnswerAboutOneSourceLeavesTheOthersOpen() {
    Report report = discover(DAY, unused("office/paper"));

    assertThat(entry(report, "paper").status()).isEqualTo(LedgerStatus.ATTESTED);
    assertThat(entry(report, "films").status()).isEqualTo(LedgerStatus.MANUAL_STEP_OPEN);
    assertThat(report.completion()).isEqualTo(Completion.PENDING);
  }

  @Test
  void anExpiredAnswerOpensThePlaceAgain() {
    ProfileAnswer answer = unused("paper");

    assertThat(entry(discover(answer.until(), answer), "paper").status())
        .isEqualTo(LedgerStatus.ATTESTED);
    Report late = discover(answer.until().plusDays(1), answer);

    assertThat(entry(late, "paper").status()).isEqualTo(LedgerStatus.MANUAL_STEP_OPEN);
    assertThat(entry(late, "paper").gaps().get(0).code().code()).isEqualTo("dsr.profile-expired");
    assertThat(detail(late, "paper")).contains("look into paper", "2026-08-02", "review it");
  }

  @Test
  void aUsedPlaceStaysOpenAndItsObjectsAreNamed() {
    ProfileAnswer answer =
        ProfileAnswer.used(
            "paper",
            List.of(
                new ProfileAnswer.Used("cellar of building 7", "letters, ten years"),
                new ProfileAnswer.Used("safe", "")),
            "records office",
            DAY,
            DAY.plusMonths(6));

    Report report = discover(DAY, answer);

    assertThat(entry(report, "paper").status()).isEqualTo(LedgerStatus.MANUAL_STEP_OPEN);
    assertThat(detail(report, "paper"))
        .contains("look into paper", "cellar of building 7 (letters, ten years), safe");
  }

  @Test
  void aPersonWhoReadThePlaceForTheRequestSaysMoreThanTheProfile() {
    SourceAttestation word = new SourceAttestation("paper", "Otto", DAY, "two letters");
    try (Dsr dsr = dsr(DAY, unused("paper")).build()) {
      LedgerEntry paper = entry(dsr.discover(Samples.anna().withAttestation(word)), "paper");

      assertThat(paper.attestation()).contains(word);
      assertThat(paper.profileAnswer()).isEmpty();
    }
  }

  @Test
  void thePackageSaysWhichAnswerWasUsed() throws Exception {
    Path zip = folder.resolve("copy.zip");
    try (Dsr dsr = dsr(DAY, unused("paper")).build()) {
      dsr.export(Samples.anna(), ExportTarget.zip(zip));
    }

    JsonNode steps =
        new ObjectMapper().readTree(PackageFiles.read(zip).get("manifest.json")).get("manualSteps");
    JsonNode paper = steps.get(0);

    assertThat(paper.get("source").asText()).isEqualTo("paper");
    assertThat(paper.get("status").asText()).isEqualTo("ATTESTED");
    assertThat(paper.at("/profileAnswer/reviewedBy").asText()).isEqualTo("records office");
    assertThat(paper.at("/profileAnswer/reviewedOn").asText()).isEqualTo("2026-02-02");
    assertThat(paper.at("/profileAnswer/validUntil").asText()).isEqualTo("2026-08-02");
    assertThat(paper.at("/profileAnswer/notUsed").asText()).isEqualTo("given up in 2019");
    assertThat(steps.get(1).has("profileAnswer")).isFalse();
  }

  @Test
  void aProfileOfAnotherTenantIsRefused() {
    TenantProfile other =
        TenantProfile.of(
            TenantId.of("99999999-8888-7777-6666-555555555555"), List.of(unused("paper")));

    assertThatThrownBy(() -> dsr(DAY, other).build()).hasMessageEndingWith("[dsr.tenant-mismatch]");
  }

  @Test
  void answersAboutUnknownPlacesAndPlacesThatTheLibraryReadsAreRefusedAtOnce() {
    assertThatThrownBy(() -> dsr(DAY, unused("mail"), unused("papers"), unused("x/paper")).build())
        .hasMessageContainingAll("mail", "papers", "x/paper")
        .hasMessageEndingWith("[dsr.not-by-hand]");
    assertThat(office.calls).noneMatch(call -> call.startsWith("read"));
  }

  @Test
  void aReviewInTheFutureIsRefused() {
    assertThatThrownBy(() -> dsr(DAY.minusDays(2), unused("paper")).build())
        .hasMessageContaining("paper")
        .hasMessageEndingWith("[dsr.profile-invalid]");
  }
}
