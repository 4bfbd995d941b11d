package org.dsr4j.it.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The pages of this project. */
final class Pages {

  static final Path ROOT = Path.of("..");

  /** Written by tests from texts in Java code. */
  private static final Set<String> GENERATED =
      Set.of(
          "docs/adapter-contract.md",
          "docs/fault-matrix.md",
          "docs/mutants.md",
          "docs/permissions.md",
          "docs/sources.md");

  /** They list names that are gone. */
  private static final Set<String> HISTORY = Set.of("CHANGELOG.md", "docs/migration-names.md");

  private Pages() {}

  /** Pages that people write, as paths below the root. */
  static List<Path> written() throws IOException {
    return all().stream().filter(page -> !GENERATED.contains(name(page))).toList();
  }

  static List<Path> generated() throws IOException {
    return all().stream().filter(page -> GENERATED.contains(name(page))).toList();
  }

  static boolean isHistory(Path page) {
    return HISTORY.contains(name(page));
  }

  static List<Path> all() throws IOException {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> below = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(top, below)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  /** The path below the root, with slashes. */
  static String name(Path page) {
    return ROOT.relativize(page).toString().replace('\\', '/');
  }
}
