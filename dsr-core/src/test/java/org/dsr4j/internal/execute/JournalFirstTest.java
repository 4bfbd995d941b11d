package org.dsr4j.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dsr4j.Journals;
import org.dsr4j.change.ApprovalTest;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.change.FakeVault;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.VaultErasureFixture;
import org.dsr4j.evidence.EvidenceReport;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal durably contains each intent before the step is attempted. */
class JournalFirstTest {

  private static final Pattern STEP = Pattern.compile("\"step\":\"([^\"]+)\"");

  @TempDir private Path folder;

  private final VaultErasureFixture desk = new VaultErasureFixture();

  private void watch() {
    desk.store =
        new WatchedStore(Journals.inMemory(), line -> {}, line -> desk.vault.calls.add(kind(line)));
  }

  private static String kind(String line) {
    Matcher step = STEP.matcher(line);
    for (JournalEntryKind kind : JournalEntryKind.values()) {
      if (line.contains("\"" + kind.name() + "\"")) {
        return kind + (step.find() ? " " + step.group(1) : "");
      }
    }
    throw new AssertionError("a line without its kind");
  }

  @Test
  void theIntentIsForcedBeforeAndTheResultAfterEachStep() {
    watch();
    ApprovedPlan approved = desk.approved(desk.plan());
    desk.vault.calls.clear();
    desk.execute(approved);

    List<String> calls = desk.vault.calls;
    assertThat(calls)
        .startsWith("confirm", "propose", "WAIVED", "APPROVED", "RUN_STARTED")
        .endsWith("RUN_ENDED", "close");
    for (PlannedStep step : approved.plan().steps()) {
      assertThat(calls)
          .containsSequence(
              "inspect " + step.id(),
              "INTENT " + step.id(),
              "perform " + step.id(),
              "RESULT " + step.id());
    }
  }

  @Test
  void nothingIsPerformedWhenTheIntentCannotBeWritten() {
    desk.store =
        new WatchedStore(
            Journals.inMemory(),
            line -> {
              if (kind(line).startsWith("INTENT")) {
                throw new DsrException(DsrError.JOURNAL_UNWRITABLE, "the disk is full");
              }
            },
            line -> {});
    ApprovedPlan approved = desk.approved(desk.plan());
    ApprovalTest.refused(DsrError.JOURNAL_UNWRITABLE, () -> desk.execute(approved));
    assertThat(desk.vault.performed()).isZero();
  }

  @Test
  void theJournalContainsNoNamesInPlainText() {
    StringBuilder lines = new StringBuilder();
    desk.store = new WatchedStore(Journals.inMemory(), lines::append, line -> {});
    desk.execute();
    desk.verify();

    assertThat(lines.toString())
        .doesNotContainIgnoringCase("anna", "smith", FakeVault.ANNA, "device-1", "note-aaaa");
    EvidenceReport evidence = desk.evidence(folder);
    assertThat(evidence.valid()).isTrue();
  }
}
