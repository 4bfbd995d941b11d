package org.dsr4j.it.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds words in texts that this project replaced by standard terms. */
final class PlainWords {

  /** White space, and what is at the start of a comment line or between joined literals. */
  private static final String GAP = "[\\\\s*/+\"]+";

  private static final String WORD_START = "\\b";

  private final List<Group> groups;

  private PlainWords(List<Group> groups) {
    this.groups = groups;
  }

  /** All words and names of {@code plain-words.txt}. */
  static PlainWords load() throws IOException {
    List<String> words = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<String> current = words;
    for (String line : lines()) {
      if (line.startsWith("[")) {
        current = line.startsWith("[names") ? names : words;
      } else if (!line.isBlank() && !line.startsWith("#")) {
        current.add(line);
      }
    }
    return new PlainWords(List.of(Group.of(words, Pattern.CASE_INSENSITIVE), Group.of(names, 0)));
  }

  private static List<String> lines() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(PlainWords.class.getResourceAsStream("plain-words.txt"))) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    }
  }

  /** One line for each place in the text: first words, then names. */
  List<String> findIn(String file, String text) {
    List<String> found = new ArrayList<>();
    for (Group group : groups) {
      Matcher matcher = group.pattern().matcher(text);
      while (matcher.find()) {
        long line = text.substring(0, matcher.start()).lines().count();
        boolean atLineStart = matcher.start() == 0 || text.charAt(matcher.start() - 1) == '\n';
        found.add(
            "%s:%d: \"%s\"; write: %s"
                .formatted(
                    file, atLineStart ? line + 1 : line, matcher.group(), group.instead(matcher)));
      }
    }
    return found;
  }

  /**
   * Many patterns as one, which is tried only where a word starts: each alone takes ten times as
   * long.
   */
  private record Group(Pattern pattern, List<String> instead) {

    static Group of(List<String> lines, int flags) {
      List<String> patterns = new ArrayList<>();
      List<String> instead = new ArrayList<>();
      for (String line : lines) {
        String[] parts = line.split(" = ", 2);
        if (!parts[0].startsWith(WORD_START)) {
          throw new IllegalStateException("must start with \\b: " + line);
        }
        patterns.add("(" + parts[0].substring(WORD_START.length()).replaceAll(" ", GAP) + ")");
        instead.add(parts[1]);
      }
      return new Group(
          Pattern.compile(WORD_START + "(?:" + String.join("|", patterns) + ")", flags), instead);
    }

    String instead(Matcher matcher) {
      int group = 1;
      while (matcher.group(group) == null) {
        group++;
      }
      return instead.get(group - 1);
    }
  }
}
