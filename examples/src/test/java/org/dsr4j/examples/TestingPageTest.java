package org.dsr4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Proves that the code of docs/testing-your-application.md is compiled and run. */
class TestingPageTest {

  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void everyExcerptOfThePageIsInTheseTests() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "testing-your-application.md"));
    List<String> shown = BLOCK.matcher(page).results().map(block -> flat(block.group(1))).toList();

    assertThat(shown).hasSizeGreaterThanOrEqualTo(3);
    assertThat(shown.get(0).lines())
        .as("at most the promised twenty lines")
        .hasSizeLessThanOrEqualTo(20);
    String sources = sources();
    assertThat(shown).allSatisfy(block -> assertThat(sources).contains(block));
  }

  private static String sources() throws IOException {
    Path folder = Path.of("src", "test", "java", "org", "dsr4j", "examples");
    try (Stream<Path> files = Files.list(folder)) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.sorted().toList()) {
        all.append(flat(Files.readString(file)));
      }
      return all.toString();
    }
  }

  /** Without indentation and empty lines. */
  private static String flat(String code) {
    return code.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
