package org.dsr4j.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dsr4j.internal.journal.JournalSamples.CASE;
import static org.dsr4j.internal.journal.JournalSamples.TENANT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dsr4j.Evidence;
import org.dsr4j.Journals;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.operator.JournalAnchor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading waits for nobody, holds nothing, changes nothing and reports no damage that is none. */
class ReadingTest {

  @TempDir private Path folder;

  private static void fails(DsrError code, JournalSettings settings) {
    assertThatExceptionOfType(DsrException.class)
        .isThrownBy(() -> CaseJournal.read(settings, CASE))
        .satisfies(e -> assertThat(e.code()).isEqualTo(code));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
    }
  }

  @Test
  void aHeldJournalIsReadAndItsHolderContinues() {
    for (JournalSettings settings :
        List.of(JournalSamples.inMemory(), WritingProcess.settings(folder))) {
      JournalSamples.writeShort(settings);
      try (CaseJournal held = CaseJournal.open(settings, CASE)) {
        for (int i = 0; i < 5; i++) {
          held.append(JournalEntryKind.POLLED, Map.of(), null);
          CaseJournal read = CaseJournal.read(settings, CASE);
          assertThat(read.entries()).hasSize(3 + i);
          assertThat(read.head()).isEqualTo(held.head());
          assertThat(settings.store().cases()).containsExactly(CASE);
        }
      }
    }
  }

  @Test
  void aReadJournalAcceptsNoEntries() {
    JournalSettings settings = JournalSamples.in(folder);
    JournalSamples.writeShort(settings);
    CaseJournal read = CaseJournal.read(settings, CASE);

    assertThatExceptionOfType(DsrException.class)
        .isThrownBy(() -> read.append(JournalEntryKind.POLLED, Map.of(), null))
        .satisfies(e -> assertThat(e.code()).isEqualTo(DsrError.JOURNAL_UNWRITABLE));
    assertThat(CaseJournal.read(settings, CASE).entries()).hasSize(2);
  }

  @Test
  void anIncompleteLastLineIsSkippedAtEachLengthAndStays() throws IOException {
    JournalAnchor anchor = Journals.anchorDirectory(folder.resolve("heads"));
    JournalSettings settings = JournalSamples.in(folder, anchor);
    JournalSamples.writeShort(settings);
    Path file = JournalSamples.file(folder);
    byte[] two = Files.readAllBytes(file);
    try (CaseJournal journal = CaseJournal.open(settings, CASE)) {
      journal.append(JournalEntryKind.POLLED, Map.of(), null);
    }
    byte[] three = Files.readAllBytes(file);
    JournalSettings behind = JournalSamples.in(folder);
    Files.delete(folder.resolve("journals").resolve(CASE + ".lock"));
    List<String> before = files();

    for (int length = two.length; length < three.length; length += 13) {
      Files.write(file, Arrays.copyOf(three, length));
      assertThat(CaseJournal.read(behind, CASE).entries()).hasSize(2);
      assertThat(Files.size(file)).isEqualTo(length);
      Path evidence = folder.resolve("evidence");
      Evidence.export(behind.store(), behind.signer(), CASE, evidence);
      assertThat(Evidence.verify(evidence).problems()).isEmpty();
      Files.delete(evidence);
    }
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void anEntryThatIsNotYetAnchoredIsNoDamage() {
    JournalAnchor anchor = Journals.anchorDirectory(folder.resolve("heads"));
    JournalSamples.writeShort(JournalSamples.in(folder, anchor));
    try (CaseJournal journal = CaseJournal.open(JournalSamples.in(folder), CASE)) {
      journal.append(JournalEntryKind.POLLED, Map.of(), null);
    }

    assertThat(CaseJournal.read(JournalSamples.in(folder, anchor), CASE).entries()).hasSize(3);
    assertThat(anchor.last(CASE).orElseThrow().number()).isEqualTo(2);
  }

  @Test
  void damageIsReportedToAReaderToo() throws IOException {
    JournalSettings settings =
        JournalSamples.in(folder, Journals.anchorDirectory(folder.resolve("heads")));
    fails(DsrError.JOURNAL_MISSING, JournalSamples.in(folder));
    JournalSamples.writeShort(settings);
    Path file = JournalSamples.file(folder);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));
    fails(DsrError.JOURNAL_BROKEN, settings);
    whole[100]++;
    Files.write(file, whole);
    fails(DsrError.JOURNAL_BROKEN, settings);
  }

  @Test
  void aDestroyedKeyIsNotUsedAlthoughItsFileIsStillThere() {
    JournalSettings settings = JournalSamples.in(folder);
    JournalSamples.writeCase(settings);
    byte[] key = settings.keys().find(CASE).orElseThrow().bytes();
    try (CaseJournal journal = CaseJournal.open(settings, CASE)) {
      journal.append(JournalEntryKind.KEY_DESTROYED, Map.of(), null);
    }

    assertThat(CaseJournal.read(settings, CASE).entries()).allMatch(e -> e.sealed() == null);
    assertThat(settings.keys().find(CASE).orElseThrow().bytes()).isEqualTo(key);
  }

  @Test
  void anotherProcessThatWritesIsReadAllTheTime() throws Exception {
    JournalSettings settings = WritingProcess.settings(folder);
    JournalSamples.writeShort(settings);
    WritingProcess writer = WritingProcess.start(folder);
    try {
      long last = Long.parseLong(writer.next());
      for (int i = 0; i < 8; i++) {
        long read = CaseJournal.read(settings, CASE).head().number();
        assertThat(read).isGreaterThanOrEqualTo(last);
        last = read;
      }
    } finally {
      writer.kill();
    }
  }

  @Test
  void aSecondProcessStaysOutAlthoughTheLockFileWasDeletedAndTheJournalWasRead() throws Exception {
    JournalSettings settings = WritingProcess.settings(folder);
    JournalSamples.writeShort(settings);
    try (CaseJournal held = CaseJournal.open(settings, CASE)) {
      assertThat(CaseJournal.read(settings, CASE).entries()).hasSize(2);
      assertThat(settings.store().cases()).hasSize(1);
      Files.delete(folder.resolve("journals").resolve(CASE + ".lock"));
      // The test must not open the journal here: this would release the locks on it.

      assertThat(WritingProcess.start(folder).next()).isEqualTo(WritingProcess.BUSY);

      assertThatExceptionOfType(DsrException.class)
          .isThrownBy(() -> held.append(JournalEntryKind.INTENT, Map.of(), null))
          .satisfies(e -> assertThat(e.code()).isEqualTo(DsrError.JOURNAL_FORKED));
    }
    assertThat(CaseJournal.read(settings, CASE).entries()).hasSize(2);
  }

  @Test
  void aJournalWithoutACompleteLineCountsAsMissing() throws IOException {
    JournalSettings settings = JournalSamples.in(folder);
    CaseJournal.create(settings, CASE, TENANT).close();
    fails(DsrError.JOURNAL_MISSING, settings);
    Files.writeString(JournalSamples.file(folder), "{", StandardOpenOption.APPEND);
    fails(DsrError.JOURNAL_MISSING, settings);
  }
}
