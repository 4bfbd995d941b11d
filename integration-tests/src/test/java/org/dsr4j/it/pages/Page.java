package org.dsr4j.it.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The parts of a Markdown page: code between back ticks, Java blocks, links, headings. */
record Page(Path file, String text) {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```.*?^```");
  private static final Pattern JAVA = Pattern.compile("(?ms)^```java\n(.*?)^```");
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
  private static final Pattern MARK = Pattern.compile("<a id=\"([^\"]+)\"");

  static Page of(Path file) throws IOException {
    return new Page(file, Files.readString(file));
  }

  /** Code within sentences and tables. */
  List<String> code() {
    return first(CODE, prose());
  }

  /** Java examples without comments and literals. */
  String javaCode() {
    return String.join("\n", first(JAVA, text)).replaceAll("//.*|\"(?:[^\"\\\\]|\\\\.)*\"", "");
  }

  /** Links that lead into this project. */
  List<String> links() {
    return first(LINK, prose()).stream().filter(link -> !link.contains("://")).toList();
  }

  /** What a link can name after the hash. */
  List<String> anchors() {
    List<String> anchors =
        first(HEADING, text).stream().map(Page::anchor).collect(Collectors.toList());
    anchors.addAll(first(MARK, text));
    return anchors;
  }

  private static String anchor(String heading) {
    return heading
        .strip()
        .toLowerCase(java.util.Locale.ROOT)
        .replaceAll("[^\\w\\- ]", "")
        .replace(' ', '-');
  }

  private String prose() {
    return BLOCK.matcher(text).replaceAll("");
  }

  private static List<String> first(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }
}
