package org.dsr4j.internal.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.internal.journal.JournalSamples.CASE;
import static org.dsr4j.internal.journal.JournalSamples.SIGNER;
import static org.dsr4j.internal.journal.JournalSamples.TENANT;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.dsr4j.Evidence;
import org.dsr4j.evidence.EvidenceProblem;
import org.dsr4j.evidence.EvidenceProblem.Code;
import org.dsr4j.evidence.EvidenceReport;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.internal.journal.CaseJournal;
import org.dsr4j.internal.journal.JournalSamples;
import org.dsr4j.internal.journal.JournalSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A valid chain may still contain steps that were not allowed. */
class StepSequenceCheckTest {

  @TempDir private Path folder;

  private EvidenceReport report(String... entries) {
    JournalSettings settings = JournalSamples.inMemory();
    try (CaseJournal journal = CaseJournal.create(settings, CASE, TENANT)) {
      for (String entry : entries) {
        String[] words = entry.split(" ");
        Map<String, String> facts = new TreeMap<>();
        for (int i = 1; i < words.length; i++) {
          String[] fact = words[i].split("=");
          facts.put(fact[0], fact[1]);
        }
        journal.append(JournalEntryKind.ofStored(words[0]), facts, null);
      }
    }
    Path file = folder.resolve("case.evidence");
    Evidence.export(settings.store(), SIGNER, CASE, file);
    return Evidence.verify(file);
  }

  private static void only(EvidenceReport report, Code code, long number) {
    assertThat(report.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(code);
              assertThat(problem.number()).isEqualTo(number);
            });
  }

  @Test
  void anAttemptAfterTheApprovalIsValid() {
    assertThat(
            report(
                    "PLANNED plan=a",
                    "APPROVED plan=a",
                    "INTENT step=1 attempt=1",
                    "RESULT step=1 attempt=1",
                    "INTENT step=1 attempt=2 plan=a",
                    "RESULT step=1 attempt=2 plan=a")
                .problems())
        .isEmpty();
  }

  @Test
  void anApprovalThatWasUsedTwiceIsDetected() {
    only(
        report(
            "PLANNED plan=a",
            "APPROVED plan=a",
            "INTENT step=1 attempt=1 plan=a",
            "RESULT step=1 attempt=1 plan=a",
            "PLANNED plan=b",
            "APPROVED plan=b",
            "APPROVED plan=a"),
        Code.APPROVAL_REUSED,
        7);
  }

  @Test
  void anAttemptBeforeTheApprovalIsDetected() {
    only(
        report("PLANNED plan=a", "INTENT step=1 attempt=1", "APPROVED plan=a"),
        Code.INTENT_BEFORE_APPROVAL,
        2);
  }

  @Test
  void anAttemptAfterAWithdrawalIsDetected() {
    only(
        report("PLANNED plan=a", "APPROVED plan=a", "WITHDRAWN plan=a", "INTENT step=1 attempt=1"),
        Code.INTENT_BEFORE_APPROVAL,
        4);
    assertThat(folder.resolve("case.evidence").toFile().delete()).isTrue();
    assertThat(
            report(
                    "PLANNED plan=a",
                    "APPROVED plan=a",
                    "INTENT step=1 attempt=1",
                    "WITHDRAWN plan=a",
                    "RESULT step=1 attempt=1",
                    "PLANNED plan=b",
                    "APPROVED plan=b",
                    "INTENT step=1 attempt=1 plan=b")
                .problems())
        .isEmpty();
  }

  @Test
  void anApprovalOfAnotherPlanDoesNotCount() {
    only(
        report("PLANNED plan=a", "APPROVED plan=b", "INTENT step=1 attempt=1"),
        Code.INTENT_BEFORE_APPROVAL,
        3);
    assertThat(folder.resolve("case.evidence").toFile().delete()).isTrue();
    only(
        report("APPROVED plan=a", "PLANNED plan=a", "INTENT step=1 attempt=1"),
        Code.INTENT_BEFORE_APPROVAL,
        3);
    assertThat(folder.resolve("case.evidence").toFile().delete()).isTrue();
    only(
        report("PLANNED plan=a", "APPROVED plan=a", "PLANNED plan=b", "INTENT step=1 attempt=1"),
        Code.INTENT_BEFORE_APPROVAL,
        4);
  }

  @Test
  void aPlanWithoutDigestCannotBeApproved() {
    only(report("PLANNED", "APPROVED", "INTENT step=1 attempt=1"), Code.INTENT_BEFORE_APPROVAL, 3);
  }

  @Test
  void aResultNeedsTheIntentOfItsAttempt() {
    only(
        report(
            "PLANNED plan=a",
            "APPROVED plan=a",
            "INTENT step=1 attempt=1",
            "RESULT step=1 attempt=2"),
        Code.RESULT_WITHOUT_INTENT,
        4);
  }

  @Test
  void anUnfinishedRunIsReportedButNotAProblem() {
    EvidenceReport report = report("PLANNED plan=a", "APPROVED plan=a", "RUN_STARTED");

    assertThat(report.valid()).isTrue();
    assertThat(report.runUnfinished()).isTrue();
    assertThat(report).hasToString("EvidenceReport[entries=3, problems=0]");
    assertThat(report.problems()).extracting(EvidenceProblem::code).isEmpty();
  }
}
