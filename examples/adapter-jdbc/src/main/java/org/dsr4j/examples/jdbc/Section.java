package org.dsr4j.examples.jdbc;

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
 * One object of a mapping. Records every problem and continues with a placeholder, so that all
 * problems are reported together.
 */
final class Section {

  private final String place;
  private final JsonNode node;
  private final Problems problems;
  private final Set<String> known = new HashSet<>();

  private Section(String place, JsonNode node, Problems problems) {
    this.place = place;
    this.node = node;
    this.problems = problems;
  }

  static Section of(String place, JsonNode node, Problems problems) {
    if (node.isObject()) {
      return new Section(place, node, problems);
    }
    problems.add(place, "must be a group of properties");
    return new Section(place, JsonNodeFactory.instance.objectNode(), problems);
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

  /** A required text with a required form. */
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

  /** A list of texts, none when absent. */
  List<String> list(String property, Predicate<String> shape, String wanted) {
    List<String> texts = new ArrayList<>();
    elements(property)
        .forEach((at, element) -> scalar(at, element, shape, wanted).ifPresent(texts::add));
    if (new HashSet<>(texts).size() < texts.size()) {
      problem(property, "names something twice");
    }
    return texts;
  }

  /** A list of objects, none when absent. */
  List<Section> sections(String property) {
    List<Section> sections = new ArrayList<>();
    elements(property).forEach((at, element) -> sections.add(of(at, element, problems)));
    return sections;
  }

  /** A required object. */
  Section section(String property) {
    known.add(property);
    if (!has(property)) {
      problem(property, "is missing");
    }
    JsonNode found = has(property) ? node.get(property) : JsonNodeFactory.instance.objectNode();
    return of(at(property), found, problems);
  }

  Optional<Section> optionalSection(String property) {
    known.add(property);
    return has(property) ? Optional.of(section(property)) : Optional.empty();
  }

  /** The names of all properties, for an object whose property names are not fixed. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Records unknown properties. */
  void end() {
    for (String name : names()) {
      if (!known.contains(name)) {
        problems.add(place, "has an unknown property" + (shown(name) ? " '" + name + "'" : ""));
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
    String name = shown(property) ? property : "?";
    return place.isEmpty() ? name : place + "/" + name;
  }

  /** An invalid name is not repeated, because it may be misplaced text, even a password. */
  private static boolean shown(String name) {
    return name.matches("[A-Za-z][A-Za-z0-9_.-]{0,40}");
  }
}
