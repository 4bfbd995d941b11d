package org.dsr4j.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {

  @TempDir private Path folder;

  @Test
  void printsTheLedgerWithTheCompletionLastAndWritesThePackage() throws IOException {
    Path zip = folder.resolve("made/access-package.zip");

    List<String> lines = run(zip);

    assertThat(lines).last().isEqualTo("Completion: COMPLETE_WITH_RESIDUE");
    assertThat(lines)
        .anySatisfy(
            line ->
                assertThat(line).containsSubsequence("azuread/aad-sign-in-logs", "FOUND", "250"));
    try (ZipFile file = new ZipFile(zip.toFile())) {
      assertThat(file.stream().map(ZipEntry::getName))
          .contains("manifest.json", "data/azuread/aad-user.jsonl")
          .contains("data/intune/intune-managed-device.jsonl");
    }
  }

  @Test
  void atMostSixQuestionsAreOpenBeforePeopleAttest() throws IOException {
    List<String> lines = run(folder.resolve("access-package.zip"));

    String open =
        lines.stream()
            .filter(line -> line.startsWith("Open questions: "))
            .findFirst()
            .orElseThrow();
    assertThat(Integer.parseInt(open.substring("Open questions: ".length()))).isBetween(1, 6);
    assertThat(lines)
        .anySatisfy(line -> assertThat(line).contains("intune/third-parties", "Apple"))
        .anySatisfy(line -> assertThat(line).contains("places that people answered", "ATTESTED"));
  }

  private static List<String> run(Path zip) throws IOException {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, UTF_8));
    try {
      Quickstart.main(new String[] {zip.toString()});
    } finally {
      System.setOut(before);
    }
    return printed.toString(UTF_8).lines().toList();
  }
}
