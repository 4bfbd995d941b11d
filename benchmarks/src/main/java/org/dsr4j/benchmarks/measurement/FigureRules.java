package org.dsr4j.benchmarks.measurement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the written figures of one benchmark must contain. A figure inside a group is named with
 * dots: {@code budgetsOn.wallMs}.
 *
 * <p>Rules are for counts, which are the same on every machine. There is no rule for a time, a rate
 * or a ratio: these never fail a build.
 */
public final class FigureRules {

  private final List<Function<JsonNode, Optional<String>>> rules = new ArrayList<>();

  /** Each figure must be there as a number. */
  public FigureRules numbers(String... names) {
    for (String name : names) {
      rules.add(
          root -> problem(at(root, name).isNumber(), name + " is missing or is not a number"));
    }
    return this;
  }

  /** Each figure must be a number greater than zero. */
  public FigureRules positive(String... names) {
    for (String name : names) {
      rules.add(
          root -> {
            JsonNode value = at(root, name);
            return problem(value.asDouble() > 0, name + " must be above zero: " + shown(value));
          });
    }
    return this;
  }

  /** Both figures must be numbers and equal. */
  public FigureRules same(String one, String other) {
    rules.add(
        root -> {
          JsonNode first = at(root, one);
          JsonNode second = at(root, other);
          return problem(
              first.isNumber() && second.isNumber() && first.asDouble() == second.asDouble(),
              one + " and " + other + " differ: " + shown(first) + " and " + shown(second));
        });
    return this;
  }

  /** The figure must be {@code true}. */
  public FigureRules isTrue(String name) {
    rules.add(root -> problem(at(root, name).asBoolean(false), name + " is not true"));
    return this;
  }

  /** Returns what the figures break, one sentence for each rule; empty when they break none. */
  public List<String> broken(JsonNode figures) {
    return rules.stream().flatMap(rule -> rule.apply(figures).stream()).toList();
  }

  private static Optional<String> problem(boolean holds, String message) {
    return holds ? Optional.empty() : Optional.of(message);
  }

  private static JsonNode at(JsonNode root, String name) {
    return root.at("/" + name.replace('.', '/'));
  }

  private static String shown(JsonNode value) {
    return value.isMissingNode() ? "missing" : value.toString();
  }
}
