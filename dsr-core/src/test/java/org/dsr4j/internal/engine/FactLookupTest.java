package org.dsr4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.dsr4j.Dsr;
import org.dsr4j.DsrBuilder;
import org.dsr4j.FakeAdapter;
import org.dsr4j.FakeRecords;
import org.dsr4j.FakeService;
import org.dsr4j.RunOptions;
import org.dsr4j.Samples;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.ProfileAnswer;
import org.dsr4j.model.Report;
import org.dsr4j.model.SourceAttestation;
import org.dsr4j.model.TenantProfile;
import org.dsr4j.spi.FactAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fact that the service shows answers for a person who would have to look otherwise. */
class FactLookupTest {

  private static final LocalDate DAY = LocalDate.of(2026, 2, 2);

  @TempDir private Path folder;

  private final FakeService office =
      new FakeService("office")
          .source("mail", FakeRecords.list(FakeRecords.row(Samples.ANNA, 1)))
          .source(
              Samples.declared(
                  "paper",
                  new ActionSupport.ByHand("there is no interface", "look into the archive")));

  private DsrBuilder dsr(FactAction action) {
    office.opens(() -> new FakeAdapter.Looking(office, action));
    return Samples.dsr(folder, office)
        .clock(Clock.fixed(DAY.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC));
  }

  private Report discover(FactAction action, DsrRequest request) {
    try (Dsr dsr = dsr(action).build()) {
      return dsr.discover(request);
    }
  }

  private static LedgerEntry paper(Report report) {
    return report.ledger().entry("paper").orElseThrow();
  }

  private static FactAction absent() {
    return (task, sink) ->
        task.subjects().forEach(who -> sink.absent(who, "paper", "The archive has no shelf"));
  }

  private static FactAction present() {
    return (task, sink) ->
        task.subjects().forEach(who -> sink.present(who, "paper", "A shelf has the number"));
  }

  @Test
  void aFactAnswersAndItsEntryNamesIt() {
    Report report = discover(absent(), Samples.anna());

    assertThat(paper(report).status()).isEqualTo(LedgerStatus.NOT_APPLICABLE);
    assertThat(paper(report).gaps().get(0).code().code()).isEqualTo("dsr.answered-by-fact");
    assertThat(paper(report).gaps().get(0).detail()).isEqualTo("The archive has no shelf");
    assertThat(report.completion()).isEqualTo(Completion.COMPLETE);
  }

  @Test
  void onlySourcesThatPeopleReadAreAsked() {
    FactAction action =
        (task, sink) -> {
          assertThat(task.sources()).extracting(source -> source.id()).containsExactly("paper");
          task.subjects().forEach(who -> sink.absent(who, "mail", "there is no mail"));
        };

    Report report = discover(action, Samples.anna());

    assertThat(report.ledger().entry("mail").orElseThrow().status()).isEqualTo(LedgerStatus.FOUND);
    assertThat(paper(report).status()).isEqualTo(LedgerStatus.MANUAL_STEP_OPEN);
  }

  @Test
  void aFactThatCouldNotBeReadAnswersNothing() {
    for (FactAction broken :
        List.<FactAction>of(
            (task, sink) -> {},
            (task, sink) -> {
              throw new IllegalStateException("no answer");
            },
            (task, sink) -> {
              throw new StackOverflowError();
            })) {
      Report report = discover(broken, Samples.anna());

      assertThat(paper(report).status()).isEqualTo(LedgerStatus.MANUAL_STEP_OPEN);
      assertThat(report.ledger().entry("mail").orElseThrow().status())
          .isEqualTo(LedgerStatus.FOUND);
    }
  }

  @Test
  void aFactConcernsOnlyItsPerson() {
    FactAction first =
        (task, sink) -> sink.absent(task.subjects().get(0), "paper", "No shelf for this person");
    try (Dsr dsr = dsr(first).build()) {
      List<Report> reports =
          dsr.discover(List.of(Samples.anna(), Samples.bert()), RunOptions.defaults());

      assertThat(reports)
          .extracting(report -> paper(report).status())
          .containsExactly(LedgerStatus.NOT_APPLICABLE, LedgerStatus.MANUAL_STEP_OPEN);
    }
  }

  @Test
  void aPlaceThatIsSeenInUseIsNeverAbsent() {
    FactAction both =
        (task, sink) -> {
          present().look(task, sink);
          absent().look(task, sink);
        };

    LedgerEntry paper = paper(discover(both, Samples.anna()));

    assertThat(paper.status()).isEqualTo(LedgerStatus.MANUAL_STEP_OPEN);
    assertThat(paper.gaps().get(0).detail())
        .contains("look into the archive", "A shelf has the number");
  }

  @Test
  void whatTheLibrarySeesContradictsTheProfile() {
    ProfileAnswer answer =
        ProfileAnswer.notUsed("paper", "given up in 2019", "records office", DAY, DAY);
    try (Dsr dsr =
        dsr(present()).tenantProfile(TenantProfile.of(Samples.TENANT, List.of(answer))).build()) {
      LedgerEntry paper = paper(dsr.discover(Samples.anna()));

      assertThat(paper.status()).isEqualTo(LedgerStatus.MANUAL_STEP_OPEN);
      assertThat(paper.gaps().get(0).code().code()).isEqualTo("dsr.profile-contradicted");
      assertThat(paper.gaps().get(0).detail())
          .contains("A shelf has the number", "records office", "correct it");
      assertThat(paper.profileAnswer()).contains(answer);
    }
  }

  @Test
  void anAttestationOfTheRequestStands() {
    SourceAttestation word = new SourceAttestation("paper", "Otto", DAY, "two letters");

    LedgerEntry paper = paper(discover(absent(), Samples.anna().withAttestation(word)));

    assertThat(paper.status()).isEqualTo(LedgerStatus.ATTESTED);
    assertThat(paper.attestation()).contains(word);
  }
}
