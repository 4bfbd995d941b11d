package org.dsr4j.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dsr4j.internal.journal.JournalSamples.CASE;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another process holds the journal, writes and dies; its durable entries still exist. */
class KilledProcessTest {

  @TempDir private Path folder;

  @Test
  void entriesThatAKilledProcessReportedAsDurableExist() throws Exception {
    JournalSettings settings = WritingProcess.settings(folder);
    JournalSamples.writeShort(settings);
    for (int kill = 0; kill < 3; kill++) {
      WritingProcess writer = WritingProcess.start(folder);
      long first = Long.parseLong(writer.next());
      long last = Math.max(first, writer.kill());
      try (CaseJournal journal = CaseJournal.open(settings, CASE)) {
        assertThat(journal.head().number()).isGreaterThanOrEqualTo(last);
      }
    }
  }

  @Test
  void aJournalHasOneHolderAmongAllProcesses() throws Exception {
    JournalSettings settings = WritingProcess.settings(folder);
    JournalSamples.writeShort(settings);
    WritingProcess writer = WritingProcess.start(folder);
    try {
      assertThat(writer.next()).isEqualTo("3");
      assertThatExceptionOfType(DsrException.class)
          .isThrownBy(() -> CaseJournal.open(settings, CASE))
          .satisfies(e -> assertThat(e.code()).isEqualTo(DsrError.JOURNAL_BUSY));
    } finally {
      writer.kill();
    }

    try (CaseJournal journal = CaseJournal.open(settings, CASE)) {
      WritingProcess refused = WritingProcess.start(folder);
      assertThat(refused.next()).isEqualTo(WritingProcess.BUSY);
      assertThat(journal.entries()).isNotEmpty();
    }
  }

  @Test
  void ofTwoProcessesWithCopiesOfOneJournalAndOneAnchorOneContinues() throws Exception {
    Path one = Files.createDirectory(folder.resolve("one"));
    Path two = Files.createDirectory(folder.resolve("two"));
    JournalSamples.writeShort(WritingProcess.settings(one));
    for (String shared : List.of("keys", "signer.pem", "anchor")) {
      Files.createSymbolicLink(two.resolve(shared), one.resolve(shared));
    }
    Files.createDirectory(two.resolve("journals"));
    Files.copy(JournalSamples.file(one), JournalSamples.file(two));

    List<WritingProcess> both = List.of(WritingProcess.start(one), WritingProcess.start(two));
    try {
      assertThat(List.of(both.get(0).next(), both.get(1).next()))
          .containsExactlyInAnyOrder("3", WritingProcess.BUSY);
    } finally {
      for (WritingProcess each : both) {
        each.end();
      }
    }
  }
}
