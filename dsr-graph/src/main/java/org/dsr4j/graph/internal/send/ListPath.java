package org.dsr4j.graph.internal.send;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares the paths of two pages of a list, which a service may spell in several ways. */
final class ListPath {

  private static final String NAMESPACE = "microsoft.graph.";

  /** A segment with its key in parentheses: {@code users('id')} is {@code users/id}. */
  private static final Pattern KEYED = Pattern.compile("([a-z]+)\\('([^'=]*)'\\)");

  private ListPath() {}

  /** Whether two encoded paths name one list. */
  static boolean same(String one, String other) {
    return one.equals(other) || segments(one).equals(segments(other));
  }

  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>();
    for (String encoded : path.split("/", -1)) {
      String segment = decoded(encoded).toLowerCase(Locale.ROOT);
      Matcher keyed = KEYED.matcher(segment);
      if (keyed.matches()) {
        segments.add(keyed.group(1));
        segments.add(keyed.group(2));
      } else {
        segments.add(plain(segment));
      }
    }
    return segments;
  }

  private static String plain(String segment) {
    String name = segment.startsWith(NAMESPACE) ? segment.substring(NAMESPACE.length()) : segment;
    return name.endsWith("()") ? name.substring(0, name.length() - 2) : name;
  }

  private static String decoded(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      return segment;
    }
  }
}
