package org.dsr4j.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dsr4j.testkit.contract.Rule;
import org.junit.jupiter.api.Test;

/** The promises about the folder that vendors copy and about the page that explains it. */
class AdapterTemplateTest {

  private static final Path DOCS = Path.of("..", "docs");
  private static final Path TEMPLATE = Path.of("..", "examples", "adapter-template");
  private static final Path PAGE = DOCS.resolve("writing-an-adapter.md");

  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");
  private static final Pattern RULE = Pattern.compile("\\b[A-Z]{3,}-\\d\\d\\b");
  private static final Pattern PLUGIN =
      Pattern.compile(
          "<artifactId>(maven-\\w+-plugin)</artifactId>(?:\\s|<!--.*?-->)*<version>([^<]+)</version>");

  @Test
  void theCompleteTestOfAVendorHasFortyLines() throws IOException {
    List<Path> tests = java("src/test").stream().filter(AdapterTemplateTest::isTest).toList();

    assertThat(tests)
        .singleElement()
        .satisfies(test -> assertThat(test).content().contains("extends AdapterContract"));
    assertThat(Files.readAllLines(tests.get(0))).hasSizeLessThanOrEqualTo(40);
  }

  private static boolean isTest(Path file) {
    return file.getFileName().toString().endsWith("Test.java");
  }

  @Test
  void everyExcerptOfThePageIsInTheTemplate() throws IOException {
    List<String> shown =
        BLOCK.matcher(Files.readString(PAGE)).results().map(block -> flat(block.group(1))).toList();
    StringBuilder sources = new StringBuilder();
    for (Path file : java("src")) {
      sources.append(flat(Files.readString(file)));
    }

    assertThat(shown).hasSizeGreaterThanOrEqualTo(3);
    assertThat(shown).allSatisfy(block -> assertThat(sources.toString()).contains(block));
  }

  @Test
  void thePageLinksToExistingFiles() throws IOException {
    List<String> links =
        LINK.matcher(Files.readString(PAGE)).results().map(link -> link.group(1)).toList();

    assertThat(links).hasSizeGreaterThan(10);
    assertThat(links).allSatisfy(link -> assertThat(DOCS.resolve(link)).exists());
  }

  @Test
  void theCommentsNameExistingRules() throws IOException {
    Set<String> rules = Arrays.stream(Rule.values()).map(Rule::id).collect(Collectors.toSet());
    for (Path file : java("src")) {
      List<String> named =
          RULE.matcher(Files.readString(file)).results().map(rule -> rule.group()).toList();
      assertThat(rules).as(file.toString()).containsAll(named);
    }
  }

  /** The template has no parent pom that defines the versions. */
  @Test
  void theTemplateHasTheVersionsOfThisBuild() throws IOException {
    String template = Files.readString(TEMPLATE.resolve("pom.xml"));
    String parent = Files.readString(Path.of("..", "pom.xml"));

    assertThat(plugins(template)).hasSizeGreaterThanOrEqualTo(5).isSubsetOf(plugins(parent));
    assertThat(property(template, "version.junit")).isEqualTo(property(parent, "version.junit"));
    assertThat(property(template, "version.dsr4j")).isEqualTo(property(parent, "version"));
  }

  private static Set<Map.Entry<String, String>> plugins(String pom) {
    Map<String, String> versions = new TreeMap<>();
    PLUGIN.matcher(pom).results().forEach(found -> versions.put(found.group(1), found.group(2)));
    return versions.entrySet();
  }

  /**
   * The first element with a name: in the parent, the first {@code version} is that of the parent
   * itself.
   */
  private static String property(String pom, String name) {
    return pom.split("<" + name + ">", 2)[1].split("<", 2)[0];
  }

  private static List<Path> java(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(TEMPLATE.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
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
