package org.dsr4j.internal.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dsr4j.internal.journal.JournalSamples.CASE;
import static org.dsr4j.internal.journal.JournalSamples.PERSON;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dsr4j.Evidence;
import org.dsr4j.evidence.EvidenceReport;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After the destruction of its key a journal identifies no person, but stays verifiable. */
class KeyDestructionTest {

  @TempDir private Path folder;

  private JournalSettings settings;

  @BeforeEach
  void write() {
    settings = JournalSamples.in(folder);
    JournalSamples.writeCase(settings);
  }

  private void noNameIsShown() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = file + "\n" + Files.readString(file, ISO_8859_1);
        assertThat(text).doesNotContainIgnoringCase("kowalska");
      }
    }
  }

  @Test
  void noFileContainsThePersonInPlainTextBefore() throws IOException {
    noNameIsShown();
  }

  @Test
  void theChainStillVerifiesAndNothingCanBeDecrypted() throws IOException {
    try (CaseJournal journal = CaseJournal.open(settings, CASE)) {
      journal.destroyKey(Map.of("by", "retention"));
      assertThat(journal.entries()).allSatisfy(entry -> assertThat(entry.sealed()).isNull());
      withoutKey(journal);
    }

    assertThat(settings.keys().find(CASE)).isEmpty();
    try (CaseJournal journal = CaseJournal.open(settings, CASE)) {
      assertThat(journal.entries()).hasSize(7);
      assertThat(journal.entries()).allSatisfy(entry -> assertThat(entry.sealed()).isNull());
      withoutKey(journal);
      journal.append(JournalEntryKind.VERIFIED, Map.of(), null);
    }
    noNameIsShown();
    Path target = folder.resolve("case.evidence");
    Evidence.export(settings.store(), settings.signer(), CASE, target);
    EvidenceReport report = Evidence.verify(target);
    assertThat(report.problems()).isEmpty();
    assertThat(report.entries()).hasSize(8);
    noNameIsShown();
  }

  private static void withoutKey(CaseJournal journal) {
    List<Runnable> calls =
        List.of(
            () -> journal.reference(PERSON),
            () -> journal.append(JournalEntryKind.INTENT, Map.of(), JournalSamples.person()));
    for (Runnable call : calls) {
      assertThatExceptionOfType(DsrException.class)
          .isThrownBy(call::run)
          .satisfies(e -> assertThat(e.code()).isEqualTo(DsrError.CASE_KEY_MISSING));
    }
  }

  @Test
  void anInterruptedKeyDestructionIsCompleted() {
    try (CaseJournal journal = CaseJournal.open(settings, CASE)) {
      journal.append(JournalEntryKind.KEY_DESTROYED, Map.of(), null);
    }
    assertThat(settings.keys().find(CASE)).isPresent();

    CaseJournal.open(settings, CASE).close();

    assertThat(settings.keys().find(CASE)).isEmpty();
  }
}
