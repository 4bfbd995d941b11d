package org.dsr4j.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.dsr4j.Evidence;
import org.dsr4j.evidence.EvidenceReport;
import org.dsr4j.evidence.JournalEntryKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EraseOnePersonTest {

  @TempDir private Path folder;

  @Test
  void printsThePlanTheStepsAndTheCompletionLastAndWritesEvidence() throws IOException {
    List<String> lines = run(folder.resolve("made/access-package.zip"));

    assertThat(lines.get(0)).startsWith("Erasure DSR-2026-0118 in tenant ");
    assertThat(lines).anySatisfy(line -> assertThat(line).contains("Wipe the device", "NEVER"));
    assertThat(lines)
        .filteredOn(line -> line.matches("[0-9]{2}-[a-z-]+ +(DONE|ALREADY_DONE) .*"))
        .hasSizeGreaterThan(8)
        .anySatisfy(line -> assertThat(line).contains("purge-account", "DONE"));
    assertThat(lines).last().isEqualTo("Completion: COMPLETE_WITH_RESIDUE");

    EvidenceReport evidence = Evidence.verify(folder.resolve("made/evidence.jsonl"));
    assertThat(evidence.problems()).isEmpty();
    assertThat(evidence.entries())
        .extracting(entry -> entry.kind())
        .contains(JournalEntryKind.APPROVED, JournalEntryKind.INTENT, JournalEntryKind.VERIFIED);
  }

  private static List<String> run(Path zip) throws IOException {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, UTF_8));
    try {
      EraseOnePerson.main(new String[] {zip.toString()});
    } finally {
      System.setOut(before);
    }
    return printed.toString(UTF_8).lines().toList();
  }
}
