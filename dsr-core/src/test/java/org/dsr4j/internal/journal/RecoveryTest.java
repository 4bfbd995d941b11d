package org.dsr4j.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.internal.journal.JournalSamples.CASE;
import static org.dsr4j.internal.journal.JournalSamples.TENANT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.dsr4j.evidence.JournalEntryKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that dies during a write leaves a journal that another process can use. */
class RecoveryTest {

  @TempDir private Path folder;

  @Test
  void aLastLineTruncatedAtAnyByteIsRemovedAndRecorded() throws IOException {
    JournalSettings settings = JournalSamples.in(folder);
    JournalSamples.writeShort(settings);
    Path file = JournalSamples.file(folder);
    byte[] whole = Files.readAllBytes(file);
    int first = Files.readAllLines(file).get(0).length() + 1;

    for (int length = first + 1; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      try (CaseJournal journal = CaseJournal.open(settings, CASE)) {
        assertThat(journal.entries())
            .extracting(JournalEntry::kind)
            .containsExactly(JournalEntryKind.PLANNED, JournalEntryKind.RECOVERED);
        assertThat(journal.entries().get(1).facts())
            .containsEntry("droppedBytes", Integer.toString(length - first));
      }
      if (length % 50 == 0) {
        CaseJournal.open(settings, CASE).close();
      }
    }
  }

  @Test
  void aCutAtALineBorderNeedsNoRecovery() throws IOException {
    JournalSettings settings = JournalSamples.in(folder);
    JournalSamples.writeShort(settings);
    Path file = JournalSamples.file(folder);
    int first = Files.readAllLines(file).get(0).length() + 1;
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), first));

    try (CaseJournal journal = CaseJournal.open(settings, CASE)) {
      assertThat(journal.entries()).hasSize(1);
      journal.append(JournalEntryKind.APPROVED, Map.of(), null);
    }
    CaseJournal.open(settings, CASE).close();
  }

  @Test
  void aFirstLineTruncatedAtAnyByteIsWrittenAgain() throws IOException {
    JournalSettings settings = JournalSamples.in(folder);
    JournalSamples.writeShort(settings);
    Path file = JournalSamples.file(folder);
    byte[] whole = Files.readAllBytes(file);
    int first = Files.readAllLines(file).get(0).length() + 1;

    for (int length = 0; length < first; length += 7) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThat(settings.store().cases()).isEmpty();
      try (CaseJournal journal = CaseJournal.create(settings, CASE, TENANT)) {
        journal.append(JournalEntryKind.PLANNED, Map.of(), null);
      }
      CaseJournal.open(settings, CASE).close();
    }
  }

  @Test
  void anInterruptedThreadStillWrites() {
    JournalSettings settings = JournalSamples.in(folder);
    try (CaseJournal journal = CaseJournal.create(settings, CASE, TENANT)) {
      Thread.currentThread().interrupt();
      journal.append(JournalEntryKind.PLANNED, Map.of(), null);
      assertThat(Thread.interrupted()).isTrue();
      journal.append(JournalEntryKind.APPROVED, Map.of(), null);
    }
    try (CaseJournal journal = CaseJournal.open(settings, CASE)) {
      assertThat(journal.entries()).hasSize(2);
    }
  }
}
