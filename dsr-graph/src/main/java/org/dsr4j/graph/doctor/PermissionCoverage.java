package org.dsr4j.graph.doctor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares a set of permissions with the required ones, including permissions that include others.
 * Immutable.
 */
final class PermissionCoverage {

  /** Whether a permission is available. */
  enum Degree {
    /** It is granted, or a granted permission includes it. */
    GRANTED,
    /** A granted permission probably includes it. */
    LIKELY,
    /** It is not granted. */
    MISSING
  }

  private record Rule(List<String> held, List<String> needed, boolean certain) {

    /**
     * Returns the result of the rule for a permission, or the empty text when the rule does not
     * apply.
     */
    String apply(String name) {
      List<String> parts = parts(name);
      if (parts.size() != held.size()) {
        return "";
      }
      List<String> result = new ArrayList<>(needed);
      for (int i = 0; i < parts.size(); i++) {
        if (held.get(i).equals("*")) {
          result.set(i, result.get(i).equals("*") ? parts.get(i) : result.get(i));
        } else if (!held.get(i).equals(parts.get(i))) {
          return "";
        }
      }
      return String.join(".", result);
    }
  }

  private static final List<Rule> RULES = load("permission-implies.txt");

  private final Map<Degree, Set<String>> amounts = new EnumMap<>(Degree.class);

  private PermissionCoverage(Set<String> certain, Set<String> likely) {
    amounts.put(Degree.GRANTED, certain);
    amounts.put(Degree.LIKELY, likely);
  }

  static PermissionCoverage of(Collection<String> held) {
    Set<String> certain = closure(held, false);
    return new PermissionCoverage(certain, closure(held, true));
  }

  Degree degree(String needed) {
    for (Degree degree : amounts.keySet()) {
      if (amounts.get(degree).contains(needed)) {
        return degree;
      }
    }
    return Degree.MISSING;
  }

  private static Set<String> closure(Collection<String> held, boolean likely) {
    Set<String> found = new HashSet<>(held);
    Deque<String> open = new ArrayDeque<>(held);
    while (!open.isEmpty()) {
      String name = open.remove();
      for (Rule rule : RULES) {
        String more = rule.certain() || likely ? rule.apply(name) : "";
        if (!more.isEmpty() && found.add(more)) {
          open.add(more);
        }
      }
    }
    return found;
  }

  private static List<Rule> load(String resource) {
    List<Rule> rules = new ArrayList<>();
    try (InputStream in = PermissionCoverage.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("a resource is missing in the jar: " + resource);
      }
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .forEach(line -> rules.addAll(rules(line)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(rules);
  }

  private static List<String> parts(String name) {
    return List.of(name.split("\\.", -1));
  }

  private static List<Rule> rules(String line) {
    String[] words = line.split(" +", -1);
    boolean certain = words[1].equals(">");
    return Arrays.stream(words)
        .skip(2)
        .map(needed -> new Rule(parts(words[0]), parts(needed), certain))
        .toList();
  }
}
