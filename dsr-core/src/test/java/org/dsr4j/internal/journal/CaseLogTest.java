package org.dsr4j.internal.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.dsr4j.internal.journal.JournalSamples.CASE;
import static org.dsr4j.internal.journal.JournalSamples.TENANT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dsr4j.JournalLogs;
import org.dsr4j.Journals;
import org.dsr4j.evidence.CaseLogHead;
import org.dsr4j.evidence.CaseLogProblem;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.operator.JournalLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of cases shows each case that is missing or older than it was. */
class CaseLogTest {

  private static final CaseId OTHER = CaseId.of("other");

  @TempDir private Path folder;

  private Path logFile;
  private Path anchorFile;
  private Path journal;
  private JournalLog log;
  private JournalSettings settings;

  @BeforeEach
  void prepare() {
    logFile = folder.resolve("heads/cases.log");
    anchorFile = folder.resolve("heads").resolve(CASE + ".head");
    journal = JournalSamples.file(folder);
    log = Journals.logFile(logFile);
    settings =
        JournalSamples.in(folder, Journals.anchorDirectory(folder.resolve("heads"))).withLog(log);
  }

  private void write(CaseId caseId) {
    try (CaseJournal written = CaseJournal.create(settings, caseId, TENANT)) {
      written.append(JournalEntryKind.PLANNED, Map.of("plan", "a"), JournalSamples.person());
      written.append(JournalEntryKind.APPROVED, Map.of("plan", "a"), null);
    }
  }

  private void continueCase() {
    try (CaseJournal opened = CaseJournal.open(settings, CASE)) {
      opened.append(JournalEntryKind.POLLED, Map.of(), null);
    }
  }

  private List<String> problems() {
    return problems(null);
  }

  private List<String> problems(CaseLogHead earlier) {
    List<String> found = new ArrayList<>();
    for (CaseLogProblem problem :
        JournalLogs.check(log, settings.store(), settings.signer().publicKey(), earlier)
            .problems()) {
      found.add(problem.code() + " " + problem.caseId() + " " + problem.number());
    }
    return found;
  }

  private void refused() {
    assertThatExceptionOfType(DsrException.class)
        .isThrownBy(() -> CaseJournal.open(settings, CASE))
        .satisfies(e -> assertThat(e.code()).isEqualTo(DsrError.JOURNAL_BROKEN));
  }

  @Test
  void aCaseIsLoggedBeforeItsFirstEntryAndAfterEachRunThatWrote() throws IOException {
    write(CASE);
    CaseJournal.open(settings, CASE).close();
    continueCase();

    List<String> lines = Files.readAllLines(logFile);
    assertThat(lines)
        .extracting(line -> line.replaceAll(".*\"number\":(\\d+),.*", "$1"))
        .containsExactly("0", "2", "3");
    assertThat(String.join("", lines)).contains(CASE.value()).doesNotContain("anna");
    assertThat(problems()).isEmpty();
  }

  @Test
  void aWholeDeletedCaseIsMissing() throws IOException {
    write(CASE);
    write(OTHER);
    Files.delete(journal);
    Files.delete(anchorFile);
    settings.keys().destroy(CASE);

    assertThat(problems()).containsExactly("CASE_MISSING DSR-2026-0117 2");
    assertThatExceptionOfType(DsrException.class)
        .isThrownBy(() -> CaseJournal.create(settings, CASE, TENANT))
        .satisfies(e -> assertThat(e.code()).isEqualTo(DsrError.JOURNAL_BROKEN));
    assertThat(settings.keys().find(CASE)).isEmpty();
  }

  @Test
  void anOldJournalWithItsOldAnchorIsFoundAndNotResumed() throws IOException {
    write(CASE);
    byte[] oldJournal = Files.readAllBytes(journal);
    byte[] oldAnchor = Files.readAllBytes(anchorFile);
    continueCase();
    Files.write(journal, oldJournal);
    Files.write(anchorFile, oldAnchor);

    assertThat(problems()).containsExactly("CASE_OLDER DSR-2026-0117 3");
    refused();
  }

  @Test
  void aJournalRewrittenWithTheRightKeyAndItsAnchorIsFoundAndNotResumed() throws IOException {
    write(CASE);
    Files.delete(journal);
    Files.delete(anchorFile);
    try (CaseJournal forged = CaseJournal.create(settings.withLog(null), CASE, TENANT)) {
      for (int i = 0; i < 5; i++) {
        forged.append(JournalEntryKind.POLLED, Map.of(), null);
      }
    }

    assertThat(problems()).containsExactly("CASE_CHANGED DSR-2026-0117 2");
    refused();
  }

  @Test
  void aDamagedJournalIsChanged() throws IOException {
    write(CASE);
    Files.writeString(journal, Files.readString(journal).replace("APPROVED", "VERIFIED"));
    assertThat(problems()).containsExactly("CASE_CHANGED DSR-2026-0117 2");
  }

  @Test
  void aCaseFromBeforeTheLogIsNotLoggedUntilItContinues() {
    JournalSamples.writeShort(settings.withLog(null));
    assertThat(problems()).containsExactly("CASE_NOT_LOGGED DSR-2026-0117 0");
    continueCase();
    assertThat(problems()).isEmpty();
  }

  @Test
  void aChangedOrForeignLineOfTheLogIsReported() throws IOException {
    write(CASE);
    String lines = Files.readString(logFile);
    Files.writeString(logFile, lines.replaceFirst("\"number\":2", "\"number\":1"));
    assertThat(problems()).containsExactly("LINE_INVALID null 2");

    Files.writeString(logFile, lines + "no line\n");
    assertThat(problems()).containsExactly("LINE_INVALID null 3");
  }

  @Test
  void aLogThatDoesNotContinueTheEarlierStateIsReported() throws IOException {
    write(CASE);
    CaseLogHead earlier = JournalLogs.head(log);
    continueCase();
    assertThat(problems(earlier)).isEmpty();
    CaseLogHead later = JournalLogs.head(log);
    List<String> lines = Files.readAllLines(logFile);

    Files.write(logFile, lines.subList(0, 2));
    assertThat(problems(later)).containsExactly("LOG_CHANGED null 3");
    Files.write(logFile, List.of(lines.get(1), lines.get(0), lines.get(2)));
    assertThat(problems(later)).containsExactly("LOG_CHANGED null 3");
    Files.delete(logFile);
    Files.delete(journal);
    assertThat(problems(later)).containsExactly("LOG_CHANGED null 3");
  }

  @Test
  void anAuditorComparesTwoStatesWithoutTheLog() throws IOException {
    write(CASE);
    CaseLogHead earlier = JournalLogs.head(log);
    write(OTHER);
    continueCase();
    CaseLogHead later = JournalLogs.head(log);
    List<String> proof = JournalLogs.proveContinuation(log, earlier.size());
    byte[] line = Files.readAllLines(logFile).get(2).getBytes(US_ASCII);
    List<String> contained = JournalLogs.proveLine(log, 2);
    Files.delete(logFile);

    assertThat(JournalLogs.continues(earlier, later, proof)).isTrue();
    assertThat(JournalLogs.continues(later, earlier, proof)).isFalse();
    assertThat(JournalLogs.contains(line, 2, later, contained)).isTrue();
    assertThat(JournalLogs.contains(line, 1, later, contained)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> JournalLogs.proveLine(log, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> JournalLogs.proveContinuation(log, 1));
  }

  @Test
  void anIncompleteLineOfTheLogIsNoProblem() throws IOException {
    write(CASE);
    Files.writeString(logFile, "{\"format", StandardOpenOption.APPEND);
    assertThat(problems()).isEmpty();
    continueCase();
    assertThat(problems()).isEmpty();
  }

  @Test
  void aRunWhoseLogCannotBeWrittenIsReported() throws IOException {
    write(CASE);
    Files.delete(logFile);
    Files.createDirectory(logFile);
    assertThatExceptionOfType(DsrException.class)
        .isThrownBy(this::continueCase)
        .satisfies(e -> assertThat(e.code()).isEqualTo(DsrError.JOURNAL_UNWRITABLE));
  }
}
