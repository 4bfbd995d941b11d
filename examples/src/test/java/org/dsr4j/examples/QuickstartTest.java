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

    assertThat(lines).last().isEqualTo("Completion: PENDING");
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
