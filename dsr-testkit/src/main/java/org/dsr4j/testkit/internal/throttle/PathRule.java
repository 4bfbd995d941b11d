package org.dsr4j.testkit.internal.throttle;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The paths that a bucket counts; the head of the table of limits describes the notation. */
final class PathRule {

  private final List<Predicate<Call>> among;
  private final List<Predicate<Call>> except;
  private final List<Predicate<Call>> besides;

  private PathRule(
      List<Predicate<Call>> among, List<Predicate<Call>> except, List<Predicate<Call>> besides) {
    this.among = among;
    this.except = except;
    this.besides = besides;
  }

  /** Parses a rule, which may name groups. */
  static PathRule of(String text, Map<String, PathRule> groups) {
    List<String> words = List.of(text.split("\\s+"));
    return new PathRule(
        words.stream()
            .filter(word -> !word.startsWith("!") && !word.startsWith("?"))
            .map(word -> matcher(word, groups))
            .toList(),
        behind(words, "!").map(word -> matcher(word, groups)).toList(),
        behind(words, "?").map(PathRule::asks).toList());
  }

  boolean fits(Call call) {
    return among.stream().anyMatch(rule -> rule.test(call))
        && except.stream().noneMatch(rule -> rule.test(call))
        && besides.stream().allMatch(rule -> rule.test(call));
  }

  private static Stream<String> behind(List<String> words, String mark) {
    return words.stream().filter(word -> word.startsWith(mark)).map(word -> word.substring(1));
  }

  private static Predicate<Call> asks(String word) {
    return call -> call.query().contains(word);
  }

  private static Predicate<Call> matcher(String word, Map<String, PathRule> groups) {
    if (word.equals("*")) {
      return call -> true;
    }
    if (word.startsWith("@")) {
      PathRule group = Objects.requireNonNull(groups.get(word), word);
      return group::fits;
    }
    if (word.startsWith("service:")) {
      String service = word.substring("service:".length());
      return call -> service.equals(call.service());
    }
    if (word.startsWith("~")) {
      String part = word.substring(1);
      return call -> call.template().contains(part);
    }
    return call -> call.template().equals(word) || call.template().startsWith(word + "/");
  }
}
