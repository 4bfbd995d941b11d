package org.dsr4j.internal.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.FakeRecords;
import org.dsr4j.FakeService;
import org.dsr4j.Samples;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
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

class AttachmentTest {

  private static final RecordKey KEY = RecordKey.of("photo of anna");
  private static final Match WEAK = new Match(IdentifierKind.OBJECT_ID, "id", Strength.WEAK);

  @TempDir private Path folder;

  private Map<String, byte[]> files = Map.of();

  private LedgerEntry export(FakeService.Reader reader) throws IOException {
    Path zip = folder.resolve("package.zip");
    FakeService service = new FakeService("fake").source("photos", reader);
    try (Dsr dsr = Samples.dsr(folder, service).build()) {
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
}
