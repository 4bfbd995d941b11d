package org.dsr4j.graph.internal.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dsr4j.graph.model.NormalizedPath;

/** The list of calls that no plan may contain; see {@code never-call.txt}. */
final class ForbiddenCalls {

  private static final String LIST = "never-call.txt";
  private static final String UNLESS_NAMED = "unless-named";

  /**
   * One line of the list.
   *
   * @param names the names in lower case, in the order of the path
   * @param unlessNamed whether the operator can request it by name
   */
  private record Rule(Set<String> methods, List<String> names, boolean unlessNamed) {

    boolean covers(String method, List<String> path) {
      int found = 0;
      for (String segment : path) {
        if (found < names.size() && names.get(found).equals(segment)) {
          found++;
        }
      }
      return found == names.size() && methods.contains(method.toUpperCase(Locale.ROOT));
    }
  }

  private static final List<Rule> RULES = read();

  private ForbiddenCalls() {}

  /**
   * Whether a call is forbidden.
   *
   * @param named whether the operator requested exactly this call by name
   */
  static boolean contains(String method, NormalizedPath path, boolean named) {
    List<String> names = path.segments().stream().map(NormalizedPath::foldedName).toList();
    return RULES.stream()
        .filter(rule -> !(named && rule.unlessNamed()))
        .anyMatch(rule -> rule.covers(method, names));
  }

  private static List<Rule> read() {
    List<Rule> rules = new ArrayList<>();
    try (InputStream in = ForbiddenCalls.class.getResourceAsStream(LIST)) {
      if (in == null) {
        throw new IllegalStateException(LIST + " is missing beside its class");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          rules.add(rule(line.strip().split(" ", -1)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(rules);
  }

  private static Rule rule(String[] columns) {
    boolean unlessNamed = columns.length == 3 && columns[2].equals(UNLESS_NAMED);
    if (columns.length != 2 && !unlessNamed) {
      throw new IllegalStateException(LIST + " has a malformed line");
    }
    List<String> names = List.of(columns[1].split("/", -1));
    return new Rule(
        Set.of(columns[0].split(",", -1)),
        names.stream().map(NormalizedPath::foldedName).toList(),
        unlessNamed);
  }
}
