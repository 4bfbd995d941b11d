package org.dsr4j.it.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dsr4j.it.permission.GraphAppRoles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pages name only what exists. */
class DocsTest {

  /** A type, and what follows it after dots. */
  private static final Pattern NAME =
      Pattern.compile("(?<![\\w.])([A-Z]\\w*[a-z]\\w*)((?:\\.\\w+)*)");

  /** Paths, addresses, settings and literals: their words are no types. */
  private static final Pattern OTHER = Pattern.compile("[/$=\"-]");

  private static final Pattern PATH =
      Pattern.compile("(?:docs|examples|integration-tests|benchmarks|dsr-[a-z]+|\\.ci)/[\\w./-]+");
  private static final Pattern FILE = Pattern.compile("[\\w.-]+\\.(?:txt|tsv|java|sh|md|yml|xml)");
  private static final Pattern PACKAGE = Pattern.compile("org\\.dsr4j[a-z0-9.]*");
  private static final Pattern PART_OF_PACKAGE = Pattern.compile("[a-z]*(?:\\.[a-z]+)+");
  private static final Set<String> PAGES_OF_PACKAGES =
      Set.of("docs/architecture.md", "docs/adr/0019-packages.md");

  private static final Set<String> PERMISSIONS = GraphAppRoles.load().permissions();

  private static SourceIndex index;
  private static Set<String> outside;
  private static List<Page> pages;

  @BeforeAll
  static void read() throws IOException {
    index = SourceIndex.of(Pages.ROOT);
    outside = outsideNames();
    pages = new ArrayList<>();
    for (Path page : Pages.written()) {
      if (!Pages.isHistory(page)) {
        pages.add(Page.of(page));
      }
    }
  }

  private static Set<String> outsideNames() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(DocsTest.class.getResourceAsStream("outside-names.txt"))) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void typesAndTheirMembersExist() {
    List<String> missing = new ArrayList<>();
    for (Page page : pages) {
      names(page).forEach(name -> check(page, name, missing));
    }

    assertThat(pages).hasSizeGreaterThan(25);
    assertThat(missing).isEmpty();
  }

  @Test
  void anUnknownTypeOrMemberIsReported() {
    Page page =
        new Page(
            Pages.ROOT.resolve("x.md"),
            "`NoType`, `Dsr.noMember(…)`, `Dsr`\n\n```java\nDsr.notThis(request);\n```\n");
    List<String> missing = new ArrayList<>();
    names(page).forEach(name -> check(page, name, missing));

    assertThat(missing)
        .containsExactly(
            "x.md: no type NoType", "x.md: no noMember in Dsr", "x.md: no notThis in Dsr");
  }

  /** In sentences, tables and Java examples. */
  private static List<MatchResult> names(Page page) {
    List<MatchResult> names = new ArrayList<>();
    page.code().stream()
        .filter(code -> !PERMISSIONS.contains(code) && !OTHER.matcher(code).find())
        .forEach(code -> NAME.matcher(code).results().forEach(names::add));
    NAME.matcher(page.javaCode()).results().forEach(names::add);
    return names;
  }

  private static void check(Page page, MatchResult name, List<String> missing) {
    String type = name.group(1);
    if (!index.hasType(type)) {
      if (!outside.contains(type)) {
        missing.add(Pages.name(page.file()) + ": no type " + type);
      }
      return;
    }
    for (String member : name.group(2).split("\\.")) {
      if (!member.isEmpty() && !member.equals("class") && !index.hasMember(type, member)) {
        missing.add(Pages.name(page.file()) + ": no " + member + " in " + type);
      }
    }
  }

  @Test
  void namesFromOutsideAreAllUsed() {
    Set<String> used = new HashSet<>();
    pages.forEach(page -> names(page).forEach(name -> used.add(name.group(1))));

    assertThat(used).containsAll(outside);
    assertThat(outside).noneMatch(index::hasType);
  }

  @Test
  void packagesExist() {
    assertThat(missing(PACKAGE, (page, name) -> index.hasPackage(name))).isEmpty();
    assertThat(
            missing(
                PART_OF_PACKAGE,
                (page, name) ->
                    !PAGES_OF_PACKAGES.contains(Pages.name(page.file()))
                        || index.hasPackageEndingWith(name)
                        || index.hasPackage(name)))
        .isEmpty();
  }

  @Test
  void pathsAndFilesExist() {
    assertThat(
            missing(
                PATH,
                (page, name) ->
                    name.contains("/target/") || Files.exists(Pages.ROOT.resolve(name))))
        .isEmpty();
    assertThat(missing(FILE, (page, name) -> index.hasFile(name))).isEmpty();
  }

  private static List<String> missing(Pattern pattern, Existing existing) {
    List<String> missing = new ArrayList<>();
    for (Page page : pages) {
      page.code().stream()
          .filter(code -> pattern.matcher(code).matches() && !existing.test(page, code))
          .forEach(code -> missing.add(Pages.name(page.file()) + ": " + code));
    }
    return missing;
  }

  @Test
  void linksLeadToFilesAndHeadingsThatExist() throws IOException {
    List<String> broken = new ArrayList<>();
    int links = 0;
    for (Path file : Pages.all()) {
      Page page = Page.of(file);
      for (String link : page.links()) {
        links++;
        if (!leadsSomewhere(page, link)) {
          broken.add(Pages.name(file) + ": " + link);
        }
      }
    }

    assertThat(links).isGreaterThan(100);
    assertThat(broken).isEmpty();
  }

  private static boolean leadsSomewhere(Page page, String link) throws IOException {
    String[] parts = link.split("#", 2);
    Path target =
        parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]).normalize();
    return Files.exists(target)
        && (parts.length == 1 || Page.of(target).anchors().contains(parts[1]));
  }

  private interface Existing {
    boolean test(Page page, String name);
  }
}
