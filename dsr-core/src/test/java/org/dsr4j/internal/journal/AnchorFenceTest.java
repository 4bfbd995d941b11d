package org.dsr4j.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dsr4j.internal.journal.JournalSamples.CASE;
import static org.dsr4j.internal.journal.JournalSamples.TENANT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dsr4j.CapturedLogs;
import org.dsr4j.Journals;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.evidence.JournalHead;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.operator.JournalAnchor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An anchor that several hosts share admits one of them, also when each has its own journal. */
class AnchorFenceTest {

  @TempDir private Path folder;

  private JournalAnchor anchor;
  private JournalSettings first;
  private JournalSettings second;

  @BeforeEach
  void prepare() {
    anchor = Journals.anchorDirectory(folder.resolve("heads"));
    first = JournalSamples.in(folder.resolve("first"), anchor).onHost("first");
    second =
        JournalSamples.settings(
                Journals.directory(folder.resolve("second/journals")),
                first.keys(),
                first.signer(),
                anchor)
            .onHost("second");
  }

  private static void fails(DsrError code, ThrowingCallable call) {
    assertThatExceptionOfType(DsrException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.code()).isEqualTo(code));
  }

  private static void intend(CaseJournal journal) {
    journal.append(JournalEntryKind.INTENT, Map.of("plan", "a", "step", "1"), null);
  }

  private Path secondFile() {
    return JournalSamples.file(folder.resolve("second"));
  }

  private void copyToSecondHost() throws IOException {
    Files.createDirectories(secondFile().getParent());
    Files.copy(
        JournalSamples.file(folder.resolve("first")),
        secondFile(),
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void theSecondOfTwoHostsWithCopiesIsRefusedBeforeItsCall() throws IOException {
    JournalSamples.writeShort(first);
    copyToSecondHost();
    try (CaseJournal one = CaseJournal.open(first, CASE);
        CaseJournal two = CaseJournal.open(second, CASE)) {
      intend(one);
      byte[] before = Files.readAllBytes(secondFile());
      fails(DsrError.JOURNAL_FORKED, () -> intend(two));
      assertThat(Files.readAllBytes(secondFile())).isEqualTo(before);
      intend(one);
    }
    fails(DsrError.JOURNAL_BROKEN, () -> CaseJournal.open(second, CASE));
  }

  /** Answers with the head of its creation, like a host that was paused after it had asked. */
  private static JournalAnchor paused(JournalAnchor anchor) {
    Optional<JournalHead> seen = anchor.last(CASE);
    return new JournalAnchor() {
      @Override
      public void record(CaseId caseId, JournalHead expected, JournalHead head) {
        anchor.record(caseId, expected, head);
      }

      @Override
      public Optional<JournalHead> last(CaseId caseId) {
        return seen;
      }
    };
  }

  @Test
  void twoHostsThatWriteTheSameLineAtTheSameTimeDoNotBothContinue() throws IOException {
    JournalSamples.writeShort(first);
    copyToSecondHost();
    JournalSettings twin =
        JournalSamples.settings(second.store(), first.keys(), first.signer(), paused(anchor))
            .onHost("first");
    try (CaseJournal one = CaseJournal.open(first, CASE);
        CaseJournal two = CaseJournal.open(twin, CASE)) {
      JournalHead before = one.head();
      intend(one);
      fails(DsrError.JOURNAL_FORKED, () -> intend(two));
      fails(DsrError.JOURNAL_FORKED, () -> anchor.record(CASE, before, one.head()));
    }
  }

  @Test
  void aHostWithoutTheJournalCannotStartTheCaseAgain() {
    JournalSamples.writeShort(first);
    fails(DsrError.JOURNAL_BROKEN, () -> CaseJournal.create(second, CASE, TENANT));
    assertThat(secondFile()).isEmptyFile();
  }

  @Test
  void ofTwoHostsThatStartOneCaseOneWritesItsFirstEntry() {
    try (CaseJournal one = CaseJournal.create(first, CASE, TENANT);
        CaseJournal two = CaseJournal.create(second, CASE, TENANT)) {
      two.append(JournalEntryKind.PLANNED, Map.of(), null);
      fails(DsrError.JOURNAL_FORKED, () -> one.append(JournalEntryKind.PLANNED, Map.of(), null));
    }
    assertThat(anchor.last(CASE)).map(JournalHead::number).contains(1L);
  }

  @Test
  void anOlderJournalWhoseAnchorWasDeletedIsFoundAndNotResumed() throws IOException {
    JournalSamples.writeShort(first);
    Path file = JournalSamples.file(folder.resolve("first"));
    byte[] old = Files.readAllBytes(file);
    try (CaseJournal journal = CaseJournal.open(first, CASE)) {
      intend(journal);
    }
    Files.write(file, old);
    Files.delete(folder.resolve("heads").resolve(CASE + ".head"));

    fails(DsrError.JOURNAL_BROKEN, () -> CaseJournal.open(first, CASE));
    fails(DsrError.JOURNAL_BROKEN, () -> CaseJournal.read(first, CASE));
    assertThat(Files.readAllBytes(file)).isEqualTo(old);
    assertThat(anchor.last(CASE)).isEmpty();
  }

  @Test
  void anAnchorThatIsDeletedDuringARunEndsItBeforeTheNextEntry() throws IOException {
    JournalSamples.writeShort(first);
    try (CaseJournal journal = CaseJournal.open(first, CASE)) {
      intend(journal);
      Files.delete(folder.resolve("heads").resolve(CASE + ".head"));
      fails(DsrError.JOURNAL_FORKED, () -> intend(journal));
    }
    assertThat(anchor.last(CASE)).isEmpty();
  }

  @Test
  void aMissingAnchorIsAdoptedOnlyByAnExplicitCall() {
    JournalSamples.writeShort(JournalSamples.in(folder.resolve("first")));
    fails(DsrError.JOURNAL_BROKEN, () -> CaseJournal.open(first, CASE));

    JournalHead head =
        Journals.adoptAnchor(anchor, first.store(), first.signer().publicKey(), CASE);

    assertThat(anchor.last(CASE)).contains(head);
    try (CaseJournal journal = CaseJournal.open(first, CASE)) {
      assertThat(journal.head()).isEqualTo(head);
      intend(journal);
    }
    fails(
        DsrError.JOURNAL_FORKED,
        () -> Journals.adoptAnchor(anchor, first.store(), first.signer().publicKey(), CASE));
  }

  @Test
  void aChangedJournalIsNotAdopted() throws IOException {
    JournalSamples.writeShort(JournalSamples.in(folder.resolve("first")));
    Path file = JournalSamples.file(folder.resolve("first"));
    Files.writeString(file, Files.readString(file).replaceFirst("PLANNED", "WAIVED"));

    fails(
        DsrError.JOURNAL_BROKEN,
        () -> Journals.adoptAnchor(anchor, first.store(), first.signer().publicKey(), CASE));
    assertThat(anchor.last(CASE)).isEmpty();
  }

  @Test
  void theFirstEntryNamesHostAndFolderAndAMoveIsNamedAndLoggedOnce() throws IOException {
    JournalSamples.writeShort(first);
    copyToSecondHost();
    try (CapturedLogs logs = new CapturedLogs();
        CaseJournal journal = CaseJournal.open(second, CASE)) {
      intend(journal);
      intend(journal);
      assertThat(logs.lines())
          .filteredOn(line -> line.contains("another host"))
          .singleElement()
          .asString()
          .doesNotContain(folder.toString());
      List<JournalEntry> entries = journal.entries();
      assertThat(entries.get(0).facts()).containsKeys("host", "folder");
      assertThat(entries.get(1).facts()).doesNotContainKeys("host", "folder");
      assertThat(entries.get(2).facts().get("host"))
          .matches("[0-9a-f]{64}")
          .isNotEqualTo(entries.get(0).facts().get("host"));
      assertThat(entries.get(2).facts().get("folder"))
          .matches("[0-9a-f]{64}")
          .isNotEqualTo(entries.get(0).facts().get("folder"));
      assertThat(entries.get(3).facts()).doesNotContainKeys("host", "folder");
    }
    try (CapturedLogs logs = new CapturedLogs();
        CaseJournal journal = CaseJournal.open(second, CASE)) {
      intend(journal);
      assertThat(journal.entries().get(4).facts()).doesNotContainKeys("host", "folder");
      assertThat(logs.lines()).noneMatch(line -> line.contains("another host"));
    }
  }
}
