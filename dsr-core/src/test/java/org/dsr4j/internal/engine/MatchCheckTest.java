package org.dsr4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.FakeRecords;
import org.dsr4j.FakeService;
import org.dsr4j.Samples;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Match;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.PersonalDataRecord;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.Report;
import org.dsr4j.model.Strength;
import org.dsr4j.spi.ReadOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine checks the match of every record that an adapter assigns to a person. */
class MatchCheckTest {

  @TempDir private Path spool;

  private final List<PersonalDataRecord> delivered = new ArrayList<>();

  private LedgerEntry export(FakeService service) {
    try (Dsr dsr = Samples.dsr(spool, service).build()) {
      Report report = dsr.export(Samples.anna(), ExportTarget.records(delivered::add));
      assertThat(report.ledger().entries()).hasSize(1);
      return report.ledger().entries().get(0);
    }
  }

  private static FakeService rows(FakeService.Reader reader) {
    return new FakeService("fake").source("rows", reader);
  }

  @Test
  void aRecordOfAnotherPersonIsRejectedAndTheSourceFailed() {
    LedgerEntry entry =
        export(
            rows(
                FakeRecords.claimingMatch(
                    FakeRecords.row(Samples.ANNA, 1),
                    FakeRecords.row(Samples.BERT, 2),
                    "{\"id\":null}",
                    "{}")));

    assertThat(entry.status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(entry.found()).isEqualTo(1);
    assertThat(entry.gaps().get(0).code()).isEqualTo(DsrError.CONTRACT_BREACH);
    assertThat(entry.gaps().get(0).detail()).startsWith("3 records");
    assertThat(delivered)
        .singleElement()
        .satisfies(r -> assertThat(r.content().text("id")).contains(Samples.ANNA));
  }

  @Test
  void aRecordWithoutAnyDeclaredRuleIsRefused() {
    FakeService service =
        new FakeService("fake")
            .source(
                Samples.declared("rows").readable().build(),
                FakeRecords.claimingMatch(FakeRecords.row(Samples.ANNA, 1)));

    assertThat(export(service).status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(delivered).isEmpty();
  }

  @Test
  void aWeakMatchIsQuarantinedAndCounted() {
    FakeService service =
        new FakeService("fake")
            .source(
                Samples.readable("rows")
                    .match(MatchRule.field("name", IdentifierKind.USER_PRINCIPAL_NAME))
                    .build(),
                FakeRecords.list(
                    "{\"name\":\"" + Samples.ANNAS_NAME + "\"}", FakeRecords.row(Samples.ANNA, 1)))
            .resolver(
                (known, cancellation) ->
                    Samples.identified(
                        "user",
                        Samples.strong(IdentifierKind.USER_PRINCIPAL_NAME, Samples.ANNAS_NAME)));

    LedgerEntry entry = export(service);

    assertThat(entry.status()).isEqualTo(LedgerStatus.QUARANTINED);
    assertThat(entry.quarantined()).isEqualTo(1);
    assertThat(entry.found()).isEqualTo(1);
    assertThat(delivered)
        .singleElement()
        .satisfies(r -> assertThat(r.content().text("name")).isEmpty());
  }

  @Test
  void theWeakerOfClaimAndCheckCounts() {
    Match weak = new Match(IdentifierKind.OBJECT_ID, "id", Strength.WEAK);
    LedgerEntry entry =
        export(
            rows(
                (task, sink) -> {
                  Identity who = task.subjects().get(0);
                  sink.record(
                      who,
                      RecordKey.of("1"),
                      FakeRecords.json(FakeRecords.row(Samples.ANNA, 1)),
                      weak);
                  return ReadOutcome.complete();
                }));

    assertThat(entry.status()).isEqualTo(LedgerStatus.QUARANTINED);
    assertThat(delivered).isEmpty();
  }

  @Test
  void aRecordFirstClaimedWeaklyIsDeliveredOnceItIsClaimedStrongly() {
    Match weak = new Match(IdentifierKind.OBJECT_ID, "id", Strength.WEAK);
    LedgerEntry entry =
        export(
            rows(
                (task, sink) -> {
                  Identity who = task.subjects().get(0);
                  for (Match match : List.of(weak, FakeRecords.BY_ID, weak, FakeRecords.BY_ID)) {
                    sink.record(
                        who,
                        RecordKey.of("1"),
                        FakeRecords.json(FakeRecords.row(Samples.ANNA, 1)),
                        match);
                  }
                  return ReadOutcome.complete();
                }));

    assertThat(entry.found()).isEqualTo(1);
    assertThat(entry.quarantined()).isEqualTo(1);
    assertThat(entry.duplicates()).isEqualTo(2);
  }

  @Test
  void aRecordForAnUnknownPersonFailsTheSource() {
    LedgerEntry entry = export(rows((task, sink) -> pushForStranger(task.subjects(), sink, false)));

    assertThat(entry.status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(entry.gaps().get(0).code()).isEqualTo(DsrError.CONTRACT_BREACH);
    assertThat(delivered).isEmpty();
  }

  @Test
  void aRecordForAnUnknownPersonFailsTheSourceEvenWhenTheAdapterCatchesTheError() {
    LedgerEntry entry = export(rows((task, sink) -> pushForStranger(task.subjects(), sink, true)));

    assertThat(entry.status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(entry.gaps()).hasSize(1);
    assertThat(entry.toString()).doesNotContain(Completion.COMPLETE.name());
  }

  private static ReadOutcome pushForStranger(
      List<Identity> subjects, org.dsr4j.spi.RecordSink sink, boolean swallow) {
    Identity copy = new Identity("x", subjects.get(0).subject(), subjects.get(0).facets());
    try {
      sink.record(
          copy,
          RecordKey.of("1"),
          FakeRecords.json(FakeRecords.row(Samples.ANNA, 1)),
          FakeRecords.BY_ID);
    } catch (DsrException e) {
      if (!swallow) {
        throw e;
      }
    }
    return ReadOutcome.complete();
  }
}
