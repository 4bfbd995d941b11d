package org.dsr4j.internal.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.dsr4j.Dsr;
import org.dsr4j.DsrBuilder;
import org.dsr4j.ExportTarget;
import org.dsr4j.FakeRecords;
import org.dsr4j.FakeService;
import org.dsr4j.Samples;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.Gap;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Match;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.Strength;
import org.dsr4j.spi.ReadOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachmentTest {

  private static final RecordKey KEY = RecordKey.of("photo of anna");
  private static final Match WEAK = new Match(IdentifierKind.OBJECT_ID, "id", Strength.WEAK);

  @TempDir private Path folder;

  private Map<String, byte[]> files = Map.of();

  private LedgerEntry export(FakeService.Reader reader) throws IOException {
    return export(reader, builder -> builder);
  }

  private LedgerEntry export(FakeService.Reader reader, UnaryOperator<DsrBuilder> settings)
      throws IOException {
    Path zip = folder.resolve("package.zip");
    FakeService service = new FakeService("fake").source("photos", reader);
    try (Dsr dsr = settings.apply(Samples.dsr(folder, service)).build()) {
      LedgerEntry entry =
          dsr.export(Samples.anna(), ExportTarget.zip(zip)).ledger().entries().get(0);
      files = PackageFiles.read(zip);
      return entry;
    }
  }

  private static InputStream bytes(int... bytes) {
    byte[] all = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      all[i] = (byte) bytes[i];
    }
    return new ByteArrayInputStream(all);
  }

  @Test
  void anAttachmentFollowsItsRecord() throws IOException {
    LedgerEntry entry =
        export(
            (task, sink) -> {
              Identity who = task.subjects().get(0);
              sink.record(
                  who, KEY, FakeRecords.json(FakeRecords.row(Samples.ANNA, 1)), FakeRecords.BY_ID);
              sink.attachment(who, KEY, "image/jpeg", bytes(1, 2, 255));
              sink.attachment(who, KEY, "image/png", bytes());
              return ReadOutcome.complete();
            });

    assertThat(entry.status()).isEqualTo(LedgerStatus.FOUND);
    assertThat(files.get("attachments/fake/photos/1")).containsExactly(1, 2, 255);
    assertThat(files.get("attachments/fake/photos/2")).isEmpty();
  }

  @Test
  void anAttachmentOfAQuarantinedRecordIsNotDelivered() throws IOException {
    LedgerEntry entry =
        export(
            (task, sink) -> {
              Identity who = task.subjects().get(0);
              RecordKey own = RecordKey.of("own");
              sink.record(
                  who, own, FakeRecords.json(FakeRecords.row(Samples.ANNA, 1)), FakeRecords.BY_ID);
              sink.record(who, KEY, FakeRecords.json(FakeRecords.row(Samples.ANNA, 2)), WEAK);
              sink.attachment(who, KEY, "image/jpeg", bytes(1));
              return ReadOutcome.complete();
            });

    assertThat(entry.status()).isEqualTo(LedgerStatus.QUARANTINED);
    assertThat(files).doesNotContainKey("attachments/fake/photos/1");
  }

  @Test
  void anAttachmentOfARejectedRecordIsRejected() throws IOException {
    LedgerEntry entry =
        export(
            (task, sink) -> {
              Identity who = task.subjects().get(0);
              sink.record(
                  who, KEY, FakeRecords.json(FakeRecords.row(Samples.BERT, 1)), FakeRecords.BY_ID);
              sink.attachment(who, KEY, "image/jpeg", bytes(1));
              return ReadOutcome.complete();
            });

    assertThat(entry.status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(files).containsOnlyKeys("manifest.json");
  }

  @Test
  void anAttachmentWithoutARecordIsRejected() throws IOException {
    LedgerEntry entry =
        export(
            (task, sink) -> {
              try {
                sink.attachment(task.subjects().get(0), KEY, "image/jpeg", bytes(1));
              } catch (DsrException e) {
                // Ignores the exception, like an incorrect adapter.
              }
              return ReadOutcome.complete();
            });

    assertThat(entry.status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(entry.gaps().get(0).code()).isEqualTo(DsrError.CONTRACT_BREACH);
    assertThat(files).containsOnlyKeys("manifest.json");
  }

  @Test
  void anIncompleteAttachmentIsNotDeliveredAndTheSourceFailed() throws IOException {
    InputStream cut =
        new InputStream() {
          private int left = 5;

          @Override
          public int read() throws IOException {
            if (left == 0) {
              throw new IOException("connection of anna reset");
            }
            return left--;
          }
        };
    LedgerEntry entry =
        export(
            (task, sink) -> {
              Identity who = task.subjects().get(0);
              sink.record(
                  who, KEY, FakeRecords.json(FakeRecords.row(Samples.ANNA, 1)), FakeRecords.BY_ID);
              try {
                sink.attachment(who, KEY, "image/jpeg", cut);
              } catch (IllegalStateException e) {
                // Ignores the exception, like an incorrect adapter.
              }
              return ReadOutcome.complete();
            });

    assertThat(entry.status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(entry.found()).isEqualTo(1);
    assertThat(entry.gaps().get(0).detail()).doesNotContain("anna");
    assertThat(files).containsOnlyKeys("manifest.json", "data/fake/photos.jsonl");
  }

  private static InputStream endless() {
    return new InputStream() {
      @Override
      public int read() {
        return 7;
      }
    };
  }

  private static void record(org.dsr4j.spi.RecordSink sink, Identity who, String key, int number) {
    sink.record(
        who,
        RecordKey.of(key),
        FakeRecords.json(FakeRecords.row(Samples.ANNA, number)),
        FakeRecords.BY_ID);
  }

  @Test
  void anAttachmentThatNeverEndsIsALimitAndAGap() throws IOException {
    LedgerEntry entry =
        export(
            (task, sink) -> {
              Identity who = task.subjects().get(0);
              record(sink, who, "own", 1);
              sink.attachment(who, RecordKey.of("own"), "image/jpeg", endless());
              sink.attachment(who, RecordKey.of("own"), "image/jpeg", bytes(1));
              return ReadOutcome.complete();
            });

    assertThat(entry.status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(entry.gaps().get(0).code()).isEqualTo(DsrError.RECORD_TOO_LARGE);
    assertThat(entry.gaps().get(0).detail()).contains("maxAttachmentBytes");
    assertThat(files.get("attachments/fake/photos/1")).containsExactly(1);
    assertThat(files).doesNotContainKey("attachments/fake/photos/2");
  }

  private static FakeService.Reader withAttachment(InputStream in) {
    return (task, sink) -> {
      Identity who = task.subjects().get(0);
      record(sink, who, "own", 1);
      sink.attachment(who, RecordKey.of("own"), "image/jpeg", in);
      return ReadOutcome.complete();
    };
  }

  @Test
  void anAttachmentOf64MiBIsOverTheDefaultLimitWhateverTheLimitOfRecords() throws IOException {
    LedgerEntry entry =
        export(
            withAttachment(new ByteArrayInputStream(new byte[64 << 20])),
            builder -> builder.maxRecordBytes(1024));

    assertThat(entry.found()).isEqualTo(1);
    assertThat(entry.status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(entry.gaps()).extracting(Gap::code).containsExactly(DsrError.RECORD_TOO_LARGE);
    assertThat(files).containsOnlyKeys("manifest.json", "data/fake/photos.jsonl");
  }

  @ParameterizedTest
  @CsvSource({"1, true", "99999, true", "100000, true", "100001, false", "200000, false"})
  void anAttachmentOfExactlyTheLimitIsDeliveredAndOneByteMoreIsAGap(int bytes, boolean delivered)
      throws IOException {
    LedgerEntry entry =
        export(
            withAttachment(new ByteArrayInputStream(new byte[bytes])),
            builder -> builder.maxAttachmentBytes(100_000));

    assertThat(entry.status()).isEqualTo(delivered ? LedgerStatus.FOUND : LedgerStatus.FAILED);
    byte[] stored = files.get("attachments/fake/photos/1");
    assertThat(stored == null ? -1 : stored.length).isEqualTo(delivered ? bytes : -1);
  }

  @Test
  void anAttachmentUnderAKeyOfNoRecordIsNotDelivered() throws IOException {
    LedgerEntry entry =
        export(
            (task, sink) -> {
              Identity who = task.subjects().get(0);
              record(sink, who, "own", 1);
              sink.attachment(who, KEY, "image/jpeg", bytes(1));
              return ReadOutcome.complete();
            });

    assertThat(entry.status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(entry.gaps().get(0).code()).isEqualTo(DsrError.CONTRACT_BREACH);
    assertThat(files).containsOnlyKeys("manifest.json", "data/fake/photos.jsonl");
  }

  @Test
  void aRecordThatIsPassedTwiceWithItsAttachmentIsStoredOnce() throws IOException {
    LedgerEntry entry =
        export(
            (task, sink) -> {
              Identity who = task.subjects().get(0);
              for (int i = 0; i < 2; i++) {
                record(sink, who, "own", 1);
                sink.attachment(who, RecordKey.of("own"), "image/jpeg", bytes(1, 2));
              }
              sink.attachment(who, RecordKey.of("own"), "image/png", bytes(1, 2));
              return ReadOutcome.complete();
            });

    assertThat(entry.duplicates()).isEqualTo(1);
    assertThat(files)
        .containsOnlyKeys(
            "manifest.json",
            "data/fake/photos.jsonl",
            "attachments/fake/photos/1",
            "attachments/fake/photos/2");
  }

  @Test
  void theManifestSaysToWhichRecordAnAttachmentBelongs() throws IOException {
    export(
        (task, sink) -> {
          Identity who = task.subjects().get(0);
          for (int i = 1; i <= 3; i++) {
            record(sink, who, "row-" + i, i);
          }
          sink.attachment(who, RecordKey.of("row-3"), "image/jpeg", bytes(3));
          sink.attachment(who, RecordKey.of("row-2"), "image/jpeg", bytes(2));
          return ReadOutcome.complete();
        });

    JsonNode manifest = new ObjectMapper().readTree(files.get("manifest.json")).path("files");
    assertThat(manifest.get(0).has("record")).isFalse();
    assertThat(manifest.get(1).path("record").toString())
        .isEqualTo("{\"key\":\"row-3\",\"lines\":[3]}");
    assertThat(manifest.get(2).path("record").toString())
        .isEqualTo("{\"key\":\"row-2\",\"lines\":[2]}");
  }
}
