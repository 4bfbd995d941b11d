package org.dsr4j.jdbc.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One object of a mapping. It collects every problem and continues with a placeholder, so that all
 * problems are reported at once.
 */
final class MappingSection {

  private final String place;
  private final JsonNode node;
  private final MappingProblems problems;
  private final Set<String> known = new HashSet<>();

  private MappingSection(String place, JsonNode node, MappingProblems problems) {
    this.place = place;
    this.node = node;
    this.problems = problems;
  }

  static MappingSection of(String place, JsonNode node, MappingProblems problems) {
    if (node.isObject()) {
      return new MappingSection(place, node, problems);
    }
    problems.add(place, "must be an object");
    return new MappingSection(place, JsonNodeFactory.instance.objectNode(), problems);
  }

  void problem(String property, String text) {
    problems.add(at(property), text);
  }

  boolean has(String property) {
    return node.hasNonNull(property);
  }

  /** A required text. */
  String require(String property) {
    return require(property, text -> true, "");
  }

  /** A required text of a given shape. */
  String require(String property, Predicate<String> shape, String wanted) {
    Optional<String> text = optional(property, shape, wanted);
    if (text.isEmpty() && !has(property)) {
      problem(property, "is missing");
    }
    return text.orElse("");
  }

  Optional<String> optional(String property, Predicate<String> shape, String wanted) {
    known.add(property);
    return has(property)
        ? scalar(at(property), node.get(property), shape, wanted)
        : Optional.empty();
  }

  /** A list of texts; empty if absent. */
  List<String> list(String property, Predicate<String> shape, String wanted) {
    List<String> texts = new ArrayList<>();
    elements(property)
        .forEach((at, element) -> scalar(at, element, shape, wanted).ifPresent(texts::add));
    if (new HashSet<>(texts).size() < texts.size()) {
      problem(property, "contains a value twice");
    }
    return texts;
  }

  /** A list of objects; empty if absent. */
  List<MappingSection> sections(String property) {
    List<MappingSection> sections = new ArrayList<>();
    elements(property).forEach((at, element) -> sections.add(of(at, element, problems)));
    return sections;
  }

  /** A required object. */
  MappingSection section(String property) {
    known.add(property);
    if (!has(property)) {
      problem(property, "is missing");
    }
    JsonNode found = has(property) ? node.get(property) : JsonNodeFactory.instance.objectNode();
    return of(at(property), found, problems);
  }

  Optional<MappingSection> optionalSection(String property) {
    known.add(property);
    return has(property) ? Optional.of(section(property)) : Optional.empty();
  }

  /** The names of all properties, for an object whose property names are data. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Reports every property that was not read. */
  void rejectUnknownProperties() {
    for (String name : names()) {
      if (!known.contains(name)) {
        problems.add(place, "has an unknown property" + (printable(name) ? " '" + name + "'" : ""));
      }
    }
  }

  private Map<String, JsonNode> elements(String property) {
    known.add(property);
    Map<String, JsonNode> elements = new LinkedHashMap<>();
    if (has(property)) {
      JsonNode list = node.get(property);
      if (!list.isArray()) {
        problem(property, "must be a list");
      }
      for (int i = 0; list.isArray() && i < list.size(); i++) {
        elements.put(at(property) + "[" + i + "]", list.get(i));
      }
    }
    return elements;
  }

  private Optional<String> scalar(
      String at, JsonNode value, Predicate<String> shape, String wanted) {
    if (!value.isTextual() || value.textValue().isBlank()) {
      problems.add(at, "must be a text, not blank");
      return Optional.empty();
    }
    String text = value.textValue().strip();
    if (!shape.test(text)) {
      problems.add(at, "must be " + wanted);
      return Optional.empty();
    }
    return Optional.of(text);
  }

  private String at(String property) {
    if (property.isEmpty()) {
      return place;
    }
    String name = printable(property) ? property : "?";
    return place.isEmpty() ? name : place + "/" + name;
  }

  /** Any other name is not repeated: it may be a misplaced value, for example a password. */
  private static boolean printable(String name) {
    return name.matches("[A-Za-z][A-Za-z0-9_.-]{0,40}");
  }
}
