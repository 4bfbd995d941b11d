package org.dsr4j.graph.throttle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds the families of limits that count a path. */
final class PathFamilies {

  private static final List<Rule> RULES = rules();
  private static final String EVERYTHING = "all";
  private static final String SIGN_IN_ACTIVITY = "sign-in-activity";

  private PathFamilies() {}

  /**
   * A path prefix and the families that count it.
   *
   * @param family the family
   * @param prefix segments in lower case
   */
  private record Rule(String family, List<String> prefix) {}

  private static List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    for (String[] columns : LimitFile.table("paths.txt")) {
      for (int i = 1; i < columns.length; i++) {
        rules.add(new Rule(columns[0], segments(columns[i])));
      }
    }
    return List.copyOf(rules);
  }

  static List<String> of(String path, Map<String, String> options) {
    List<String> segments = segments(path);
    List<String> families = new ArrayList<>(List.of(EVERYTHING));
    int longest = 1;
    for (Rule rule : RULES) {
      int length = rule.prefix().size();
      if (length >= longest && matches(rule.prefix(), segments, false)) {
        if (length > longest) {
          families.subList(1, families.size()).clear();
          longest = length;
        }
        families.add(rule.family());
      }
    }
    if (readsSignInActivity(segments, options)) {
      families.add(SIGN_IN_ACTIVITY);
    }
    return families;
  }

  /** Whether a path starts with a pattern or is equal to it. */
  static boolean matches(List<String> pattern, List<String> segments, boolean whole) {
    if (pattern.size() > segments.size() || (whole && pattern.size() < segments.size())) {
      return false;
    }
    for (int i = 0; i < pattern.size(); i++) {
      if (!matches(pattern.get(i), segments.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Compares one segment; {@code *} at the end of the pattern stands for any text. */
  private static boolean matches(String pattern, String segment) {
    return pattern.endsWith("*")
        ? segment.startsWith(pattern.substring(0, pattern.length() - 1))
        : pattern.equals(segment);
  }

  /**
   * Splits a path into segments in lower case; a key in parentheses is a segment, a cast is not.
   */
  static List<String> segments(String path) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.substring(1).toLowerCase(Locale.ROOT).split("/", -1)) {
      int bracket = segment.indexOf('(');
      String name = bracket < 0 ? segment : segment.substring(0, bracket);
      if (!name.startsWith("microsoft.graph.") && !name.startsWith("graph.")) {
        segments.add(name);
      }
      if (bracket >= 0 && bracket < segment.length() - 2) {
        segments.add(segment.substring(bracket));
      }
    }
    return segments;
  }

  /** Returns the person after {@code /users}, for any form of the key; empty when there is none. */
  static String person(String path) {
    List<String> segments = segments(path);
    return segments.size() > 1 ? segments.get(1).replaceAll("^\\('?|'?\\)$", "") : "";
  }

  /** Returns a report path without its arguments. */
  static String report(String path) {
    return segments(path).stream()
        .filter(segment -> !segment.startsWith("("))
        .collect(Collectors.joining("/"));
  }

  private static boolean readsSignInActivity(List<String> segments, Map<String, String> options) {
    return segments.get(0).equals("users")
        && segments.size() <= 2
        && (options.getOrDefault("$select", "").contains("signInActivity")
            || options.getOrDefault("$filter", "").contains("signInActivity"));
  }
}
