package org.dsr4j.it.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Comments and messages of main code, and the pages that are written from them, use plain words.
 */
class PlainWordsInSourcesTest {

  @Test
  void onlyCommentsAndTextsAreSearched() throws IOException {
    String java =
        "/** Heeds it. */\n"
            + "int mend = 'x'; // \"anew\"\n"
            + "String wing = \"for\" + \" ever\" + \"\\\" hall\";\n";

    assertThat(PlainWords.load().findIn("A.java", SourceText.of(java)))
        .extracting(found -> found.substring(0, found.indexOf(';')))
        .containsExactly(
            "A.java:1: \"Heeds\"",
            "A.java:2: \"anew\"",
            "A.java:3: \"for\" + \" ever\"",
            "A.java:3: \"hall\"");
  }

  @Test
  void commentsAndMessagesUsePlainWords() throws IOException {
    PlainWords words = PlainWords.load();
    List<Path> sources = sources();
    Map<String, List<String>> found = new TreeMap<>();
    for (Path source : sources) {
      search(words, source, SourceText.of(Files.readString(source)), found);
    }

    assertThat(sources).hasSizeGreaterThan(400);
    assertThat(found).as(table(found)).isEmpty();
  }

  @Test
  void generatedPagesUsePlainWords() throws IOException {
    PlainWords words = PlainWords.load();
    List<Path> pages = Pages.generated();
    Map<String, List<String>> found = new TreeMap<>();
    for (Path page : pages) {
      search(words, page, Files.readString(page), found);
    }

    assertThat(pages).hasSize(5);
    assertThat(found).as(table(found)).isEmpty();
  }

  private static void search(
      PlainWords words, Path file, String text, Map<String, List<String>> found) {
    String name = Pages.name(file);
    List<String> here = words.findIn(name, text);
    if (!here.isEmpty()) {
      found.put(name, here);
    }
  }

  private static List<Path> sources() throws IOException {
    List<Path> roots;
    try (Stream<Path> modules = Files.walk(Pages.ROOT, 2)) {
      roots =
          modules
              .map(module -> module.resolve("src/main/java"))
              .filter(Files::isDirectory)
              .toList();
    }
    List<Path> sources = new ArrayList<>();
    for (Path root : roots) {
      try (Stream<Path> files = Files.walk(root)) {
        files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(sources::add);
      }
    }
    return sources;
  }

  /** One line for each file: how many places. */
  private static String table(Map<String, List<String>> found) {
    return found.entrySet().stream()
        .map(file -> "%4d %s".formatted(file.getValue().size(), file.getKey()))
        .collect(Collectors.joining("\n", "places in each file:\n", "\n"));
  }
}
