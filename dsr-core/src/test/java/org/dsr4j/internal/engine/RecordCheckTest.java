package org.dsr4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dsr4j.Dsr;
import org.dsr4j.DsrBuilder;
import org.dsr4j.ExportTarget;
import org.dsr4j.FakeRecords;
import org.dsr4j.FakeService;
import org.dsr4j.Samples;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.PersonalDataRecord;
import org.dsr4j.model.RecordKey;
import org.dsr4j.spi.ReadOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Duplicates, sizes and secrets of records. */
class RecordCheckTest {

  @TempDir private Path spool;

  private final List<PersonalDataRecord> delivered = new ArrayList<>();

  private LedgerEntry export(FakeService service) {
    return export(Samples.dsr(spool, service));
  }

  private LedgerEntry export(DsrBuilder builder) {
    try (Dsr dsr = builder.build()) {
      return dsr.export(Samples.anna(), ExportTarget.records(delivered::add))
          .ledger()
          .entries()
          .get(0);
    }
  }

  private static FakeService.Reader keyed(String... keysAndRows) {
    return (task, sink) -> {
      for (int i = 0; i < keysAndRows.length; i += 2) {
        sink.record(
            task.subjects().get(0),
            RecordKey.of(keysAndRows[i]),
            FakeRecords.json(keysAndRows[i + 1]),
            FakeRecords.BY_ID);
      }
      return ReadOutcome.complete();
    };
  }

  @Test
  void byteEqualDuplicatesAreRemovedAndCounted() {
    String row = FakeRecords.row(Samples.ANNA, 1);
    LedgerEntry entry =
        export(new FakeService("fake").source("rows", keyed("a", row, "a", row, "a", " " + row)));

    assertThat(entry.found()).isEqualTo(1);
    assertThat(entry.duplicates()).isEqualTo(2);
    assertThat(entry.status()).isEqualTo(LedgerStatus.FOUND);
    assertThat(delivered).hasSize(1);
  }

  @Test
  void recordsThatDifferInAnyTokenOrKeyAreKept() {
    LedgerEntry entry =
        export(
            new FakeService("fake")
                .source(
                    "rows",
                    keyed(
                        "a", "{\"id\":\"" + Samples.ANNA + "\",\"n\":1.1}",
                        "a", "{\"id\":\"" + Samples.ANNA + "\",\"n\":1.10}",
                        "a", "{\"n\":1.1,\"id\":\"" + Samples.ANNA + "\"}",
                        "b", "{\"id\":\"" + Samples.ANNA + "\",\"n\":1.1}")));

    assertThat(entry.found()).isEqualTo(4);
    assertThat(entry.duplicates()).isZero();
  }

  @Test
  void recordsAreDeliveredByteForByteInTheirOrder() {
    String odd = "{\"z\":1E+2,\"id\":\"" + Samples.ANNA + "\",\"a\":null,\"u\":\"\\u00e9😀\"}";
    export(
        new FakeService("fake")
            .source("rows", keyed("a", odd, "b", FakeRecords.row(Samples.ANNA, 2))));

    assertThat(delivered)
        .extracting(r -> new String(r.content().bytes(), java.nio.charset.StandardCharsets.UTF_8))
        .containsExactly(odd, FakeRecords.row(Samples.ANNA, 2));
    assertThat(delivered.get(0).tenant()).isEqualTo(Samples.TENANT);
    assertThat(delivered.get(0).match()).isEqualTo(FakeRecords.BY_ID);
    assertThat(delivered.get(0).key()).isEqualTo(RecordKey.of("a"));
    assertThat(delivered.get(0).source().source()).isEqualTo("rows");
  }

  @Test
  void aRecordAboveTheLimitIsRejectedAndTheSourceFailed() {
    String small = FakeRecords.row(Samples.ANNA, 1);
    String large = "{\"id\":\"" + Samples.ANNA + "\",\"x\":\"" + "y".repeat(100) + "\"}";
    LedgerEntry entry =
        export(
            Samples.dsr(
                    spool, new FakeService("fake").source("rows", keyed("a", large, "b", small)))
                .maxRecordBytes(100));

    assertThat(entry.status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(entry.found()).isEqualTo(1);
    assertThat(entry.gaps().get(0).code()).isEqualTo(DsrError.RECORD_TOO_LARGE);
    assertThat(entry.gaps().get(0).detail()).startsWith("1 records").contains("maxRecordBytes");
  }

  @Test
  void aRecordExactlyAtTheLimitIsAccepted() {
    String row = FakeRecords.row(Samples.ANNA, 1);
    LedgerEntry entry =
        export(
            Samples.dsr(spool, new FakeService("fake").source("rows", keyed("a", row)))
                .maxRecordBytes(row.length()));

    assertThat(entry.status()).isEqualTo(LedgerStatus.FOUND);
  }

  @Test
  void secretsAreWithheldAndCountedByPath() {
    FakeService service =
        new FakeService("fake")
            .source(
                Samples.readable("rows").secret("key", "pins[]/pin").build(),
                keyed(
                    "a",
                    "{\"id\":\"" + Samples.ANNA + "\",\"key\":\"s3cret\",\"pins\":[{\"pin\":1}]}",
                    "b",
                    "{\"id\":\"" + Samples.ANNA + "\",\"key\":\"s3cret\",\"pins\":[]}",
                    "c",
                    "{\"id\":\"" + Samples.ANNA + "\",\"key\":null}"));

    LedgerEntry entry = export(service);

    assertThat(entry.withheld()).isEqualTo(Map.of("key", 2L, "pins/pin", 1L));
    assertThat(entry.status()).isEqualTo(LedgerStatus.FOUND);
    assertThat(delivered)
        .hasSize(3)
        .noneSatisfy(r -> assertThat(r.content().text("key")).contains("s3cret"));
    assertThat(delivered.get(0).content().text("pins/pin")).contains("[withheld]");
    assertThat(delivered.get(2).content().text("key")).isEmpty();
  }
}
