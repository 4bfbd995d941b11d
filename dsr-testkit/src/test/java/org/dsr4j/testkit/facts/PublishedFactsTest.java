package org.dsr4j.testkit.facts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Compares the stored files with the published metadata, if the folder with the metadata is
 * available. With {@code -Ddsr.metadata.write=true} it updates the files instead. {@code
 * docs/build.md} has the command.
 */
@EnabledIfSystemProperty(named = "dsr.metadata", matches = ".+")
class PublishedFactsTest {

  @Test
  void theStoredFilesAgreeWithTheMetadata() throws IOException {
    Path folder = Path.of(System.getProperty("dsr.metadata"));
    Map<String, List<String>> files = new Reduction(folder).files();
    if (Boolean.getBoolean("dsr.metadata.write")) {
      for (Map.Entry<String, List<String>> file : files.entrySet()) {
        write(Path.of(file.getKey()), file.getValue());
      }
    }

    for (Map.Entry<String, List<String>> file : files.entrySet()) {
      assertThat(kept(Path.of(file.getKey()), false)).as(file.getKey()).isEqualTo(file.getValue());
    }
  }

  /** The comments at the beginning of the file are kept. */
  private static void write(Path file, List<String> lines) throws IOException {
    List<String> all = new ArrayList<>(Files.exists(file) ? kept(file, true) : List.of());
    all.addAll(lines);
    Files.write(file, all, UTF_8);
  }

  private static List<String> kept(Path file, boolean comments) throws IOException {
    return Files.readAllLines(file, UTF_8).stream()
        .filter(line -> line.startsWith("#") == comments && !line.isBlank())
        .toList();
  }
}
